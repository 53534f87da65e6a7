import { readFileSync } from 'node:fs';
import { parseDuration } from './durations.ts';

/** What the entities file declares, with Azure's defaults filled in. Durations are milliseconds. */
export interface Entities {
  readonly queues: readonly QueueSettings[];
  readonly eventHubs: readonly EventHubSettings[];
  readonly schemaGroups: readonly SchemaGroupSettings[];
}

export interface QueueSettings {
  readonly name: string;
  readonly maxDeliveryCount: number;
  readonly lockDuration: number;
  readonly defaultMessageTimeToLive: number;
  readonly maxMessageSizeInKilobytes: number;
  readonly deadLetteringOnMessageExpiration: boolean;
  readonly requiresSession: boolean;
  readonly requiresDuplicateDetection: boolean;
  readonly duplicateDetectionHistoryTimeWindow: number;
}

interface EventHubSettings {
  readonly name: string;
  readonly partitionCount: number;
  readonly messageRetentionInDays: number;
  /** Without `$Default`, which every hub has. */
  readonly consumerGroups: readonly string[];
  /** Teams that send to the hub, and teams that read it: rights in the cloud, nothing here. */
  readonly publishers: readonly string[];
  readonly consumers: readonly string[];
  /** The hub's events are kept as files, one at the end of each window that had any. */
  readonly capture?: CaptureWindow;
}

interface CaptureWindow {
  readonly intervalInSeconds: number;
  readonly sizeLimitInBytes: number;
}

interface SchemaGroupSettings {
  readonly name: string;
  readonly schemaType: 'Avro' | 'Json';
  readonly schemaCompatibility: 'None' | 'Backward' | 'Forward';
}

export class EntitiesError extends Error {
  readonly code = 'broker-entities-invalid';
}

export function readEntities(file: string): Entities {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (cause) {
    throw new EntitiesError(`The entities file ${file} cannot be read: ${(cause as Error).message}`, {
      cause,
    });
  }
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (cause) {
    throw new EntitiesError(`The entities file ${file} is no JSON: ${(cause as Error).message}`, { cause });
  }
  return parseEntities(json, file);
}

/** Checks a declaration and names every fault of it; `origin` says where it came from. */
export function parseEntities(json: unknown, origin = 'entities'): Entities {
  const faults: string[] = [];
  const root = new Fields(json, origin, faults);
  const queues = root.list('queues').map((item) => readQueue(item));
  const eventHubs = root.list('eventHubs').map((item) => readEventHub(item));
  const schemaGroups = root.list('schemaGroups').map((item) => readSchemaGroup(item));
  root.refuseOthers();
  const seen = new Set<string>();
  for (const { name } of [...queues, ...eventHubs]) {
    // One address space: a link is found by its entity's name, in any case.
    if (name !== '' && seen.has(name.toLowerCase())) faults.push(`${origin}: '${name}' is declared twice`);
    seen.add(name.toLowerCase());
  }
  if (faults.length > 0) throw new EntitiesError(faults.join('\n'));
  return { queues, eventHubs, schemaGroups };
}

function readQueue(fields: Fields): QueueSettings {
  const queue = {
    name: fields.name(),
    maxDeliveryCount: fields.integer('maxDeliveryCount', 10, 1, 2000),
    lockDuration: fields.duration('lockDuration', 'PT1M', 'PT5M'),
    // Azure writes "never" as .NET's largest TimeSpan.
    defaultMessageTimeToLive: fields.duration('defaultMessageTimeToLive', 'P10675199DT2H48M5.4775807S'),
    maxMessageSizeInKilobytes: fields.integer('maxMessageSizeInKilobytes', 256, 1, 102_400),
    deadLetteringOnMessageExpiration: fields.boolean('deadLetteringOnMessageExpiration', false),
    requiresSession: fields.boolean('requiresSession', false),
    requiresDuplicateDetection: fields.boolean('requiresDuplicateDetection', false),
    duplicateDetectionHistoryTimeWindow: fields.duration('duplicateDetectionHistoryTimeWindow', 'PT10M'),
  };
  fields.refuseOthers();
  return queue;
}

