interface ProblemType {
  readonly status: number;
  /** The same for every occurrence. */
  readonly title: string;
  /** Seconds; of problems that pass by themselves. */
  readonly retryAfter?: number;
}

/** Every kind of error answer, by its stable code; docs/problems.md has a section on each. */
export const PROBLEMS = {
  'invalid-json': { status: 400, title: 'The body is no JSON' },
  'duplicate-key': { status: 400, title: 'The body has a key twice' },
  'json-too-deep': { status: 400, title: 'The body is nested too deep' },
  'invalid-body': { status: 400, title: 'The body is not valid' },
  'invalid-query': { status: 400, title: 'The query is not valid' },
  'invalid-path': { status: 400, title: 'The path is not valid' },
  'invalid-idempotency-key': { status: 400, title: 'The Idempotency-Key is not valid' },
  'bad-continuation-token': { status: 400, title: 'The continuation token is none of ours' },
  'bad-cursor': { status: 400, title: 'The cursor is none of ours' },
  'cannot-be-done': { status: 400, title: 'The request cannot be carried out' },
  'dead-letter-not-found': { status: 404, title: 'No such message was put aside' },
  'order-not-found': { status: 404, title: 'Order not found' },
  'shop-closed': { status: 404, title: 'The shop is closed' },
  'not-found': { status: 404, title: 'Not found' },
  'not-acceptable': { status: 406, title: 'No answer of the kinds that are accepted' },
  'not-waiting-for-approval': { status: 409, title: 'The order does not wait for approval' },
  'order-shipped': { status: 409, title: 'The order has been shipped' },
  'order-ended': { status: 409, title: 'The order has ended' },
  'waits-for-approval': { status: 409, title: 'The order waits for its approval' },
  'goes-on-by-itself': { status: 409, title: 'Nothing can be done that would help' },
  'not-stuck': { status: 409, title: 'The order has ended' },
  'order-persisted': { status: 409, title: 'The order was persisted as it was' },
  'unknown-source': { status: 409, title: 'The message does not say where it came from' },
  'out-of-stock': { status: 409, title: 'Out of stock' },
  'body-too-large': { status: 413, title: 'The body is too large' },
  'unsupported-content-type': { status: 415, title: 'The body must be application/json' },
  'unprocessable-body': { status: 422, title: 'The new body would not be processed' },
  'idempotency-key-reused': { status: 422, title: 'The Idempotency-Key came before with another body' },
  'too-many-orders': { status: 429, title: 'Orders come faster than they are worked off' },
  'internal-error': { status: 500, title: 'The request failed' },
  'order-api-refused': { status: 502, title: 'The order API refused the order' },
  'broker-unavailable': { status: 503, title: 'The broker is away', retryAfter: 5 },
  'service-unavailable': { status: 503, title: 'A service that this needs is away', retryAfter: 5 },
} as const satisfies Readonly<Record<string, ProblemType>>;

export type ProblemCode = keyof typeof PROBLEMS;

export function problemType(code: ProblemCode): ProblemType {
  return PROBLEMS[code];
}

export function isProblemCode(code: string): code is ProblemCode {
  return Object.hasOwn(PROBLEMS, code);
}

/** Where the app itself shows the section on a problem: a path, so that it leads there wherever the app runs. */
export function problemUri(code: ProblemCode): string {
  return `/problems#${code}`;
}
