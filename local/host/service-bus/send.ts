import type { ServiceBusSender } from '@azure/service-bus';
import type { Payload } from '../messaging/body.ts';

/** Sends all, in their order, in as few transfers as their size allows. */
export async function sendAll(sender: ServiceBusSender, payloads: readonly Payload[]): Promise<void> {
  const [only] = payloads;
  if (only === undefined) return;
  if (payloads.length === 1) {
    await sender.sendMessages(only);
    return;
  }
  let batch = await sender.createMessageBatch();
  for (const payload of payloads) {
    if (batch.tryAddMessage(payload)) continue;
    if (batch.count > 0) await sender.sendMessages(batch);
    batch = await sender.createMessageBatch();
    // Too large for any batch: the SDK's own error tells of the limit.
    if (!batch.tryAddMessage(payload)) await sender.sendMessages(payload);
  }
  if (batch.count > 0) await sender.sendMessages(batch);
}
