import type { EventHubProducerClient } from '@azure/event-hubs';
import type { Payload } from '../messaging/body.ts';

/** Sends all, in their order, in as few transfers as their size allows. */
export async function sendAll(producer: EventHubProducerClient, payloads: readonly Payload[]): Promise<void> {
  if (payloads.length === 0) return;
  let batch = await producer.createBatch();
  for (const payload of payloads) {
    if (batch.tryAdd(payload)) continue;
    if (batch.count > 0) await producer.sendBatch(batch);
    batch = await producer.createBatch();
    // Too large for any batch: the SDK's own error tells of the limit.
    if (!batch.tryAdd(payload)) await producer.sendBatch([payload]);
  }
  if (batch.count > 0) await producer.sendBatch(batch);
}
