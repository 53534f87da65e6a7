import type { EventHubProducerClient } from '@azure/event-hubs';
import type { Binding, HostExtension, HostServices, LoadedFunction, RunningExtension } from '../contract.ts';
import { payloadsOf } from '../messaging/body.ts';
import { runByHand } from '../messaging/run-by-hand.ts';
import { Senders } from '../messaging/senders.ts';
import { type HubBinding, resolveBinding } from './binding.ts';
import { openCheckpointStore, openConsumer, openProducer, ownerIdOf } from './clients.ts';
import { HubListener } from './hub-listener.ts';
import { sendAll } from './send.ts';
import { readSettings } from './settings.ts';

export const extension: HostExtension = {
  triggers: ['eventHubTrigger'],
  inputs: [],
  outputs: ['eventHub'],
  start,
};

async function start(
  services: HostServices,
  functions: readonly LoadedFunction[],
): Promise<RunningExtension> {
  const settings = readSettings(services.extensionSettings('eventHubs'));
  const bindings = new Map<Binding, HubBinding>();
  const senders = new Senders<EventHubProducerClient>();
  for (const fn of functions) {
    for (const binding of fn.bindings) {
      if (binding.type !== 'eventHubTrigger' && binding.type !== 'eventHub') continue;
      const resolved = resolveBinding(services, fn, binding);
      if (typeof resolved !== 'string') bindings.set(binding, resolved);
      else fn.error ??= resolved;
    }
  }
  const listeners: HubListener[] = [];
  return {
    async listen() {
      const triggered = functions.filter(
        (fn) => bindings.has(fn.trigger) && !fn.disabled && fn.error === undefined,
      );
      if (triggered.length === 0) return;
      const store = await openCheckpointStore(services);
      const hostId = ownerIdOf(services.stateDir);
      for (const fn of triggered) {
        const binding = bindings.get(fn.trigger);
        if (!binding) continue;
        const client = await openConsumer(binding);
        const { consumerGroup } = binding;
        // Functions that share a consumer group share its partitions out between them.
        const ownerId = `${hostId}/${fn.name}`;
        const listener = new HubListener({ services, fn, settings, client, consumerGroup, store, ownerId });
        listeners.push(listener);
        listener.listen();
      }
    },
    async stop() {
      await Promise.all(listeners.map((listener) => listener.stop()));
      await senders.close();
    },
    runByHand: (fn, input) => runByHand(services, fn, input),
    async bindOutput(_fn, binding, value) {
      const target = bindings.get(binding);
      if (!target) return;
      await senders.send(
        `${target.connection.key} ${target.hub}`,
        () => openProducer(target),
        (client) => sendAll(client, payloadsOf(value)),
      );
    },
  };
}
