import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { HostError } from './errors.ts';

interface Key {
  readonly name: string;
  readonly value: string;
}

interface HostFile {
  masterKey?: Key;
  functionKeys?: Key[];
  systemKeys?: Key[];
}

export type AuthLevel = 'anonymous' | 'function' | 'system' | 'admin';

/** Where a key belongs: to one function, to all of them, or to extensions. */
export type KeyScope = { readonly function: string } | 'functionkeys' | 'systemkeys';

/**
 * The keys of host.json and NAME.json in a secrets folder, as the real host keeps them. Values compare without regard
 * to case, as they do there.
 */
export class Keys {
  readonly #dir: string;
  #host: HostFile;
  readonly #functions = new Map<string, Key[]>();

  constructor(dir: string) {
    this.#dir = dir;
    this.#host = (read(join(dir, 'host.json')) ?? {}) as HostFile;
    if (this.#host.masterKey === undefined) this.#begin();
  }

  /** Without a master key nobody could set any other. */
  #begin(): void {
    const made = (name: string) => ({ name, value: newKey(), encrypted: false });
    this.#host = { functionKeys: [made('default')], ...this.#host, masterKey: made('master') };
    this.#save('host.json', this.#host);
  }

  allows(level: AuthLevel, functionName: string, given: string | undefined): boolean {
    if (level === 'anonymous') return true;
    if (given === undefined || given === '') return false;
    const wanted = given.toLowerCase();
    const has = (keys: readonly Key[] | undefined) =>
      keys?.some(({ value }) => value.toLowerCase() === wanted);
    if (this.isMaster(given)) return true;
    if (level === 'system') return has(this.#host.systemKeys) === true;
    if (level !== 'function') return false;
    return (has(this.#host.functionKeys) ?? false) || has(this.list({ function: functionName })) === true;
  }

  isMaster(given: string): boolean {
    return this.#host.masterKey?.value.toLowerCase() === given.toLowerCase();
  }

  /** Whether any level knows this key: tells a wrong key from one that is too weak. */
  isKnown(given: string): boolean {
    return (
      this.allows('function', '', given) ||
      this.allows('system', '', given) ||
      this.allows('admin', '', given)
    );
  }

  /** The key of an extension's webhook: its own, or the first system key; made when there is none. */
  systemKey(name: string): string {
    const keys = this.list('systemkeys');
    const known = keys.find((key) => key.name === name) ?? keys[0];
    if (known !== undefined) return known.value;
    const value = newKey();
    this.set('systemkeys', name, value);
    return value;
  }

  list(scope: KeyScope): readonly Key[] {
    if (scope === 'functionkeys') return this.#host.functionKeys ?? [];
    if (scope === 'systemkeys') return this.#host.systemKeys ?? [];
    const name = scope.function.toLowerCase();
    let keys = this.#functions.get(name);
    if (keys === undefined) {
      keys = (read(join(this.#dir, `${name}.json`)) as { keys?: Key[] } | undefined)?.keys ?? [];
      this.#functions.set(name, keys);
    }
    return keys;
  }

  /** True when the key is new. */
  set(scope: KeyScope, name: string, value: string): boolean {
    const others = this.list(scope).filter((key) => key.name !== name);
    const isNew = others.length === this.list(scope).length;
    this.#write(scope, [...others, { name, value }]);
    return isNew;
  }

  /** False when there was none of that name. */
  remove(scope: KeyScope, name: string): boolean {
    const others = this.list(scope).filter((key) => key.name !== name);
    if (others.length === this.list(scope).length) return false;
    this.#write(scope, others);
    return true;
  }

  #write(scope: KeyScope, keys: Key[]): void {
    const stored = keys.map(({ name, value }) => ({ name, value, encrypted: false }));
    if (scope === 'functionkeys') this.#host = { ...this.#host, functionKeys: stored };
    else if (scope === 'systemkeys') this.#host = { ...this.#host, systemKeys: stored };
    else {
      this.#functions.set(scope.function.toLowerCase(), stored);
      this.#save(`${scope.function.toLowerCase()}.json`, { keys: stored });
      return;
    }
    this.#save('host.json', this.#host);
  }

  #save(name: string, content: unknown): void {
    mkdirSync(this.#dir, { recursive: true });
    const file = join(this.#dir, name);
    writeFileSync(`${file}.new`, `${JSON.stringify(content, null, 2)}\n`, { mode: 0o600 });
    renameSync(`${file}.new`, file);
  }
}

export function newKey(): string {
  return randomBytes(40).toString('base64url');
}

function read(file: string): unknown {
  if (!existsSync(file)) return undefined;
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (cause) {
    throw new HostError('SECRETS_UNREADABLE', `${file} is not JSON.`, { cause });
  }
}

export function authLevelOf(text: unknown): AuthLevel | undefined {
  if (text === undefined) return 'anonymous';
  const level = String(text).toLowerCase();
  return level === 'anonymous' || level === 'function' || level === 'system' || level === 'admin'
    ? level
    : undefined;
}
