import type { InvocationContext } from '@azure/functions';
import type { RowReceipt } from '../../shared/app.ts';
import { parse } from '../../shared/contracts/parse.ts';
import { json, problemBody } from '../http/answers.ts';
import { requiredJsonBody } from '../http/body.ts';
import { endpoint } from '../http/endpoint.ts';
import { faultProblem } from '../http/fault-answer.ts';
import { faultsDetail, invalidBody, listed } from '../http/faults.ts';
import { PROBLEMS } from '../http/problems.ts';
import type { LazyApp } from '../lazy-app.ts';
import { logOf } from '../log.ts';
import { clientKey } from './client-key.ts';
import { PLACE_ORDERS } from './contracts.ts';
import { idempotencyKeyOf, otherBody, slowDown, trailFields } from './submission.ts';

/** 500 rich orders of twenty lines take less. */
const LIMIT_BYTES = 4 * 1024 * 1024;

export function registerPlaceOrders(app: LazyApp): void {
  endpoint('place-orders', {
    method: 'POST',
    route: 'orders/batch',
    contract: PLACE_ORDERS,
    handler: async (request, context) => {
      const key = idempotencyKeyOf(request);
      if (!key.ok) return key.answer;
      const body = await requiredJsonBody(request, LIMIT_BYTES);
      if (!body.ok) return body.answer;
      const batch = parse('PlaceOrders', body.value);
      if (!batch.ok) return invalidBody(request, batch.faults);

      const { newTrail, placeOrders } = await app();
      const trail = newTrail(request.headers.get('traceparent'), request.headers.get('x-correlation-id'));
      const receipt = await placeOrders({
        rows: batch.value.orders,
        trail,
        client: clientKey(request),
        ...(key.idempotencyKey === undefined ? {} : { idempotencyKey: key.idempotencyKey }),
      });
      switch (receipt.type) {
        case 'read': {
          const { rows } = receipt;
          const accepted = rows.filter(({ type }) => type === 'accepted').length;
          const failed = rows.find((row) => row.type === 'failed');
          // Nothing happened, and it was not the rows: as for a single order, the whole may be sent again.
          if (accepted === 0 && failed !== undefined) throw failed.error;
          const counts = { accepted, refused: rows.length - accepted };
          logOf(context)('info', 'Orders accepted', { step: 'intake', ...counts, ...trailFields(trail) });
          const items = rows.map((row, index) => itemOf(row, index, context));
          return json(
            207,
            { ...counts, items },
            {
              'x-correlation-id': trail.correlationId,
              ...(items.some(({ status }) => status === 503) ? RETRY_AFTER : {}),
            },
          );
        }
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

const RETRY_AFTER = { 'retry-after': String(PROBLEMS['broker-unavailable'].retryAfter) };

interface Item {
  readonly index: number;
  readonly status: number;
  readonly id?: string;
  readonly problem?: object;
}

function itemOf(row: RowReceipt, index: number, context: InvocationContext): Item {
  if (row.type === 'accepted') return { index, status: 202, id: row.orderId };
  const problem =
    row.type === 'invalid'
      ? problemBody({ code: 'invalid-body', faults: listed(row.faults), detail: faultsDetail(row.faults) })
      : problemBody(faultProblem('place-orders', row.error, context));
  return { index, status: problem.status, problem };
}