function readEventHub(fields: Fields): EventHubSettings {
  const capture = fields.object('capture');
  const hub = {
    name: fields.name(),
    partitionCount: fields.integer('partitionCount', 4, 1, 1024),
    messageRetentionInDays: fields.integer('messageRetentionInDays', 7, 1, 90),
    consumerGroups: fields.names('consumerGroups').filter((name) => name.toLowerCase() !== '$default'),
    publishers: fields.names('publishers'),
    consumers: fields.names('consumers'),
    ...(capture === undefined ? {} : { capture: readCapture(capture) }),
  };
  fields.refuseOthers();
  return hub;
}

function readCapture(fields: Fields): CaptureWindow {
  const capture = {
    intervalInSeconds: fields.integer('intervalInSeconds', 300, 60, 900),
    sizeLimitInBytes: fields.integer('sizeLimitInBytes', 314_572_800, 10_485_760, 524_288_000),
  };
  fields.refuseOthers();
  return capture;
}

function readSchemaGroup(fields: Fields): SchemaGroupSettings {
  const group = {
    name: fields.name(),
    schemaType: fields.oneOf('schemaType', ['Avro', 'Json']),
    schemaCompatibility: fields.oneOf('schemaCompatibility', ['None', 'Backward', 'Forward']),
  };
  fields.refuseOthers();
  return group;
}

/** Reads one object's fields, noting what is wrong by the field's path. */
class Fields {
  readonly #object: Record<string, unknown>;
  readonly #path: string;
  readonly #faults: string[];
  readonly #known = new Set<string>();

  constructor(value: unknown, path: string, faults: string[]) {
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
    if (!isObject) faults.push(`${path} must be an object`);
    this.#object = isObject ? (value as Record<string, unknown>) : {};
    this.#path = path;
    this.#faults = faults;
  }

  name(): string {
    const value = this.#take('name');
    // Azure: letters, digits, periods, hyphens, underscores and slashes, starting and ending alphanumeric.
    if (typeof value === 'string' && /^[A-Za-z0-9](?:[\w./-]{0,258}[A-Za-z0-9])?$/.test(value)) return value;
    this.#refuse('name', 'must be a name of letters, digits, . - _ /');
    return '';
  }

  integer(key: string, fallback: number, least: number, most: number): number {
    const value = this.#take(key) ?? fallback;
    if (Number.isInteger(value) && (value as number) >= least && (value as number) <= most)
      return value as number;
    this.#refuse(key, `must be a whole number from ${least} to ${most}`);
    return fallback;
  }

  boolean(key: string, fallback: boolean): boolean {
    const value = this.#take(key) ?? fallback;
    if (typeof value === 'boolean') return value;
    this.#refuse(key, 'must be true or false');
    return fallback;
  }

  duration(key: string, fallback: string, most?: string): number {
    const value = this.#take(key) ?? fallback;
    const time = typeof value === 'string' ? parseDuration(value) : undefined;
    const limit = most === undefined ? undefined : parseDuration(most);
    if (time !== undefined && time > 0 && time <= (limit ?? time)) return time;
    const reason = 'must be an ISO 8601 duration such as PT1M or P14D';
    this.#refuse(key, most === undefined ? reason : `${reason}, and ${most} at most`);
    return 0;
  }

  /** The first of the values when it is left out. */
  oneOf<const T extends string>(key: string, values: readonly [T, ...T[]]): T {
    const value = this.#take(key) ?? values[0];
    const known = values.find((one) => one === value);
    if (known === undefined) this.#refuse(key, `must be ${values.join(' or ')}`);
    return known ?? values[0];
  }

  object(key: string): Fields | undefined {
    const value = this.#take(key);
    return value === undefined ? undefined : new Fields(value, `${this.#path}: ${key}`, this.#faults);
  }

  names(key: string): string[] {
    const value = this.#take(key) ?? [];
    if (Array.isArray(value) && value.every((item) => typeof item === 'string' && item !== '')) return value;
    this.#refuse(key, 'must be a list of names');
    return [];
  }

  list(key: string): Fields[] {
    const value = this.#take(key) ?? [];
    if (Array.isArray(value)) {
      return value.map((item, index) => new Fields(item, `${this.#path}: ${key}[${index}]`, this.#faults));
    }
    this.#refuse(key, 'must be a list');
    return [];
  }

  refuseOthers(): void {
    for (const key of Object.keys(this.#object)) {
      if (!this.#known.has(key)) this.#refuse(key, 'is unknown');
    }
  }

  #take(key: string): unknown {
    this.#known.add(key);
    return this.#object[key];
  }

  #refuse(key: string, reason: string): void {
    this.#faults.push(`${this.#path}: '${key}' ${reason}`);
  }
}
