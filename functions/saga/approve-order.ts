import { parse } from '../../shared/contracts/parse.ts';
import { json, orderNotFound, refusal, text, wantsJson } from '../http/answers.ts';
import { requiredJsonBody } from '../http/body.ts';
import { answersTextOrJson, ORDER_ID, ref } from '../http/contract.ts';
import { endpoint } from '../http/endpoint.ts';
import { invalidBody } from '../http/faults.ts';
import type { LazyApp } from '../lazy-app.ts';
import { sagaClient, sagaClientInput } from './client.ts';

const MISSING = { '/approver': 'Missing approver name', '/approved': 'Missing approved flag' };

export function registerApproveOrder(app: LazyApp): void {
  endpoint('approve-order', {
    method: 'POST',
    route: 'orders/{id}/approve',
    contract: {
      tag: 'orders',
      summary: 'Approve or reject an order that waits for it',
      path: ORDER_ID,
      body: { schema: ref('Decision') },
      answers: { 200: answersTextOrJson('The decision is on its way to the order.', ref('Said')) },
      problems: ['order-not-found', 'not-waiting-for-approval'],
      plain: ['order-not-found', 'not-waiting-for-approval', 'invalid-body'],
    },
    extraInputs: [sagaClientInput],
    handler: async (request, context) => {
      const id = request.params.id ?? '';
      const body = await requiredJsonBody(request);
      if (!body.ok) return body.answer;
      const decision = parse('Decision', body.value);
      if (!decision.ok) return invalidBody(request, decision.faults, MISSING);

      const { approver, approved } = decision.value;
      const answer = await (await app()).approveOrder(id, { approver, approved }, sagaClient(context));
      switch (answer) {
        case 'sent': {
          const message = `Approval sent for order: ${id}`;
          return wantsJson(request) ? json(200, { id, message }) : text(200, message);
        }
        case 'unknown':
          return orderNotFound(request, id);
        case 'not-waiting':
          return refusal(request, {
            code: 'not-waiting-for-approval',
            detail: `Order is not waiting for approval: ${id}`,
          });
        default:
          return answer satisfies never;
      }
    },
  });
}
