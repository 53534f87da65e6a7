import type { ServerResponse } from 'node:http';
import { HostError } from '../errors.ts';
import type { HttpCookie, HttpData, TypedData } from '../rpc.ts';
import type { HeldResponse } from './held-response.ts';

// Bodies that HTTP forbids.
const WITHOUT_BODY = new Set([204, 205, 304]);

export function sendEmpty(response: ServerResponse, status: number): void {
  response.statusCode = status;
  if (status !== 204 && status !== 304) response.setHeader('content-length', 0);
  response.end();
}

export function sendJson(response: ServerResponse, status: number, value: unknown): void {
  const body = Buffer.from(JSON.stringify(value));
  response.statusCode = status;
  response.setHeader('content-type', 'application/json; charset=utf-8');
  response.setHeader('content-length', body.length);
  response.end(body);
}

/** Writes what a function gave back through an http output; throws when that cannot be sent. */
export function sendAnswer(response: HeldResponse, answer: HttpData): void {
  const status = Math.trunc(Number(answer.statusCode ?? 200));
  const body = bytesOf(answer.body);
  response.statusCode = status;
  for (const [name, value] of Object.entries(answer.headers ?? {})) {
    if (name === 'transfer-encoding' || (name === 'content-type' && value === '')) continue;
    response.setHeader(name, value);
  }
  const cookies = (answer.cookies ?? []).map(cookieText);
  if (cookies.length > 0) {
    const own = response.getHeader('set-cookie');
    response.setHeader('set-cookie', own === undefined ? cookies : [String(own), ...cookies]);
  }
  if (answer.enableContentNegotiation === true && body.length > 0) {
    negotiate(response, body);
  } else if (body.length === 0 || WITHOUT_BODY.has(status)) {
    if (status !== 204 && status !== 304) response.setHeader('content-length', 0);
    response.end();
  } else {
    const announced = response.getHeader('content-length');
    if (announced !== undefined && Number(announced) !== body.length) {
      for (const name of response.getHeaderNames()) response.removeHeader(name);
      throw new HostError(
        'LENGTH_MISMATCH',
        `content-length says ${announced}, the body has ${body.length} bytes.`,
      );
    }
    response.endWith(body);
  }
}

/** The real host has formatters for objects only: bytes come out as a base64 text in JSON, typed texts not at all. */
function negotiate(response: ServerResponse, body: Buffer): void {
  const type = String(response.getHeader('content-type') ?? '');
  if (!/json/i.test(type)) {
    sendEmpty(response, 406);
    return;
  }
  sendJson(response, response.statusCode, body.toString('base64'));
}

function bytesOf(body: TypedData | null | undefined): Buffer {
  if (body === null || body === undefined) return Buffer.alloc(0);
  if (body.bytes !== undefined) {
    return Buffer.from(body.bytes.buffer, body.bytes.byteOffset, body.bytes.byteLength);
  }
  return Buffer.from(body.string ?? body.json ?? '');
}

function cookieText(cookie: HttpCookie): string {
  if (!/^[\w!#$%&'*+\-.^`|~]+$/.test(cookie.name)) {
    throw new HostError('COOKIE_NAME_INVALID', `'${cookie.name}' is not a valid cookie name.`);
  }
  const parts = [`${cookie.name}=${encodeURIComponent(cookie.value)}`];
  if (cookie.expires) parts.push(`expires=${new Date(cookie.expires.value.seconds * 1000).toUTCString()}`);
  if (cookie.maxAge) parts.push(`max-age=${Math.trunc(cookie.maxAge.value)}`);
  if (cookie.domain) parts.push(`domain=${cookie.domain.value}`);
  parts.push(`path=${cookie.path?.value ?? '/'}`);
  if (cookie.secure?.value) parts.push('secure');
  if (cookie.sameSite === 'explicitNone') parts.push('samesite=none');
  else if (cookie.sameSite === 'lax' || cookie.sameSite === 'strict')
    parts.push(`samesite=${cookie.sameSite}`);
  if (cookie.httpOnly?.value) parts.push('httponly');
  return parts.join('; ');
}
