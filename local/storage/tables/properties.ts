import { TableRefusal } from './errors.ts';
import { TYPE } from './type-name.ts';

/** Azurite's check of one value against its type; throws, or gives the value and the type as they are to be kept. */
export type ParseProperty = (
  name: string,
  value: unknown,
  type: string | undefined,
) => { readonly value: unknown; readonly type: string | undefined };

const MOST_KEY_CHARACTERS = 512;
const MOST_CHARACTERS = 32 * 1024;
const MOST_BYTES = 64 * 1024;
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what a key may not have
const NOT_IN_KEYS = /[\u0000-\u001f\u007f-\u009f/\\#?]/;
/** What a client sends along but the service makes itself. */
const OWN = new Set(['PartitionKey', 'RowKey', 'Timestamp']);

export function checkKey(key: unknown): string {
  if (typeof key !== 'string') throw new TableRefusal('PropertiesNeedValue');
  if (key.length > MOST_KEY_CHARACTERS || NOT_IN_KEYS.test(key)) throw new TableRefusal('InvalidInput');
  return key;
}

/** A row's properties as they are kept: checked, without keys, nulls and OData's notes. */
export function checkProperties(
  sent: Record<string, unknown>,
  parse: ParseProperty,
): Record<string, unknown> {
  const properties: Record<string, unknown> = {};
  for (const name in sent) {
    const value = sent[name];
    if (OWN.has(name) || name.endsWith(TYPE) || name.startsWith('odata.') || value === null) continue;
    const type = sent[name + TYPE];
    if (type === undefined && typeof value === 'boolean') {
      properties[name] = value;
    } else if (type === undefined && typeof value === 'string') {
      if (value.length > MOST_CHARACTERS) throw new TableRefusal('PropertyValueTooLarge');
      properties[name] = value;
    } else if (type === undefined && typeof value === 'number') {
      properties[name] = value;
      // Written without a fraction it is an Int32.
      if (!Number.isInteger(value)) properties[name + TYPE] = 'Edm.Double';
    } else {
      const parsed = typed(name, value, type, parse);
      properties[name] = parsed.value;
      if (parsed.type !== undefined) properties[name + TYPE] = parsed.type;
    }
  }
  return properties;
}

function typed(name: string, value: unknown, type: unknown, parse: ParseProperty) {
  if (type !== undefined && typeof type !== 'string') throw new TableRefusal('InvalidInput');
  if (typeof value === 'string') {
    const size =
      type === 'Edm.Binary'
        ? Buffer.byteLength(value, 'base64') / MOST_BYTES
        : value.length / MOST_CHARACTERS;
    if (size > 1) throw new TableRefusal('PropertyValueTooLarge');
    if (value === '' && type === 'Edm.DateTime') throw new TableRefusal('InvalidInput');
  }
  try {
    return parse(name, value, type);
  } catch {
    // Azurite tells by different kinds of error that a value does not fit its type.
    throw new TableRefusal('InvalidInput');
  }
}
