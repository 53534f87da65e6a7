import { randomBytes } from 'node:crypto';

// Random numbers are fetched for many locks at a time; one call each would be the dearest part of a lock.
const POOL_LOCKS = 512;
const RANDOM_BYTES = 8;
let pool = Buffer.alloc(0);
let used = 0;

/**
 * The 16 bytes of a lock: random first, then the message's sequence number, by which the lock is found again.
 * The delivery tag carries them in .NET's order of a GUID, `$management` in the order of the standard; the two
 * differ in the first eight bytes only.
 */
export function newLockToken(sequence: number): Buffer {
  if (used === pool.length) {
    pool = randomBytes(POOL_LOCKS * RANDOM_BYTES);
    used = 0;
  }
  const token = Buffer.allocUnsafe(16);
  pool.copy(token, 0, used, used + RANDOM_BYTES);
  used += RANDOM_BYTES;
  token.writeUInt32BE(Math.floor(sequence / 2 ** 32), 8);
  token.writeUInt32BE(sequence >>> 0, 12);
  return token;
}

export function sequenceOfToken(token: Buffer): number {
  return token.readUInt32BE(8) * 2 ** 32 + token.readUInt32BE(12);
}

/** From .NET's order to the standard's, or back. */
export function reorderToken(token: Buffer): Buffer {
  const other = Buffer.from(token);
  for (const [to, from] of [3, 2, 1, 0, 5, 4, 7, 6].entries()) other[to] = token[from] as number;
  return other;
}
