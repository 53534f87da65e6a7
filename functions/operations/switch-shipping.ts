import { json, text, wantsJson } from '../http/answers.ts';
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
    handler: async (request) => {
      await (await app()).setShipping(active);
      return wantsJson(request) ? json(200, { active }) : text(200, `Shipping service ${verb}d`);
    },
  });
}
