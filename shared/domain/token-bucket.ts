/** Lets through `rate` a second, and `burst` at once after a while of silence. */
export interface BucketTerms {
  readonly rate: number;
  readonly burst: number;
}

export interface Bucket {
  /** Below zero after a large draw: what comes next waits until the debt is paid. */
  readonly tokens: number;
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
  const tokens = bucket === undefined ? burst : filled(bucket, now, { rate, burst });
  const lacking = Math.min(cost, burst) - tokens;
  if (lacking > 0) return { type: 'empty', waitMs: Math.ceil((lacking / rate) * 1_000) };
  return { type: 'drawn', bucket: { tokens: tokens - cost, at: now } };
}

/** A clock that was put back fills nothing. */
function filled({ tokens, at }: Bucket, now: number, { rate, burst }: BucketTerms): number {
  return Math.min(burst, tokens + (Math.max(0, now - at) / 1_000) * rate);
}
