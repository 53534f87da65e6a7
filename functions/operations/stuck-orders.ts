import { ageMs } from '../../shared/domain/age.ts';
import { json, orderNotFound, problem } from '../http/answers.ts';
import { answersJson, ORDER_ID, ref, textOf } from '../http/contract.ts';
import { endpoint } from '../http/endpoint.ts';
import { invalidQuery } from '../http/faults.ts';
import type { LazyApp } from '../lazy-app.ts';
import { sagaClient, sagaClientInput } from '../saga/client.ts';
import { handOf, OPERATOR, OPERATORS } from './dead-letters/contracts.ts';
import { given, PAGE } from './dead-letters/queries.ts';

export function registerStuckOrders(app: LazyApp): void {
  endpoint('list-stuck-orders', {
    method: 'GET',
    route: 'operations/stuck',
    contract: {
      ...OPERATORS,
      summary: 'Orders that wait longer than their step should, and why',
      description: 'A page may be empty although there is another one behind it.',
      query: {
        longerThan: {
          description: 'In place of the limits of each step: 90s, 30m, 2h, 3d.',
          schema: textOf(20),
        },
        continuationToken: PAGE.continuationToken,
      },
      answers: { 200: answersJson('Those that wait longest first.', ref('StuckOrderList')) },
      problems: ['bad-continuation-token'],
    },
    extraInputs: [sagaClientInput],
    handler: async (request, context) => {
      const age = given(request, 'longerThan');
      const longerThan = age === undefined ? undefined : ageMs(age);
      if (age !== undefined && longerThan === undefined) return invalidQuery([BAD_AGE]);
      const continuationToken = given(request, 'continuationToken');
      const { stuckOrders } = await app();
      const query = {
        ...(longerThan === undefined ? {} : { longerThan }),
        ...(continuationToken === undefined ? {} : { continuationToken }),
      };
      return json(200, await stuckOrders(query, sagaClient(context)));
    },
  });
}

const BAD_AGE = { pointer: '/longerThan', text: 'must be an age such as 90s, 30m, 2h or 3d', keyword: 'age' };

export function registerRetryStuckOrder(app: LazyApp): void {
  endpoint('retry-stuck-order', {
    method: 'POST',
    route: 'operations/stuck/{id}/retry',
    contract: {
      ...OPERATORS,
      summary: 'Do what helps an order that does not go on',
      description:
        'Replays its messages that were put aside, or starts its saga when none knows of it. Good for twice.',
      path: ORDER_ID,
      headers: OPERATOR,
      answers: { 200: answersJson('What was done.', ref('RetriedOrder')) },
      problems: ['order-not-found', 'waits-for-approval', 'goes-on-by-itself', 'not-stuck', 'unknown-source'],
      plain: ['order-not-found'],
    },
    extraInputs: [sagaClientInput],
    handler: async (request, context) => {
      const { id = '' } = request.params;
      const { retryStuckOrder, newTrail } = await app();
      const trail = newTrail(request.headers.get('traceparent'), request.headers.get('x-correlation-id'));
      const result = await retryStuckOrder(id, sagaClient(context), handOf(request), trail);
      switch (result.type) {
        case 'replayed': {
          const { done, failed } = result.report;
          const [failure] = failed;
          if (failure !== undefined)
            return problem({ code: 'unknown-source', detail: failure.message.slice(0, 500) });
          return json(200, { id, action: 'replayed', deadLetters: done });
        }
        case 'started':
          return json(200, { id, action: 'started', deadLetters: [] });
        case 'unknown':
          return orderNotFound(request, id);
        case 'not-stuck':
          return problem({ code: 'not-stuck', detail: `Order has ended: ${id}` });
        case 'no-help':
          return problem({
            code: result.reason === 'approval' ? 'waits-for-approval' : 'goes-on-by-itself',
            detail: result.text,
          });
        default:
          return result satisfies never;
      }
    },
  });
}
