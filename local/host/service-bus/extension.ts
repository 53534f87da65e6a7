import type { Binding, HostExtension, HostServices, LoadedFunction, RunningExtension } from '../contract.ts';
import { payloadsOf } from '../messaging/body.ts';
import { runByHand } from '../messaging/run-by-hand.ts';
import { Senders } from '../messaging/senders.ts';
import { BatchListener } from './batch-listener.ts';
import { type QueueBinding, resolveBinding } from './binding.ts';
import { openReceiving, openSending, type QueueSender } from './clients.ts';
import type { QueueListener } from './queue-listener.ts';
import { sendAll } from './send.ts';
import { readSettings } from './settings.ts';
import { SingleListener } from './single-listener.ts';

export const extension: HostExtension = {
  triggers: ['serviceBusTrigger'],
  inputs: [],
  outputs: ['serviceBus'],
  start,
};

async function start(
  services: HostServices,
  functions: readonly LoadedFunction[],
): Promise<RunningExtension> {
  const settings = readSettings(services.extensionSettings('serviceBus'));
  const senders = new Senders<QueueSender>();
  const bindings = new Map<Binding, QueueBinding>();
  for (const fn of functions) {
    for (const binding of fn.bindings) {
      if (binding.type !== 'serviceBusTrigger' && binding.type !== 'serviceBus') continue;
      const resolved = resolveBinding(services, fn, binding);
      if (typeof resolved !== 'string') bindings.set(binding, resolved);
      else fn.error ??= resolved;
    }
  }
  const listeners: QueueListener[] = [];
  return {
    async listen() {
      for (const fn of functions) {
        const binding = bindings.get(fn.trigger);
        if (!binding || fn.disabled || fn.error !== undefined) continue;
        const Listener = fn.trigger.cardinality === 'many' ? BatchListener : SingleListener;
        const open = () => openReceiving(binding.connection);
        const listener = new Listener(services, fn, settings, open, binding.queue);
        listeners.push(listener);
        await listener.listen();
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
      const { connection, queue } = target;
      await senders.send(
        `${connection.key} ${queue}`,
        () => openSending(connection, queue),
        ({ sender }) => sendAll(sender, payloadsOf(value)),
      );
    },
  };
}
