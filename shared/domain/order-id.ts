/**
 * `order_<slug>_<token>`: the slug is for people, the token carries where the order lies and proves that we gave the
 * id out. token = 6 characters time bucket + 10 characters random + 6 characters MAC over all before it.
 */
const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';
const SHAPE =
  /^order_[a-z0-9]{1,20}_([0-9abcdefghjkmnpqrstvwxyz]{6})([0-9abcdefghjkmnpqrstvwxyz]{10})([0-9abcdefghjkmnpqrstvwxyz]{6})$/;
const BUCKET_EPOCH_MS = Date.UTC(2020, 0, 1);
const BUCKET_MS = 8_000;
const BUCKET_LENGTH = 6;
const RANDOM_LENGTH = 10;
const MAC_LENGTH = 6;
const SHARDS = 2;

/** At least 4 bytes that only the holder of the key can compute. */
export type Mac = (text: string) => Uint8Array;

/** Of ids that an Idempotency-Key fixes: there is no time in them. Time buckets begin with z only from the year 2283. */
const KEYED_BUCKET = 'z';

export interface OrderIdParts {
  readonly bucket: string;
  readonly random: string;
  readonly mac: string;
  /** Of the tables that are partitioned by order. */
  readonly partition: string;
  /**
   * The part that an Idempotency-Key fixes whatever the body says: the slug comes from the body, so claims on a key
   * are kept under this and not under the id.
   */
  readonly claim: string;
  /** True when an Idempotency-Key fixed the id. */
  readonly keyed: boolean;
}

/** `random`: at least 7 bytes. */
export function newOrderId(customer: string, now: number, random: Uint8Array, mac: Mac): string {
  // A machine that has not learnt the time yet may think that it is 1970: such ids are of the first bucket.
  const bucket = number32(Math.max(0, Math.floor((now - BUCKET_EPOCH_MS) / BUCKET_MS)), BUCKET_LENGTH);
  return sealed(`order_${slug(customer)}_${bucket}${bytes32(random, RANDOM_LENGTH)}`, mac);
}

/** Same customer and hash: same id. `hash`: at least 10 bytes of a MAC of the Idempotency-Key. */
export function keyedOrderId(customer: string, hash: Uint8Array, mac: Mac): string {
  const bucket = KEYED_BUCKET + bytes32(hash.subarray(0, 4), BUCKET_LENGTH - 1);
  return sealed(`order_${slug(customer)}_${bucket}${bytes32(hash.subarray(4), RANDOM_LENGTH)}`, mac);
}

/** The parts of an id of the right shape; undefined for any other text. Says nothing about the MAC. */
export function orderIdParts(id: string): OrderIdParts | undefined {
  const match = SHAPE.exec(id);
  if (match === null) return undefined;
  const [, bucket = '', random = '', mac = ''] = match;
  const shard = ALPHABET.indexOf(random.charAt(RANDOM_LENGTH - 1)) % SHARDS;
  return {
    bucket,
    random,
    mac,
    partition: `${bucket}-${shard}`,
    claim: bucket + random,
    keyed: bucket.startsWith(KEYED_BUCKET),
  };
}

/** Whether we gave this id out. */
export function isOrderId(id: string, mac: Mac): boolean {
  const parts = orderIdParts(id);
  if (parts === undefined) return false;
  return sameText(parts.mac, macText(id.slice(0, -MAC_LENGTH), mac));
}

/** First instant (epoch ms) of a time bucket. */
export function bucketStart(bucket: string): number {
  let value = 0;
  for (const char of bucket) value = value * 32 + ALPHABET.indexOf(char);
  return BUCKET_EPOCH_MS + value * BUCKET_MS;
}

function slug(customer: string): string {
  const letters = customer
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '')
    .slice(0, 20);
  return letters === '' ? 'customer' : letters;
}

function sealed(text: string, mac: Mac): string {
  return text + macText(text, mac);
}

function macText(text: string, mac: Mac): string {
  return bytes32(mac(text).subarray(0, 4), MAC_LENGTH);
}

function number32(value: number, length: number): string {
  let text = '';
  for (let rest = value; text.length < length; rest = Math.floor(rest / 32)) {
    text = ALPHABET.charAt(rest % 32) + text;
  }
  return text;
}

/** The first 5 × length bits. */
function bytes32(bytes: Uint8Array, length: number): string {
  let text = '';
  let bits = 0;
  let held = 0;
  for (const byte of bytes) {
    held = (held << 8) | byte;
    bits += 8;
    while (bits >= 5 && text.length < length) {
      bits -= 5;
      text += ALPHABET.charAt((held >> bits) & 31);
    }
    if (text.length === length) break;
    held &= (1 << bits) - 1;
  }
  return text;
}

/** Takes the same time wherever the texts differ. */
function sameText(left: string, right: string): boolean {
  let difference = left.length ^ right.length;
  for (let index = 0; index < right.length; index++) {
    difference |= left.charCodeAt(index) ^ right.charCodeAt(index);
  }
  return difference === 0;
}
