/** A request target as a server sees it: path decoded, dot segments resolved; query as it was sent. */
export interface Target {
  /** Decoded but for %2F; starts with a slash. */
  readonly path: string;
  /** The path as it goes into request.url: valid escapes kept, what must be escaped escaped. */
  readonly encodedPath: string;
  /** With its question mark; empty when there is none. */
  readonly query: string;
}

// Characters that need no decoding, resolving or escaping; two slashes or a dot segment need a closer look.
const PLAIN = /^(?:\/[A-Za-z0-9_~!$&'()*+,;=:@-][A-Za-z0-9_~!$&'()*+,;=:@.-]*)+\/?$/;

// Spaces, control characters, bytes beyond ASCII.
const FORBIDDEN = /[^\x21-\x7e]/;

/** undefined for a target that HTTP does not allow (spaces, bytes beyond ASCII, an escaped NUL). */
export function parseTarget(url: string): Target | undefined {
  const from = url.startsWith('/') ? 0 : startOfPath(url);
  const mark = url.indexOf('?', from);
  const raw = mark < 0 ? url.slice(from) : url.slice(from, mark);
  const query = mark < 0 ? '' : url.slice(mark);
  if (query !== '' && FORBIDDEN.test(query)) return undefined;
  if (PLAIN.test(raw)) return { path: raw, encodedPath: raw, query };
  if (FORBIDDEN.test(raw)) return undefined;
  const path = resolveDots(decode(raw === '' ? '/' : raw));
  if (path.includes('\0')) return undefined;
  return { path, encodedPath: encode(path), query };
}

/** Absolute form: `http://host/path`. */
function startOfPath(url: string): number {
  const host = url.indexOf('://');
  if (host < 0) return 0;
  const slash = url.indexOf('/', host + 3);
  return slash < 0 ? url.length : slash;
}

/** Decodes runs of escapes that are UTF-8; the others, and every escaped slash, stay as they are. */
function decode(raw: string): string {
  return raw.replace(/(?:%(?!2f)[0-9a-f]{2})+/gi, (run) => {
    try {
      return decodeURIComponent(run);
    } catch {
      return run;
    }
  });
}

function resolveDots(path: string): string {
  if (!/\/\.{1,2}(?:\/|$)/.test(path)) return path;
  const out: string[] = [];
  const parts = path.split('/').slice(1);
  for (const [index, part] of parts.entries()) {
    const isLast = index === parts.length - 1;
    if (part === '..') out.pop();
    if (part === '.' || part === '..') {
      if (isLast) out.push('');
    } else out.push(part);
  }
  return `/${out.join('/')}`;
}

function encode(path: string): string {
  return path.replace(/%[0-9a-f]{2}|[^A-Za-z0-9\-._~!$&'()*+,;=:@/]+/gi, (found) =>
    /^%[0-9a-f]{2}$/i.test(found) ? found : encodeURIComponent(found),
  );
}

/** The path as a proxy sends it on: like `encodedPath`, but every percent sign escaped. */
export function encodeForProxy({ path, encodedPath }: Target): string {
  return encodedPath.includes('%') ? encode(path.replaceAll('%', '%25')) : encodedPath;
}
