import type { HttpRequest, HttpResponseInit } from '@azure/functions';
import type { Contracts } from '../../shared/contracts/parse.ts';

type Problem = Omit<Contracts['Problem'], 'type'>;

export function json(status: number, body: unknown, headers: Record<string, string> = {}): HttpResponseInit {
  return {
    status,
    headers: { 'content-type': 'application/json; charset=utf-8', ...headers },
    body: JSON.stringify(body),
  };
}

export function text(status: number, body: string, headers: Record<string, string> = {}): HttpResponseInit {
  return { status, headers: { 'content-type': 'text/plain; charset=utf-8', ...headers }, body };
}

/** application/problem+json, RFC 9457. */
export function problem(details: Problem, headers: Record<string, string> = {}): HttpResponseInit {
  return {
    status: details.status,
    headers: { 'content-type': 'application/problem+json; charset=utf-8', ...headers },
    body: JSON.stringify({ type: 'about:blank', ...details }),
  };
}

/** Whether the client asks for JSON by name; the wildcard of curl and the like gets plain text. */
export function wantsJson(request: HttpRequest): boolean {
  return request.headers.get('accept')?.includes('json') ?? false;
}

/** A refusal whose words are fixed: plain for people, a problem for programs. */
export function refusal(
  request: HttpRequest,
  details: Problem & { readonly detail: string },
): HttpResponseInit {
  return wantsJson(request) ? problem(details) : text(details.status, details.detail);
}

export function orderNotFound(request: HttpRequest, id: string): HttpResponseInit {
  return refusal(request, {
    title: 'Order not found',
    status: 404,
    code: 'order-not-found',
    detail: `Order not found: ${id.slice(0, 100)}`,
  });
}
