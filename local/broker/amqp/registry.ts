import type { EntityHandler } from './entity.ts';

/** Which handler serves an address; names are case-insensitive, as in Azure, and may contain slashes. */
export class Registry {
  readonly #handlers = new Map<string, EntityHandler>();

  add(name: string, handler: EntityHandler): void {
    this.#handlers.set(name.toLowerCase(), handler);
  }

  /** `address`: `<entity>[/path]`, also with a leading slash or as a URL. */
  find(address: string): { handler: EntityHandler; path: string } | undefined {
    const plain = address.replace(/^[a-z]+:\/\/[^/]*/i, '').replace(/^\/+|\/+$/g, '');
    for (let end = plain.length; end > 0; end = plain.lastIndexOf('/', end - 1)) {
      const handler = this.#handlers.get(plain.slice(0, end).toLowerCase());
      if (handler) return { handler, path: plain.slice(end + 1) };
    }
    return undefined;
  }
}
