import { randomBytes } from 'node:crypto';
import type { HostExtension, LoadedFunction } from '../host/contract.ts';
import { ClientDoor } from './client-door.ts';
import { Engine } from './engine.ts';
import { messageOf } from './failures.ts';
import { ManagementApi } from './management/api.ts';
import { clientBinding, type Place, WEBHOOK } from './management/links.ts';
import { readSettings } from './settings.ts';
import { Store } from './store.ts';

const CATEGORY = 'Host.Triggers.DurableTask';
const TRIGGERS = ['orchestrationTrigger', 'activityTrigger', 'entityTrigger'] as const;
const CLIENTS = ['durableClient', 'orchestrationClient'] as const;

/** Durable Functions: orchestrations and activities on a log in SQLite, and the durable client. */
export const extension: HostExtension = {
  triggers: TRIGGERS,
  inputs: CLIENTS,
  outputs: [],

  async start(services, functions) {
    const log = (level: Parameters<typeof services.log>[0], message: string) =>
      services.log(level, CATEGORY, message);
    const settings = readSettings(services.extensionSettings('durableTask'), services.expand);
    const store = new Store(services.stateDir);
    const engine = new Engine({
      store,
      settings,
      clock: services.clock,
      orchestrators: triggeredBy(functions, 'orchestrationTrigger'),
      activities: triggeredBy(functions, 'activityTrigger'),
      entities: triggeredBy(functions, 'entityTrigger'),
      invoke: services.invoke,
      log,
    });
    const code = services.webhookKey('durabletask_extension') ?? ownCode(store);
    let rpcBaseUrl = '';
    const place = (): Place => ({ baseUrl: services.baseUrl, hubName: settings.hubName, code, rpcBaseUrl });
    const api = new ManagementApi(engine, place);
    const door = new ClientDoor(api, (error) => log('error', `durable client: ${messageOf(error)}`));
    // Open before the functions that may use it.
    rpcBaseUrl = await door.listen();
    // As text: the library parses it for each invocation.
    const binding = JSON.stringify(clientBinding(place()));

    return {
      async listen() {
        await engine.recover();
      },
      async stop() {
        await engine.stop();
        await door.close();
        await store.close();
      },
      bindInput: () => binding,
      webhook: {
        name: WEBHOOK,
        handle: (request, response, path) => api.handle(request, response, path, 'webhook'),
      },
    };
  },
};

function triggeredBy(functions: readonly LoadedFunction[], type: string): LoadedFunction[] {
  return functions.filter(
    (fn) => fn.trigger.type.toLowerCase() === type.toLowerCase() && !fn.disabled && fn.error === undefined,
  );
}

/** Where keys are not enforced the URLs still carry one, as those of `func start` do. */
function ownCode(store: Store): string {
  return store.fact('code', () => randomBytes(32).toString('base64url'));
}
