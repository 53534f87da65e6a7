/** Lets through `rate` a second, and `burst` at once after a while of silence; whole numbers. */
export interface BucketTerms {
  readonly rate: number;
  readonly burst: number;
}

export interface Bucket {
  /** Thousandths of a token, so that a millisecond fills a whole number of them. Below zero: debt, to be paid first. */
  readonly thousandths: number;
  /** Epoch ms at which it had them. */
  readonly at: number;
}

export type Draw =
  | { readonly type: 'drawn'; readonly bucket: Bucket }
  /** After so many ms the same draw succeeds, if nobody else draws meanwhile. */
  | { readonly type: 'empty'; readonly waitMs: number };

/**
 * Takes `cost` tokens. What costs more than the bucket holds is let through when the bucket is full, on credit: it
 * could never be let through otherwise. Without a bucket a full one is meant.
 */
export function draw(
  bucket: Bucket | undefined,
  cost: number,
  now: number,
  { rate, burst }: BucketTerms,
): Draw {
  const full = burst * 1_000;
  const held = bucket === undefined ? full : filled(bucket, now, rate, full);
  const lacking = Math.min(cost, burst) * 1_000 - held;
  if (lacking > 0) return { type: 'empty', waitMs: Math.ceil(lacking / rate) };
  return { type: 'drawn', bucket: { thousandths: held - cost * 1_000, at: now } };
}

/** A clock that was put back fills nothing. */
function filled({ thousandths, at }: Bucket, now: number, rate: number, full: number): number {
  return Math.min(full, thousandths + Math.max(0, now - at) * rate);
}
