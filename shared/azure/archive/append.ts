import type { ContainerClient } from '@azure/storage-blob';
import { countCall } from '../calls.ts';
import { isConflict, isMissing, isStale } from '../faults.ts';
import { AUDIT_CONTAINER } from './blobs.ts';
import { turnLine } from './record.ts';
import type { Tail } from './tail.ts';

/** Appends lines at the chain's end; false when it is not the end any more. */
export async function appendTo(container: ContainerClient, tail: Tail, text: string): Promise<boolean> {
  const { blob } = tail;
  if (blob === undefined) return false;
  const bytes = Buffer.from(text);
  try {
    await container
      .getAppendBlobClient(blob.name)
      .appendBlock(bytes, bytes.length, { conditions: { appendPosition: blob.size } });
  } catch (error) {
    if (isStale(error) || isMissing(error)) return false;
    throw error;
  }
  blob.size += bytes.length;
  blob.blocks++;
  return true;
}

/**
 * Lets the chain go on in the blob `next`. It is made first: once the last line of a blob names it, it is there. False
 * when somebody appended meanwhile.
 */
export async function turn(container: ContainerClient, tail: Tail, next: string): Promise<boolean> {
  await create(container, next);
  const { line, hash } = turnLine({ next, prev: tail.hash });
  countCall('blob', AUDIT_CONTAINER, 'append', 1);
  if (!(await appendTo(container, tail, `${line}\n`))) return false;
  tail.hash = hash;
  tail.blob = { name: next, size: 0, blocks: 0 };
  return true;
}

/** One that is there already will do: who appends first decides. */
export async function create(container: ContainerClient, name: string): Promise<void> {
  const client = container.getAppendBlobClient(name);
  const conditions = { ifNoneMatch: '*' };
  countCall('blob', AUDIT_CONTAINER, 'create', 1);
  try {
    await client.create({ conditions });
  } catch (error) {
    if (isConflict(error) || isStale(error)) return;
    if (!isMissing(error)) throw error;
    await container.createIfNotExists();
    await create(container, name);
  }
}
