import type { ContainerClient } from '@azure/storage-blob';
import type { DeadLetter, RepairLog, RepairRecord } from '../ports.ts';
import { countCall } from './calls.ts';
import type { Connections } from './connections.ts';
import { isConflict, isMissing, isStale, storageFault } from './faults.ts';

const REPAIRS_CONTAINER = 'repairs';

// An append blob takes 50,000 blocks, and is read whole.
const MOST_BLOCKS = 5_000;
const MOST_BYTES = 32 * 1024 * 1024;

/**
 * Append blobs `<yyyy-mm-dd>/<nnn>.jsonl`, a line for each record. Appending needs no condition: each record stands
 * for itself, so two who repair at the same time may write to the same blob.
 */
export function repairLog(connections: Connections): RepairLog {
  /** Name of the blob of each day that this process has written on. */
  const names = new Map<string, string>();

  const container = async () => (await connections.blobs()).getContainerClient(REPAIRS_CONTAINER);

  const append = async (record: RepairRecord): Promise<void> => {
    const day = new Date(record.time).toISOString().slice(0, 10);
    const line = Buffer.from(`${JSON.stringify(lineOf(record))}\n`);
    const within = await container();
    const name = names.get(day) ?? (await blobsOf(within, `${day}/`)).at(-1) ?? `${day}/000.jsonl`;
    const blob = within.getAppendBlobClient(name);
    countCall('blob', REPAIRS_CONTAINER, 'append', 1);
    const write = () => blob.appendBlock(line, line.length);
    const answer = await write().catch(async (error: unknown) => {
      if (!isMissing(error)) throw error;
      await create(within, name);
      return await write();
    });
    const full =
      Number(answer.blobCommittedBlockCount ?? 0) >= MOST_BLOCKS ||
      Number(answer.blobAppendOffset ?? 0) + line.length >= MOST_BYTES;
    names.set(day, full ? successor(name) : name);
  };

  return {
    async append(record) {
      try {
        await append(record);
      } catch (error) {
        throw storageFault('record the repair', error);
      }
    },
    async *latest() {
      try {
        const within = await container();
        for (const name of await blobsBackward(within)) {
          const text = (await within.getBlobClient(name).downloadToBuffer()).toString();
          const lines = text.split('\n').filter((line) => line !== '');
          for (const line of lines.reverse()) yield recordOf(JSON.parse(line) as Line);
        }
      } catch (error) {
        throw storageFault('read the record of repairs', error);
      }
    },
  };
}

async function create(container: ContainerClient, name: string): Promise<void> {
  await container.createIfNotExists();
  try {
    await container.getAppendBlobClient(name).create({ conditions: { ifNoneMatch: '*' } });
  } catch (error) {
    if (!isConflict(error) && !isStale(error)) throw error;
  }
}

async function blobsOf(container: ContainerClient, prefix: string): Promise<string[]> {
  const names: string[] = [];
  try {
    for await (const { name } of container.listBlobsFlat({ prefix })) names.push(name);
  } catch (error) {
    if (!isMissing(error)) throw error;
  }
  return names.sort();
}

async function blobsBackward(container: ContainerClient): Promise<string[]> {
  return (await blobsOf(container, '')).reverse();
}

/** `…/009.jsonl` → `…/010.jsonl` */
function successor(name: string): string {
  return name.replace(
    /(\d+)\.jsonl$/,
    (_, digits: string) => `${String(Number(digits) + 1).padStart(3, '0')}.jsonl`,
  );
}

/** Bodies are bytes: base64, which every tool can read back. */
interface Line extends Omit<RepairRecord, 'time' | 'deadLetter' | 'edited'> {
  readonly time: string;
  readonly deadLetter: Omit<DeadLetter, 'time' | 'body'> & { readonly time: string; readonly body: string };
  readonly edited?: { readonly body: string; readonly next: 'replay' | 'keep' };
}

function lineOf({ time, deadLetter, edited, ...rest }: RepairRecord): Line {
  return {
    time: new Date(time).toISOString(),
    ...rest,
    deadLetter: {
      ...deadLetter,
      time: new Date(deadLetter.time).toISOString(),
      body: Buffer.from(deadLetter.body).toString('base64'),
    },
    ...(edited === undefined
      ? {}
      : { edited: { ...edited, body: Buffer.from(edited.body).toString('base64') } }),
  };
}

function recordOf({ time, deadLetter, edited, ...rest }: Line): RepairRecord {
  return {
    time: Date.parse(time),
    ...rest,
    deadLetter: {
      ...deadLetter,
      time: Date.parse(deadLetter.time),
      body: Buffer.from(deadLetter.body, 'base64'),
    },
    ...(edited === undefined ? {} : { edited: { ...edited, body: Buffer.from(edited.body, 'base64') } }),
  };
}
