import { jsonOf } from './selection.ts';

/** A new body, or values at JSON pointers (RFC 6901) of the old one; `-` stands for the end of a list. */
export type Change =
  | { readonly body: Uint8Array }
  | { readonly set: readonly { readonly pointer: string; readonly value: unknown }[] };

export type Changed =
  | { readonly ok: true; readonly body: Uint8Array }
  | { readonly ok: false; readonly description: string };

export function changedBody(body: Uint8Array, change: Change): Changed {
  if ('body' in change) return { ok: true, body: change.body };
  let value = jsonOf(body);
  if (value === undefined) return refused('The body is no JSON: it takes a whole new one');
  for (const { pointer, value: wanted } of change.set) {
    const tokens = tokensOf(pointer);
    if (tokens === undefined) return refused(`"${pointer}" is no JSON pointer such as /order/total`);
    if (tokens.length === 0) value = wanted;
    else if (!put(value, tokens, wanted)) return refused(`${pointer}: there is nothing to put it into`);
  }
  return { ok: true, body: Buffer.from(JSON.stringify(value)) };
}

function tokensOf(pointer: string): string[] | undefined {
  if (pointer === '') return [];
  if (!pointer.startsWith('/')) return undefined;
  return pointer
    .slice(1)
    .split('/')
    .map((token) => token.replaceAll('~1', '/').replaceAll('~0', '~'));
}

/** False: the way to the place does not exist. */
function put(root: unknown, tokens: readonly string[], value: unknown): boolean {
  let parent = root;
  for (const token of tokens.slice(0, -1)) parent = child(parent, token);
  const last = tokens.at(-1) ?? '';
  if (Array.isArray(parent)) {
    const index = last === '-' ? parent.length : indexOf(last);
    if (index === undefined || index > parent.length) return false;
    parent[index] = value;
    return true;
  }
  if (typeof parent !== 'object' || parent === null) return false;
  // A plain assignment to __proto__ would change what the object is.
  Object.defineProperty(parent, last, { value, enumerable: true, configurable: true, writable: true });
  return true;
}

function child(parent: unknown, token: string): unknown {
  if (Array.isArray(parent)) {
    const index = indexOf(token);
    return index === undefined ? undefined : parent[index];
  }
  if (typeof parent !== 'object' || parent === null || !Object.hasOwn(parent, token)) return undefined;
  return (parent as Record<string, unknown>)[token];
}

function indexOf(token: string): number | undefined {
  return /^(0|[1-9]\d{0,6})$/.test(token) ? Number(token) : undefined;
}

function refused(description: string): Changed {
  return { ok: false, description };
}
