/** `npm run verify-audit`: follows the hash chains of the archive and tells every record that was tampered with. */
import type { ArchiveReport } from '../shared/azure/index.ts';
import { flag, program, text } from './arguments.ts';
import { connectionConfig, connectionOptions, tellOutages } from './connection.ts';
import { progressBar } from './progress.ts';
import { visible } from './visible.ts';

const options = {
  order: {
    describe: 'proves this order: its records and the roots over them',
    value: 'ID',
    read: text,
    fallback: '',
  },
  root: {
    describe: 'a root that was noted before: it must be there still',
    value: 'HASH',
    read: hash,
    fallback: '',
  },
  'read-only': flag('does not write the roots of days that are over'),
  json: flag('as JSON, and no progress'),
  ...connectionOptions('storage'),
};

interface OrderRecord {
  readonly partition: string;
  readonly position: number;
  readonly blob: string;
  readonly line: number;
  readonly seq: number;
  readonly time: string;
  readonly type: string;
  readonly hash: string;
}

interface Values {
  readonly order: string;
  readonly root: string;
  readonly 'read-only': boolean;
  readonly json: boolean;
  readonly storage: string;
  readonly state: string;
}

await program(
  {
    usage: 'npm run verify-audit -- [--order ID] [--root HASH] [--read-only]',
    about:
      'Reads the whole archive. Each record holds the hash of the one before it in its partition, and each day has a root over\n' +
      'all partitions and the day before: a byte that was changed, and a record or root that was removed, added or moved, is\n' +
      'told by partition, position and event. When all holds, the roots of days that are over are written, if nobody did so\n' +
      'yet. Note the last root elsewhere: with --root, not even the whole archive can be exchanged. Exit code 1 when something\n' +
      'is wrong.',
    options,
  },
  (values) => tellOutages(() => verify(values)),
);

function hash(value: string): string {
  if (!/^[0-9a-f]{64}$/.test(value)) throw new Error(`wants 64 hexadecimal digits, not "${value}"`);
  return value;
}

async function verify({ order, root, json, ...values }: Values): Promise<number> {
  const config = connectionConfig(['storage'], values);
  // The SDKs take a while to load: a wrong argument is told at once.
  const { closeArchiveDays, verifyArchive } = await import('../shared/azure/archive/index.ts');
  const records: OrderRecord[] = [];
  const bar = progressBar('{bar} {percentage} % of the archive', json);
  let read = 0;
  const look = () =>
    verifyArchive(
      config,
      ({ position, event, hash }, place) => {
        const { seq, time, type } = event;
        if (event.orderId === order) records.push({ ...place, position, seq, time, type, hash });
      },
      (bytes, all) => {
        if (read === 0) bar.begin(all);
        bar.add(bytes - read);
        read = bytes;
      },
    );
  let report = await look();
  bar.end();
  const written =
    report.faults.length === 0 && !values['read-only'] ? await closeArchiveDays(config, new Date()) : [];
  if (written.length > 0) {
    records.length = 0;
    read = 0;
    report = await look();
    bar.end();
  }
  const absent = root !== '' && !report.roots.some(({ hash }) => hash === root);
  const unknown = order !== '' && records.length === 0;
  const verified = report.faults.length === 0 && !unknown && !absent;
  if (json) {
    const proof = order === '' ? {} : { order, records, proofs: proofsOf(records, report) };
    const roots = report.roots.map(({ day, hash }) => ({ day, hash }));
    console.log(JSON.stringify({ verified, ...report, roots, written, ...proof }, undefined, 2));
    return verified ? 0 : 1;
  }
  tellChains(report, written);
  if (order !== '') tellOrder(order, records, report);
  tellVerdict(report);
  if (absent) console.error(`No day has the root ${root}`);
  return verified ? 0 : 1;
}

function tellChains({ partitions, roots }: ArchiveReport, written: readonly string[]): void {
  for (const { partition, records: count, lastHash } of partitions) {
    console.log(
      `partition ${partition}  ${String(count).padStart(9)} records, the chain ends with ${lastHash}`,
    );
  }
  const last = roots.at(-1);
  if (last !== undefined)
    console.log(`${count(roots.length, 'root')}, the last of ${last.day}: ${last.hash}`);
  if (written.length > 0) console.log(`written just now: ${written.join(', ')}`);
}

function tellVerdict({ partitions, faults }: ArchiveReport): void {
  for (const { partition, position, eventId, blob, line, reason } of faults) {
    const place = line === undefined ? blob : `${blob}, line ${line}`;
    const which = eventId === undefined ? '' : ` (${eventId} at ${partition}/${position})`;
    // Who tampered with it may have an interest in what the terminal shows of it.
    console.error(visible(`${place}${which}: ${reason}`));
  }
  const total = partitions.reduce((sum, { records }) => sum + records, 0);
  console.log(
    faults.length === 0
      ? `${total} records in ${partitions.length} partitions, every chain and every root holds.`
      : `${count(faults.length, 'fault')} in ${total} records.`,
  );
}

interface Proof {
  readonly partition: string;
  readonly day: string;
  /** With what the partition's chain ended on that day, and the root that says so; left out: the day is not over. */
  readonly chainEnd?: string;
  readonly root?: string;
}

function proofsOf(records: readonly OrderRecord[], { roots }: ArchiveReport): Proof[] {
  const proofs = new Map<string, Proof>();
  for (const { partition, blob } of records) {
    const day = blob.split('/')[1] ?? '';
    const root = roots.find((one) => one.day === day);
    const chainEnd = root?.partitions.find((one) => one.partition === partition)?.hash;
    const proven = root === undefined || chainEnd === undefined ? {} : { chainEnd, root: root.hash };
    proofs.set(`${partition} ${day}`, { partition, day, ...proven });
  }
  return [...proofs.values()];
}

function tellOrder(order: string, records: readonly OrderRecord[], report: ArchiveReport): void {
  if (records.length === 0) console.error(`${order}: the archive has no record of it`);
  for (const { time, position, partition, seq, type, hash, blob, line } of records) {
    const place = `at ${partition}/${position}, ${blob} line ${line}, ${hash}`;
    console.log(visible(`${time}  ${String(type).padEnd(18)} ${order}/${seq}  ${place}`));
  }
  for (const { partition, day, chainEnd, root } of proofsOf(records, report)) {
    console.log(
      root === undefined
        ? `${day} is not over: partition ${partition} has no root of it yet`
        : `${day}: partition ${partition} ended with ${chainEnd}, as the day’s root says: ${root}`,
    );
  }
}

function count(number: number, what: string): string {
  return `${number} ${what}${number === 1 ? '' : 's'}`;
}
