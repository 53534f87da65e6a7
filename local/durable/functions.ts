import type { LoadedFunction } from '../host/contract.ts';

/** The app's functions of one kind, found without regard to case, as the real extension does. */
export class Functions {
  readonly #byName: ReadonlyMap<string, LoadedFunction>;
  readonly #kind: string;

  constructor(kind: 'orchestrator' | 'activity' | 'entity', functions: readonly LoadedFunction[]) {
    this.#kind = kind;
    this.#byName = new Map(functions.map((fn) => [fn.name.toLowerCase(), fn]));
  }

  get(name: string): LoadedFunction | undefined {
    return this.#byName.get(name.toLowerCase());
  }

  unknown(name: string): string {
    const known = [...this.#byName.values()].map((fn) => `'${fn.name}'`).join(', ');
    return (
      `The function '${name}' doesn't exist, is disabled, or is not an ${this.#kind} function. ` +
      `Additional info: The following are the known ${this.#kind} functions: ${known}.`
    );
  }
}
