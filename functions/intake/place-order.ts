import type { HttpRequest, HttpResponseInit } from '@azure/functions';
import type { Trail } from '../../shared/ports.ts';
import { json, problem, text, wantsJson } from '../http/answers.ts';
import { requiredJsonBody } from '../http/body.ts';
import { endpoint } from '../http/endpoint.ts';
import { invalidBody } from '../http/faults.ts';
import type { LazyApp } from '../lazy-app.ts';
import { logOf } from '../log.ts';
import { PLACE_ORDER } from './contracts.ts';

const MISSING = {
  '/customer': 'Missing customer name',
  '/items': 'Missing items',
  '/total': 'Missing total',
};
const IDEMPOTENCY_KEY = /^[\x21-\x7e]{1,255}$/;

export function registerPlaceOrder(app: LazyApp): void {
  endpoint('place-order', {
    method: 'POST',
    route: 'orders',
    contract: PLACE_ORDER,
    handler: async (request, context) => {
      const idempotencyKey = request.headers.get('idempotency-key') ?? undefined;
      if (idempotencyKey !== undefined && !IDEMPOTENCY_KEY.test(idempotencyKey)) {
        return problem({
          code: 'invalid-idempotency-key',
          detail: 'It has 1 to 255 visible ASCII characters.',
        });
      }
      const body = await requiredJsonBody(request);
      if (!body.ok) return body.answer;

      const { newTrail, placeOrder } = await app();
      const trail = newTrail(request.headers.get('traceparent'), request.headers.get('x-correlation-id'));
      const receipt = await placeOrder({
        body: body.value,
        trail,
        ...(idempotencyKey === undefined ? {} : { idempotencyKey }),
      });
      switch (receipt.type) {
        case 'accepted': {
          const { orderId } = receipt;
          logOf(context)('info', 'Order accepted', { step: 'intake', orderId, ...fieldsOf(trail) });
          return accepted(request, orderId, trail);
        }
        case 'invalid':
          return invalidBody(request, receipt.faults, MISSING);
        case 'other-body':
          return problem({
            code: 'idempotency-key-reused',
            detail: 'Send the same body again, or choose a new key.',
          });
        default:
          return receipt satisfies never;
      }
    },
  });
}

function accepted(request: HttpRequest, orderId: string, trail: Trail): HttpResponseInit {
  const message = `Order received. ID = '${orderId}'`;
  const headers = {
    location: `${request.url.replace(/\/?(?:\?.*)?$/, '')}/${orderId}`,
    'x-correlation-id': trail.correlationId,
  };
  return wantsJson(request)
    ? json(202, { id: orderId, message, status: 'PENDING' }, headers)
    : text(202, message, headers);
}

function fieldsOf({ correlationId, traceParent }: Trail): { correlationId: string; traceId: string } {
  return { correlationId, traceId: traceParent.slice(3, 35) };
}
