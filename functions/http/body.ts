import { isUtf8 } from 'node:buffer';
import type { HttpRequest, HttpResponseInit } from '@azure/functions';
import { problem } from './answers.ts';
import { jsonFault } from './json-guard.ts';
import type { ProblemCode } from './problems.ts';

/** An order of 100 items with the longest names takes less. */
const LIMIT_BYTES = 128 * 1024;
const JSON_TYPE = /^application\/(?:json|[\w.-]+\+json)\s*(?:;|$)/i;

/** `value` is undefined when there is no body. */
export type Body =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly answer: HttpResponseInit };

/** Reads a JSON body, sent whole or in chunks. */
export async function jsonBody(request: HttpRequest, limitBytes = LIMIT_BYTES): Promise<Body> {
  const bytes = await bytesOf(request, limitBytes);
  if (bytes === undefined) return refused('body-too-large', `At most ${limitBytes} bytes are read.`);
  if (bytes.length === 0) return { ok: true, value: undefined };
  const type = request.headers.get('content-type');
  if (type !== null && !JSON_TYPE.test(type)) {
    return refused('unsupported-content-type', `It is ${type.slice(0, 200)}.`);
  }
  if (!isUtf8(bytes)) return refused('invalid-json', 'It is not UTF-8.');
  const text = bytes.toString('utf8');
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return refused('invalid-json', (error as Error).message.slice(0, 300));
  }
  if (takesHeadersPlace(value)) return refused('invalid-body', 'A body has no headers.');
  const fault = jsonFault(text);
  return fault === undefined ? { ok: true, value } : refused(fault.code, fault.detail);
}

/** The host hands the names of a JSON body to the Functions library too: see parameters.ts. */
function takesHeadersPlace(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  return Object.keys(value).some((name) => name.toLowerCase() === 'headers');
}

/** As jsonBody, where a body has to be. */
export async function requiredJsonBody(request: HttpRequest, limitBytes = LIMIT_BYTES): Promise<Body> {
  const body = await jsonBody(request, limitBytes);
  return body.ok && body.value === undefined ? refused('invalid-json', 'It is empty.') : body;
}

/** undefined: there are more than `limitBytes`. */
async function bytesOf(request: HttpRequest, limitBytes: number): Promise<Buffer | undefined> {
  const declared = request.headers.get('content-length');
  if (declared !== null) {
    return Number(declared) > limitBytes ? undefined : Buffer.from(await request.arrayBuffer());
  }
  if (request.body === null) return Buffer.alloc(0);
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of request.body as AsyncIterable<Uint8Array>) {
    length += chunk.length;
    if (length > limitBytes) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, length);
}

function refused(code: ProblemCode, detail: string): Body {
  return { ok: false, answer: problem({ code, detail }) };
}
