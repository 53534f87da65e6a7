import { isUtf8 } from 'node:buffer';
import type { HttpRequest, HttpResponseInit } from '@azure/functions';
import { problem } from './answers.ts';

/** An order of 100 items with the longest names takes less. */
const LIMIT_BYTES = 128 * 1024;
const JSON_TYPE = /^application\/(?:json|[\w.-]+\+json)\s*(?:;|$)/i;

/** `value` is undefined when there is no body. */
export type Body =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly answer: HttpResponseInit };

/** Reads a JSON body, sent whole or in chunks. */
export async function jsonBody(request: HttpRequest): Promise<Body> {
  const bytes = await bytesOf(request);
  if (bytes === undefined) {
    return refused(413, 'body-too-large', 'The body is too large', `At most ${LIMIT_BYTES} bytes are read.`);
  }
  if (bytes.length === 0) return { ok: true, value: undefined };
  const type = request.headers.get('content-type');
  if (type !== null && !JSON_TYPE.test(type)) {
    return refused(
      415,
      'unsupported-content-type',
      'The body must be application/json',
      `It is ${type.slice(0, 200)}.`,
    );
  }
  if (!isUtf8(bytes)) return refused(400, 'invalid-json', 'The body is no JSON', 'It is not UTF-8.');
  try {
    return { ok: true, value: JSON.parse(bytes.toString('utf8')) };
  } catch (error) {
    return refused(400, 'invalid-json', 'The body is no JSON', (error as Error).message.slice(0, 300));
  }
}

/** As jsonBody, where a body has to be. */
export async function requiredJsonBody(request: HttpRequest): Promise<Body> {
  const body = await jsonBody(request);
  return body.ok && body.value === undefined
    ? refused(400, 'invalid-json', 'The body is no JSON', 'It is empty.')
    : body;
}

/** undefined: there are more than LIMIT_BYTES. */
async function bytesOf(request: HttpRequest): Promise<Buffer | undefined> {
  const declared = request.headers.get('content-length');
  if (declared !== null) {
    return Number(declared) > LIMIT_BYTES ? undefined : Buffer.from(await request.arrayBuffer());
  }
  if (request.body === null) return Buffer.alloc(0);
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of request.body as AsyncIterable<Uint8Array>) {
    length += chunk.length;
    if (length > LIMIT_BYTES) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, length);
}

function refused(status: number, code: string, title: string, detail: string): Body {
  return { ok: false, answer: problem({ title, status, code, detail }) };
}
