import { randomFillSync } from 'node:crypto';

const POOL_BYTES = 8_192;
const pool = new Uint8Array(POOL_BYTES);
let used = POOL_BYTES;

/** `length` random bytes (a view, good until some hundred calls later); asks the system once for many ids. */
export function randomBytes(length: number): Uint8Array {
  if (used + length > POOL_BYTES) {
    randomFillSync(pool);
    used = 0;
  }
  used += length;
  return pool.subarray(used - length, used);
}

export function randomHex(bytes: number): string {
  let text = '';
  for (const byte of randomBytes(bytes)) text += byte < 16 ? `0${byte.toString(16)}` : byte.toString(16);
  return text;
}
