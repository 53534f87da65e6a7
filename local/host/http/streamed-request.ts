import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { isObject } from '../host-json.ts';
import type { TypedData } from '../rpc.ts';
import { contentLength, queryOf, readBody } from './request.ts';

// Bodies up to this size are read before the handler runs; larger ones, and those of unknown size, stream.
const SMALL_BYTES = 1024 * 1024;
const OPENING_BRACE = 0x7b;

/** The body, when it is worth reading at once; undefined when it is to stream, or there is none. */
export async function smallBody(request: IncomingMessage): Promise<Buffer | undefined> {
  const length = contentLength(request) ?? 0;
  if (length === 0 || length > SMALL_BYTES || request.method === 'GET' || request.method === 'HEAD') {
    return undefined;
  }
  return await readBody(request, SMALL_BYTES);
}

/**
 * A request whose body is here already. The library reads `method`, `url` and `headers` of what it is handed, and
 * gives the whole as the body to the constructor of Request, which takes bytes far cheaper than a stream.
 */
export class BufferedRequest extends Uint8Array {
  readonly method: string | undefined;
  readonly url: string | undefined;
  readonly headers: IncomingHttpHeaders;

  constructor(body: Buffer, { method, url, headers }: IncomingMessage) {
    super(body.buffer as ArrayBuffer, body.byteOffset, body.byteLength);
    this.method = method;
    this.url = url;
    this.headers = headers;
  }
}

/**
 * Where the library takes headers and params of a streamed request from. As with the real host, params hold the
 * top-level keys of a JSON body and the values of the query as well; the route's own win.
 */
export function streamMetadata(
  headers: Readonly<Record<string, string>>,
  body: Buffer | undefined,
  query: string,
  params: Readonly<Record<string, string>>,
): Record<string, TypedData> {
  const metadata: Record<string, TypedData> = { Headers: { json: JSON.stringify(headers) } };
  if (body !== undefined && /json/i.test(headers['content-type'] ?? '')) addJsonKeys(metadata, body);
  if (query.length > 1) addTexts(metadata, queryOf(query));
  addTexts(metadata, params);
  return metadata;
}

function addTexts(metadata: Record<string, TypedData>, texts: Readonly<Record<string, string>>): void {
  for (const name of Object.keys(texts)) metadata[name] = { string: texts[name] as string };
}

function addJsonKeys(metadata: Record<string, TypedData>, body: Buffer): void {
  if (!body.includes(OPENING_BRACE)) return;
  let parsed: unknown;
  try {
    parsed = JSON.parse(body.toString().replace(/^\uFEFF/, ''));
  } catch {
    return; // Not JSON after all: what the handler makes of it is its own affair.
  }
  if (!isObject(parsed)) return;
  for (const key of Object.keys(parsed)) {
    const value = parsed[key];
    if (key === 'Headers' || value === null || typeof value === 'object') continue;
    metadata[key] = { string: String(value) };
  }
}
