/** A document as one line of JSON that keeps what JSON alone would lose: dates and bytes. */
const DATE = '$journal:date';
const BYTES = '$journal:bytes';

export function encode(document: object): string {
  return JSON.stringify(isPlain(document) ? document : tagged(document));
}

export function decode(text: string): unknown {
  return text.includes('"$journal:') ? JSON.parse(text, untag) : JSON.parse(text);
}

// Most documents are plain: a look is cheaper than copying every one.
function isPlain(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return true;
  if (value instanceof Date || value instanceof Uint8Array) return false;
  for (const key in value) {
    const inner = (value as Record<string, unknown>)[key];
    if (typeof inner === 'object' && inner !== null && !isPlain(inner)) return false;
  }
  return true;
}

function tagged(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (value instanceof Date) return { [DATE]: value.getTime() };
  if (value instanceof Uint8Array) return { [BYTES]: Buffer.from(value).toString('base64') };
  if (Array.isArray(value)) return value.map(tagged);
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, tagged(inner)]));
}

function untag(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (DATE in value) return new Date(Number(value[DATE]));
  if (BYTES in value) return Buffer.from(String(value[BYTES]), 'base64');
  return value;
}
