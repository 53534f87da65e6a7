import { json, text, wantsJson } from '../http/answers.ts';
import { answersTextOrJson } from '../http/contract.ts';
import { endpoint } from '../http/endpoint.ts';
import type { LazyApp } from '../lazy-app.ts';

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
        200: answersTextOrJson('Done.', { type: 'object', properties: { active: { type: 'boolean' } } }),
      },
    },
    handler: async (request) => {
      await (await app()).setShipping(active);
      return wantsJson(request) ? json(200, { active }) : text(200, `Shipping service ${verb}d`);
    },
  });
}
