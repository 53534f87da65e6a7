import { TableRefusal } from './errors.ts';
import type { Entity } from './tables.ts';
import { TYPE } from './type-name.ts';

const MOST_PROPERTIES = 252;
const MOST_BYTES = 1024 * 1024;
/** What the service keeps of a row beside its properties, and of a property beside name and value. */
const ROW_BYTES = 4;
const PROPERTY_BYTES = 8;
const LENGTH_BYTES = 4;
/** Azurite's front keeps them among the properties; they are not counted as such. */
const OWN = new Set(['PartitionKey', 'RowKey', 'Timestamp']);

/** Refuses a row that Azure would not keep. Texts count as UTF-16 there, twice what most of them have on the wire. */
export function checkSize(entity: Entity): void {
  if (isSmall(entity.properties)) return;
  const { PartitionKey, RowKey, properties } = entity;
  let count = 0;
  let bytes = ROW_BYTES + 2 * (PartitionKey.length + RowKey.length);
  for (const name in properties) {
    if (name.endsWith(TYPE) || OWN.has(name)) continue;
    count++;
    bytes += PROPERTY_BYTES + 2 * name.length + sizeOf(properties[name], properties[name + TYPE]);
  }
  if (count > MOST_PROPERTIES) throw new TableRefusal('TooManyProperties');
  if (bytes > MOST_BYTES) throw new TableRefusal('EntityTooLarge');
}

/** Nearly every row is, by a look that takes each value for a text and each note of a type for a property. */
function isSmall(properties: Entity['properties']): boolean {
  let count = 0;
  let characters = 0;
  for (const name in properties) {
    const value = properties[name];
    count++;
    characters += name.length;
    if (typeof value === 'string') characters += value.length;
  }
  return count <= MOST_PROPERTIES && 2 * characters + 16 * count < MOST_BYTES / 2;
}

function sizeOf(value: unknown, type: unknown): number {
  if (typeof value === 'boolean') return 1;
  if (typeof value === 'number') return type === undefined || type === 'Edm.Int32' ? 4 : 8;
  const text = String(value);
  switch (type) {
    case 'Edm.DateTime':
    case 'Edm.Double':
    case 'Edm.Int64':
      return 8;
    case 'Edm.Guid':
      return 16;
    case 'Edm.Binary':
      return LENGTH_BYTES + Buffer.byteLength(text, 'base64');
    default:
      return LENGTH_BYTES + 2 * text.length;
  }
}
