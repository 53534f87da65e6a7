import { json, text, wantsJson } from '../http/answers.ts';
import { answersJson, answersTextOrJson } from '../http/contract.ts';
import { endpoint } from '../http/endpoint.ts';
import type { LazyApp } from '../lazy-app.ts';

const MODE = { type: 'object', properties: { active: { type: 'boolean' } }, required: ['active'] };

export function registerShippingMode(app: LazyApp): void {
  endpoint('shipping', {
    method: 'GET',
    route: 'shipping',
    contract: {
      tag: 'shipping',
      summary: 'Whether shipping takes orders, or is in maintenance',
      answers: { 200: answersJson('active: it takes orders.', MODE) },
    },
    handler: async () => json(200, { active: await (await app()).isShippingActive() }),
  });
}

/** The shipping service's maintenance mode, on and off. */
export function registerShippingSwitches(app: LazyApp): void {
  registerSwitch(app, 'deactivate', false);
  registerSwitch(app, 'activate', true);
}

function registerSwitch(app: LazyApp, verb: 'activate' | 'deactivate', active: boolean): void {
  endpoint(`${verb}-shipping`, {
    method: 'POST',
    route: `shipping/${verb}`,
    contract: {
      tag: 'shipping',
      summary: active ? 'End the maintenance of shipping' : 'Shipping refuses orders until it is activated',
      answers: {
        200: answersTextOrJson('Done.', MODE),
      },
    },
    handler: async (request) => {
      await (await app()).setShipping(active);
      return wantsJson(request) ? json(200, { active }) : text(200, `Shipping service ${verb}d`);
    },
  });
}
