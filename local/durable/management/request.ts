import type { IncomingMessage } from 'node:http';
import { type InstanceFilter, type InstanceRow, STATUS_NAMES, type Status } from '../store.ts';

const PAGE = 100;
const MAX_PAGE = 1_000;
const TOKEN = 'x-ms-continuation-token';

/** Undefined: a segment holds a slash once decoded, or cannot be decoded. */
export function segmentsOf(path: string): string[] | undefined {
  const segments = path.split('/').slice(1);
  if (segments.at(-1) === '') segments.pop();
  try {
    const decoded = segments.map((text) =>
      /[%+]/.test(text) ? decodeURIComponent(text.replaceAll('+', ' ')) : text,
    );
    return decoded.some((text) => text === '' || text.includes('/')) ? undefined : decoded;
  } catch {
    return undefined;
  }
}

/** JSON text without spaces between its parts; undefined: it is no JSON. */
export function compact(text: string): string | undefined {
  try {
    return JSON.stringify(JSON.parse(text));
  } catch {
    return undefined;
  }
}

export function isCutOff(text: string): boolean {
  try {
    JSON.parse(text);
    return false;
  } catch (error) {
    return (
      /end of JSON input|Unterminated|Expected .* at position \d+ \(line/.test(String(error)) &&
      /^[[{"]/.test(text.trim())
    );
  }
}

const KNOWN: readonly string[] = STATUS_NAMES.map((name) => name.toLowerCase());
// The real extension knows these as well, and no instance has them.
const OF_NOBODY: readonly string[] = ['unknown', 'continuedasnew', 'canceled'];

export function filterOf(query: URLSearchParams): InstanceFilter {
  const asked = (query.get('runtimeStatus') ?? '')
    .split(',')
    .map((name) => name.trim().toLowerCase())
    // Names that mean nothing are passed over, as recorded.
    .filter((name) => KNOWN.includes(name) || OF_NOBODY.includes(name));
  const statuses = asked.map((name) => KNOWN.indexOf(name)).filter((status): status is Status => status >= 0);
  const from = timeOf(query.get('createdTimeFrom'));
  const to = timeOf(query.get('createdTimeTo'));
  const prefix = query.get('instanceIdPrefix');
  return {
    ...(asked.length > 0 ? { statuses } : {}),
    ...(from === undefined ? {} : { createdFrom: from }),
    ...(to === undefined ? {} : { createdTo: to }),
    ...(prefix === null || prefix === '' ? {} : { prefix }),
  };
}

export function timeOf(text: string | null): number | undefined {
  const ms = text === null ? Number.NaN : Date.parse(text);
  return Number.isNaN(ms) ? undefined : ms;
}

export function pageOf(request: IncomingMessage, query: URLSearchParams): { after: number; limit: number } {
  const top = Number(query.get('top') ?? PAGE);
  const token = request.headers[TOKEN];
  return {
    after: typeof token === 'string' ? keyOf(token) : 0,
    limit: Number.isInteger(top) && top > 0 ? Math.min(top, MAX_PAGE) : PAGE,
  };
}

/** `rows` has one more than the page when there is another page. */
export function nextPage(rows: readonly InstanceRow[], limit: number): Record<string, string> | undefined {
  const last = rows[limit - 1];
  return rows.length > limit && last !== undefined ? { [TOKEN]: tokenOf(last.key) } : undefined;
}

export const reasonIn = (query: URLSearchParams): string | undefined => query.get('reason')?.trim();
export const isTrue = (text: string | null): boolean => text?.toLowerCase() === 'true';
export const showsInput = (query: URLSearchParams): boolean =>
  query.get('showInput')?.toLowerCase() !== 'false';
export const originOf = (request: IncomingMessage): string => `http://${request.headers.host ?? '127.0.0.1'}`;
const tokenOf = (key: number): string => Buffer.from(String(key)).toString('base64');
const keyOf = (token: string): number => Number(Buffer.from(token, 'base64').toString()) || 0;
