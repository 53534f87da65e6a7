import type { LogLevel } from './contract.ts';
import type { JsonObject } from './host-json.ts';
import { isObject, section } from './host-json.ts';

const RANK: Readonly<Record<string, number>> = {
  trace: 0,
  debug: 1,
  information: 2,
  warning: 3,
  error: 4,
  critical: 5,
  none: 6,
};
const SHORT: Readonly<Record<LogLevel, string>> = {
  trace: 'trace',
  debug: 'debug',
  information: 'info ',
  warning: 'warn ',
  error: 'ERROR',
  critical: 'FATAL',
};

/**
 * Writes lines such as `12:00:00.123 warn  ship-order#1f3a9c02 text`, gathered over one turn of the loop.
 * Levels come from logging.logLevel of host.json; the longest category that fits decides.
 */
export class HostLog {
  readonly #levels: readonly (readonly [prefix: string, rank: number])[];
  readonly #default: number;
  readonly #ranks = new Map<string, number>();
  readonly #write: (text: string) => void;
  #pending = '';

  constructor(hostJson: Readonly<JsonObject>, write: (text: string) => void) {
    const levels = Object.entries(section(hostJson, 'logging', 'logLevel'))
      .map(([name, level]) => [name, RANK[String(level).toLowerCase()]] as const)
      .filter((entry): entry is readonly [string, number] => entry[1] !== undefined);
    this.#default = levels.find(([name]) => name.toLowerCase() === 'default')?.[1] ?? 2;
    this.#levels = levels.toSorted(([a], [b]) => b.length - a.length);
    this.#write = write;
  }

  enabled(level: LogLevel, category: string): boolean {
    let rank = this.#ranks.get(category);
    if (rank === undefined) {
      rank = this.#rankOf(category);
      this.#ranks.set(category, rank);
    }
    return (RANK[level] ?? 2) >= rank;
  }

  /** `scope` is what the line shows in place of the category: function and invocation. */
  log(level: LogLevel, category: string, message: string, scope = category): void {
    if (!this.enabled(level, category)) return;
    if (this.#pending === '') setImmediate(() => this.flush());
    const time = new Date().toISOString().slice(11, 23);
    this.#pending += `${time} ${SHORT[level]} ${scope} ${message.replaceAll('\n', '\n    ')}\n`;
  }

  flush(): void {
    const text = this.#pending;
    this.#pending = '';
    if (text !== '') this.#write(text);
  }

  #rankOf(category: string): number {
    const fits = (prefix: string) => category === prefix || category.startsWith(`${prefix}.`);
    return this.#levels.find(([prefix]) => fits(prefix))?.[1] ?? this.#default;
  }
}

/** What was thrown, as text for a log. */
export function describeError(error: unknown): string {
  if (error instanceof Error) {
    const cause = error.cause === undefined ? '' : `\ncaused by: ${describeError(error.cause)}`;
    return `${error.stack ?? `${error.name}: ${error.message}`}${cause}`;
  }
  return isObject(error) ? JSON.stringify(error) : String(error);
}
