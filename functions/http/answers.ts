import type { HttpRequest, HttpResponseInit } from '@azure/functions';
import type { Contracts } from '../../shared/contracts/parse.ts';
import { preferred } from './accept.ts';
import { JSON_TYPE, PLAIN_TEXT } from './contract.ts';
import { type ProblemCode, problemType, problemUri } from './problems.ts';

export interface ProblemDetails extends Partial<Pick<Contracts['Problem'], 'detail' | 'faults'>> {
  readonly code: ProblemCode;
  /** Members of this kind of problem alone; added to the body. */
  readonly more?: Readonly<Record<string, unknown>>;
}

const TEXT_FIRST = [PLAIN_TEXT, JSON_TYPE];

/** Who ordered what is for no cache on the way, nor for the disk of a browser. A function key hides nothing from them. */
const PRIVATE = { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' } as const;

export function json(status: number, body: unknown, headers: Record<string, string> = {}): HttpResponseInit {
  return {
    status,
    headers: { 'content-type': 'application/json; charset=utf-8', ...PRIVATE, ...headers },
    body: JSON.stringify(body),
  };
}

export function text(status: number, body: string, headers: Record<string, string> = {}): HttpResponseInit {
  return { status, headers: { 'content-type': 'text/plain; charset=utf-8', ...PRIVATE, ...headers }, body };
}

/** application/problem+json, RFC 9457; status, title and Retry-After are those of its code. */
export function problem(
  details: ProblemDetails,
  headers: Readonly<Record<string, string>> = {},
): HttpResponseInit {
  const { status, retryAfter } = problemType(details.code);
  return {
    status,
    headers: {
      'content-type': 'application/problem+json; charset=utf-8',
      ...PRIVATE,
      ...(retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) }),
      ...headers,
    },
    body: JSON.stringify(problemBody(details)),
  };
}

export function problemBody({ code, more, ...details }: ProblemDetails): Contracts['Problem'] {
  const { status, title } = problemType(code);
  return { type: problemUri(code), title, status, code, ...details, ...more };
}

/** Whether the client would rather have JSON than text; the wildcard of curl and the like gets text. */
export function wantsJson(request: HttpRequest): boolean {
  return preferred(request.headers.get('accept'), TEXT_FIRST) === JSON_TYPE;
}

/** A refusal whose words are fixed: plain for people, a problem for programs. */
export function refusal(
  request: HttpRequest,
  details: ProblemDetails & { readonly detail: string },
): HttpResponseInit {
  return wantsText(request) ? text(problemType(details.code).status, details.detail) : problem(details);
}

function wantsText(request: HttpRequest): boolean {
  return preferred(request.headers.get('accept'), TEXT_FIRST) === PLAIN_TEXT;
}

export function orderNotFound(request: HttpRequest, id: string): HttpResponseInit {
  return refusal(request, { code: 'order-not-found', detail: `Order not found: ${id.slice(0, 100)}` });
}
