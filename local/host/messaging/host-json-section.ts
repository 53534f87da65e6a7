import { parseTimeSpan } from '../timer/schedule.ts';

/** One section of host.json, such as extensions.serviceBus; a bad value is an error that names it. */
export class HostJsonSection {
  readonly #name: string;
  readonly #values: Readonly<Record<string, unknown>>;

  constructor(name: string, values: Readonly<Record<string, unknown>>) {
    this.#name = name;
    this.#values = values;
  }

  whole(name: string, otherwise: number, least: number): number {
    const value = this.#values[name] ?? otherwise;
    if (Number.isInteger(value) && (value as number) >= least) return value as number;
    throw this.bad(name, `must be a whole number from ${least}, not ${JSON.stringify(value)}`);
  }

  /** Milliseconds, from `least` on. */
  span(name: string, otherwise: number, least = 0): number {
    const value = this.#values[name];
    if (value === undefined) return otherwise;
    const ms = typeof value === 'string' ? parseTimeSpan(value) : undefined;
    if (ms !== undefined && ms >= least) return ms;
    throw this.bad(name, `must be a time span such as "00:00:30", not ${JSON.stringify(value)}`);
  }

  bad(name: string, what: string): Error {
    return Object.assign(new Error(`host.json: ${this.#name}.${name} ${what}.`), { code: 'BAD_HOST_JSON' });
  }
}
