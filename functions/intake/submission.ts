import type { HttpRequest, HttpResponseInit } from '@azure/functions';
import type { Busy } from '../../shared/app.ts';
import type { Trail } from '../../shared/ports.ts';
import { problem } from '../http/answers.ts';

const IDEMPOTENCY_KEY = /^[\x21-\x7e]{1,255}$/;

type Key =
  | { readonly ok: true; readonly idempotencyKey?: string }
  | { readonly ok: false; readonly answer: HttpResponseInit };

/** The Idempotency-Key of a request, when it has one. */
export function idempotencyKeyOf(request: HttpRequest): Key {
  const idempotencyKey = request.headers.get('idempotency-key');
  if (idempotencyKey === null) return { ok: true };
  if (IDEMPOTENCY_KEY.test(idempotencyKey)) return { ok: true, idempotencyKey };
  const detail = 'It has 1 to 255 visible ASCII characters.';
  return { ok: false, answer: problem({ code: 'invalid-idempotency-key', detail }) };
}

export function otherBody(): HttpResponseInit {
  const detail = 'Send the same body again, or choose a new key.';
  return problem({ code: 'idempotency-key-reused', detail });
}

const REASONS: Readonly<Record<Busy['pressure'], string>> = {
  queue: 'Many orders wait in the queue.',
  quarantine: 'Many messages were put aside.',
  payments: 'The payment service does not answer.',
};

export function slowDown({ pressure, retryAfterS }: Busy): HttpResponseInit {
  const detail = `${REASONS[pressure]} Nothing was accepted; try again in ${retryAfterS} s.`;
  return problem({ code: 'too-many-orders', detail }, { 'retry-after': String(retryAfterS) });
}

export function trailFields({ correlationId, traceParent }: Trail): {
  correlationId: string;
  traceId: string;
} {
  return { correlationId, traceId: traceParent.slice(3, 35) };
}
