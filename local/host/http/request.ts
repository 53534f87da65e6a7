import type { IncomingMessage } from 'node:http';
import { HostError } from '../errors.ts';

/** The real host refuses more. */
export const MAX_BODY_BYTES = 100 * 1024 * 1024;

/** Headers as the app sees them: names in lower case, several of one name joined by a comma without a space. */
export function headersOf({ rawHeaders }: IncomingMessage): Record<string, string> {
  const headers: Record<string, string> = {};
  for (let index = 0; index < rawHeaders.length; index += 2) {
    const name = (rawHeaders[index] as string).toLowerCase();
    const value = utf8(rawHeaders[index + 1] as string);
    // A header may be named like a member of every object.
    headers[name] = Object.hasOwn(headers, name) ? `${headers[name]},${value}` : value;
  }
  // The real server writes this one its own way.
  if (headers.connection?.toLowerCase() === 'upgrade') headers.connection = 'Upgrade';
  return headers;
}

/** Node reads header bytes as Latin-1; the real host's server reads them as UTF-8. */
function utf8(value: string): string {
  for (let at = 0; at < value.length; at += 1) {
    if (value.charCodeAt(at) > 0x7f) return Buffer.from(value, 'latin1').toString();
  }
  return value;
}

/** Query values as the app sees them: names merged without regard to case, values joined by a comma. */
export function queryOf(query: string): Record<string, string> {
  const values: Record<string, string> = {};
  if (query.length < 2) return values;
  const names = new Map<string, string>();
  for (const pair of query.slice(1).split('&')) {
    if (pair === '') continue;
    const equals = pair.indexOf('=');
    const name = decodeQuery(equals < 0 ? pair : pair.slice(0, equals));
    const value = equals < 0 ? '' : decodeQuery(pair.slice(equals + 1));
    const known = names.get(name.toLowerCase());
    if (known === undefined) {
      names.set(name.toLowerCase(), name);
      values[name] = value;
    } else if (value !== '') {
      values[known] = values[known] === '' ? value : `${values[known]},${value}`;
    }
  }
  return values;
}

function decodeQuery(text: string): string {
  if (!/[%+]/.test(text)) return text;
  return text.replaceAll('+', ' ').replace(/(?:%[0-9a-f]{2})+/gi, (run) => {
    try {
      return decodeURIComponent(run);
    } catch {
      return run; // Not UTF-8: stays as it was sent.
    }
  });
}

/** Announced length of the body; undefined when it comes chunked or not at all. */
export function contentLength({ headers }: IncomingMessage): number | undefined {
  const length = headers['content-length'];
  return length === undefined ? undefined : Number(length);
}

/** Reads the whole body. Rejects with BODY_TOO_LARGE or CLIENT_GONE. */
export function readBody(request: IncomingMessage, limit = MAX_BODY_BYTES): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    const gone = () => reject(new HostError('CLIENT_GONE', 'The client closed the connection mid-request.'));
    // One that had to wait for its turn may be gone already, and tells nothing any more.
    if (request.destroyed) return gone();
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size > limit) {
        reject(new HostError('BODY_TOO_LARGE', `The request body is larger than ${limit} bytes.`));
        request.removeAllListeners('data').resume();
      } else chunks.push(chunk);
    });
    request.on('end', () => {
      request.off('close', gone);
      resolve(chunks.length === 1 ? (chunks[0] as Buffer) : Buffer.concat(chunks));
    });
    request.on('close', gone);
    request.on('error', gone);
  });
}
