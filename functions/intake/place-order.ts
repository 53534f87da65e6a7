import type { HttpRequest, HttpResponseInit } from '@azure/functions';
import type { Trail } from '../../shared/ports.ts';
import { json, text, wantsJson } from '../http/answers.ts';
import { requiredJsonBody } from '../http/body.ts';
import { endpoint } from '../http/endpoint.ts';
import { invalidBody } from '../http/faults.ts';
import type { LazyApp } from '../lazy-app.ts';
import { logOf } from '../log.ts';
import { clientKey } from './client-key.ts';
import { PLACE_ORDER } from './contracts.ts';
import { idempotencyKeyOf, otherBody, slowDown, trailFields } from './submission.ts';

const MISSING = {
  '/customer': 'Missing customer name',
  '/items': 'Missing items',
  '/total': 'Missing total',
};

export function registerPlaceOrder(app: LazyApp): void {
  endpoint('place-order', {
    method: 'POST',
    route: 'orders',
    contract: PLACE_ORDER,
    handler: async (request, context) => {
      const key = idempotencyKeyOf(request);
      if (!key.ok) return key.answer;
      const body = await requiredJsonBody(request);
      if (!body.ok) return body.answer;

      const { newTrail, placeOrder } = await app();
      const trail = newTrail(request.headers.get('traceparent'), request.headers.get('x-correlation-id'));
      const receipt = await placeOrder({
        body: body.value,
        trail,
        client: clientKey(request),
        ...(key.idempotencyKey === undefined ? {} : { idempotencyKey: key.idempotencyKey }),
      });
      switch (receipt.type) {
        case 'accepted': {
          const { orderId } = receipt;
          logOf(context)('info', 'Order accepted', { step: 'intake', orderId, ...trailFields(trail) });
          return accepted(request, orderId, trail);
        }
        case 'invalid':
          return invalidBody(request, receipt.faults, MISSING);
        case 'other-body':
          return otherBody();
        case 'busy':
          return slowDown(receipt);
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
