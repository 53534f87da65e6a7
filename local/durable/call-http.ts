import { request as httpRequest, type IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import type { HttpRequest } from './actions.ts';
import { detailsOf, messageOf } from './failures.ts';
import type { Failure } from './history.ts';

/** Name of the activity that the extension brings for callHttp. */
export const HTTP_ACTIVITY = 'BuiltIn::HttpActivity';

export interface HttpAnswer {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly content: string;
}

const MOST_REDIRECTS = 50;
// The real extension's, for each exchange, that of a redirect included.
const TIMEOUT_MS = 240_000;
// Never sent on to where a 202 points, and those that are sent on only to the same origin.
const KEPT_BACK = ['x-functions-key'];
const KEPT_AT_HOME = ['authorization', 'cookie'];

/** The request that follows an answer of 202: a GET of its Location, with the headers of the original one. */
export function pollRequest({ uri, headers, tokenSource }: HttpRequest, location: string): HttpRequest {
  const next = URL.canParse(location, uri) ? new URL(location, uri) : undefined;
  const isHome = next?.origin === new URL(uri).origin;
  const left = isHome ? KEPT_BACK : [...KEPT_BACK, ...KEPT_AT_HOME];
  return {
    method: 'GET',
    uri: next?.href ?? location,
    headers: without(headers, left),
    ...(isHome && tokenSource !== undefined ? { tokenSource } : {}),
    asynchronousPatternEnabled: true,
  };
}

function without(headers: HttpRequest['headers'], names: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers ?? {}).filter(([name]) => !names.includes(name.toLowerCase())),
  );
}

/** `request` is JSON text. Any status is an answer; only a request that gets none has failed. */
export async function callHttp(request: string, timeoutMs = TIMEOUT_MS): Promise<HttpAnswer | Failure> {
  try {
    return await ask(JSON.parse(request) as HttpRequest, MOST_REDIRECTS, timeoutMs);
  } catch (error) {
    return { reason: reasonOf(error), details: detailsOf(error) };
  }
}

async function ask(request: HttpRequest, redirects: number, timeoutMs: number): Promise<HttpAnswer> {
  const { response, content } = await exchange(request, timeoutMs);
  const status = response.statusCode ?? 0;
  const { location } = response.headers;
  if (location !== undefined && [301, 302, 303, 307, 308].includes(status) && redirects > 0) {
    const { href: uri } = new URL(location, request.uri);
    // As .NET's client does: what was safe on its way is not sent on in the open, and nobody is given the credentials.
    if (!(request.uri.startsWith('https:') && uri.startsWith('http:'))) {
      const headers = without(request.headers, ['authorization']);
      const again = status >= 307 ? { ...request, uri, headers } : { method: 'GET', uri, headers };
      return await ask(again, redirects - 1, timeoutMs);
    }
  }
  return {
    statusCode: status,
    headers: headersOf(response),
    content,
  };
}

async function exchange(
  request: HttpRequest,
  timeoutMs: number,
): Promise<{ response: IncomingMessage; content: string }> {
  const signal = AbortSignal.timeout(timeoutMs);
  try {
    const response = await send(request, signal);
    const chunks: Buffer[] = [];
    for await (const chunk of response) chunks.push(chunk as Buffer);
    return { response, content: Buffer.concat(chunks).toString('utf8') };
  } catch (cause) {
    if (!signal.aborted) throw cause;
    const limit = `HttpClient.Timeout of ${timeoutMs / 1000} seconds`;
    throw new Error(`The request was canceled due to the configured ${limit} elapsing.`, { cause });
  }
}

function send({ method, uri, headers, content }: HttpRequest, signal: AbortSignal): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const start = uri.startsWith('https:') ? httpsRequest : httpRequest;
    const length = content === undefined ? {} : { 'content-length': Buffer.byteLength(content) };
    const sent = start(uri, { method, headers: { ...headers, ...length }, signal }, resolve);
    sent.on('error', reject);
    sent.end(content);
  });
}

// The real extension reads these by their usual spelling, keeps others as they were sent, and loses the content type.
const SPELLING: Readonly<Record<string, string>> = Object.fromEntries(
  ['Location', 'Retry-After', 'ETag', 'Cache-Control', 'WWW-Authenticate', 'Set-Cookie', 'Vary', 'Age']
    .concat(['Date', 'Server', 'Via', 'Connection', 'Keep-Alive', 'Transfer-Encoding', 'Accept-Ranges'])
    .map((name) => [name.toLowerCase(), name]),
);

function headersOf({ rawHeaders }: IncomingMessage): Record<string, string> {
  const headers: Record<string, string> = {};
  for (let i = 0; i < rawHeaders.length; i += 2) {
    const [sent = '', value = ''] = rawHeaders.slice(i, i + 2);
    if (sent.toLowerCase().startsWith('content-')) continue;
    const name = SPELLING[sent.toLowerCase()] ?? sent;
    headers[name] = Object.hasOwn(headers, name) ? `${headers[name]}, ${value}` : value;
  }
  return headers;
}

function reasonOf(error: unknown): string {
  const { code, address, port } = error as { code?: string; address?: string; port?: number };
  return code === 'ECONNREFUSED' ? `Connection refused (${address}:${port})` : messageOf(error);
}
