import { json } from '../http/answers.ts';
import { answersJson, CUSTOMER_ID, ref } from '../http/contract.ts';
import { endpoint } from '../http/endpoint.ts';
import type { LazyApp } from '../lazy-app.ts';

export function registerCustomerLoyalty(app: LazyApp): void {
  endpoint('customer-loyalty', {
    method: 'GET',
    route: 'customers/{id}/loyalty',
    contract: {
      tag: 'customers',
      summary: 'Loyalty points of a customer',
      path: CUSTOMER_ID,
      answers: { 200: answersJson('Points, and the orders that brought them.', ref('Loyalty')) },
    },
    handler: async (request) => {
      const customer = request.params.id ?? '';
      return json(200, { customer, ...(await (await app()).loyaltyBalance(customer)) });
    },
  });
}
