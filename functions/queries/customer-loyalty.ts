import { json } from '../http/answers.ts';
import { endpoint } from '../http/endpoint.ts';
import type { LazyApp } from '../lazy-app.ts';

export function registerCustomerLoyalty(app: LazyApp): void {
  endpoint('customer-loyalty', {
    method: 'GET',
    route: 'customers/{id}/loyalty',
    handler: async (request) => {
      const customer = request.params.id ?? '';
      return json(200, { customer, ...(await (await app()).loyaltyBalance(customer)) });
    },
  });
}
