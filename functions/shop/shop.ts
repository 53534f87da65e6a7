import { TerminalFault } from '../../shared/domain/faults.ts';
import { json, problem } from '../http/answers.ts';
import { answersJson, ref, textOf } from '../http/contract.ts';
import { endpoint } from '../http/endpoint.ts';
import { invalidQuery } from '../http/faults.ts';
import type { LazyApp } from '../lazy-app.ts';
import { logOf } from '../log.ts';

/** A front end of the order API, and nothing but a client of it. A GET that orders, for it is meant for demonstrations. */
export function registerShop(app: LazyApp): void {
  endpoint('shop', {
    method: 'GET',
    route: 'shop',
    contract: {
      tag: 'shop',
      summary: 'Sell to the next of the ten customers',
      query: {
        resilient: {
          description: 'With time-out, retry and breaker (true, when left out), or plainly.',
          schema: { enum: ['true', 'false'], maxLength: 20 },
        },
      },
      headers: { traceparent: { description: 'W3C trace context.', schema: textOf(200) } },
      answers: { 200: answersJson('Sold: the order was accepted.', ref('Sale')) },
      problems: ['shop-closed', 'order-api-refused'],
    },
    handler: async (request, context) => {
      const resilient = request.query.get('resilient') ?? 'true';
      if (resilient !== 'true' && resilient !== 'false') {
        const fault = { pointer: '/resilient', text: 'must be true or false', keyword: 'query' };
        return invalidQuery([fault]);
      }
      const { newTrail, shop } = await app();
      if (shop === undefined) {
        return problem({
          code: 'shop-closed',
          detail: 'SHOP_API_URL does not say where the order API is.',
        });
      }
      const trail = newTrail(request.headers.get('traceparent'), request.headers.get('x-correlation-id'));
      try {
        const sale = await shop({ resilient: resilient === 'true', trail }, logOf(context));
        return json(200, sale, { 'x-correlation-id': trail.correlationId });
      } catch (error) {
        if (!(error instanceof TerminalFault)) throw error;
        return problem({
          code: 'order-api-refused',
          detail: error.message,
        });
      }
    },
  });
}
