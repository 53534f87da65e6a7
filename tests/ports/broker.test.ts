import { EventHubConsumerClient, earliestEventPosition, type ReceivedEventData } from '@azure/event-hubs';
import { ServiceBusClient, type ServiceBusReceivedMessage } from '@azure/service-bus';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BROKER_DEADLINE_MS } from '../../shared/azure/connections.ts';
import { createAdapters } from '../../shared/azure/index.ts';
import type { OrderEvent } from '../../shared/domain/events.ts';
import type { Adapters } from '../../shared/ports.ts';
import { anOrderId, TRAIL } from './fixtures.ts';
import { completed } from './order-story.ts';
import { startWorld, type World } from './world.ts';

let world: World;
let adapters: Adapters;
let receiving: ServiceBusClient;

beforeAll(async () => {
  world = await startWorld({ storage: false });
  adapters = await createAdapters(world.config);
  receiving = new ServiceBusClient(connection());
});

afterAll(async () => {
  await adapters.close();
  await receiving.close();
  await world.close();
});

function connection(): string {
  return String(world.broker.ready.serviceBus);
}

/** `count` messages, or what comes until the queue was empty for `waitMs`. */
async function drained(queue: string, count: number, waitMs = 5_000): Promise<ServiceBusReceivedMessage[]> {
  const receiver = receiving.createReceiver(queue, { receiveMode: 'receiveAndDelete' });
  const messages: ServiceBusReceivedMessage[] = [];
  while (messages.length < count) {
    const some = await receiver.receiveMessages(count - messages.length, { maxWaitTimeInMs: waitMs });
    if (some.length === 0) break;
    messages.push(...some);
  }
  await receiver.close();
  return messages;
}

describe('Order queue', () => {
  it('puts one message on the queue, with its trail', async () => {
    const orderId = anOrderId();
    await adapters.queue.enqueue({ orderId, body: { order: 'ü' }, trail: TRAIL });
    const [message] = await drained('orders', 1);
    expect(message).toMatchObject({
      messageId: orderId,
      contentType: 'application/json',
      body: { order: 'ü' },
      applicationProperties: {
        traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01',
        'correlation-id': 'till-7/42',
      },
    });
  });

  it('puts one message per order on the queue when many come at once, more than fit into one batch', async () => {
    const orders = Array.from({ length: 300 }, () => anOrderId());
    await Promise.all(
      orders.map((orderId) =>
        adapters.queue.enqueue({ orderId, body: { text: 'x'.repeat(3_000) }, trail: TRAIL }),
      ),
    );
    const messages = await drained('orders', 300);
    expect(messages.map(({ messageId }) => messageId)).toEqual(orders);
  });

  it('refuses a message that is too large, and takes its neighbours', async () => {
    const enqueue = (size: number) =>
      adapters.queue.enqueue({ orderId: anOrderId(), body: 'x'.repeat(size), trail: TRAIL });
    const results = await Promise.allSettled([enqueue(10), enqueue(2_000_000), enqueue(10)]);
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(results[1]).toMatchObject({ reason: { code: 'message-too-large', name: 'TerminalFault' } });
    await expect(enqueue(2_000_000)).rejects.toMatchObject({ code: 'message-too-large' });
    expect(await drained('orders', 2)).toHaveLength(2);
  });
});

describe('Quarantine', () => {
  it('keeps the body untouched, with the reason', async () => {
    const entry = {
      source: 'queue:orders',
      reason: 'invalid-json',
      description: 'Unexpected token',
      attempts: 1,
      time: Date.UTC(2026, 10, 21, 10),
      messageId: 'm-1',
      trail: TRAIL,
    };
    await adapters.quarantine.put({ ...entry, body: '{"not json' });
    await adapters.quarantine.put({ ...entry, messageId: 'm-2', body: Uint8Array.from([0, 255, 10]) });
    const [text, bytes] = await drained('quarantine', 2);
    expect(text).toMatchObject({
      messageId: 'm-1',
      applicationProperties: {
        reason: 'invalid-json',
        description: 'Unexpected token',
        attempts: 1,
        source: 'queue:orders',
        time: '2026-11-21T10:00:00.000Z',
        'correlation-id': 'till-7/42',
      },
    });
    // What is no JSON, the SDK gives as the bytes it found.
    expect(text?.body).toEqual(Buffer.from('{"not json'));
    expect(bytes?.body).toEqual(Buffer.from([0, 255, 10]));
  });
});

describe('Event publisher', () => {
  async function received(count: number, after: number): Promise<Map<string, ReceivedEventData[]>> {
    const consumer = new EventHubConsumerClient(
      'read-model',
      String(world.broker.ready.eventHubs),
      'order-events',
    );
    const byPartition = new Map<string, ReceivedEventData[]>();
    let seen = 0;
    await new Promise<void>((resolve, reject) => {
      consumer.subscribe(
        {
          processEvents: async (events, { partitionId }) => {
            const fresh = events.filter(({ enqueuedTimeUtc }) => enqueuedTimeUtc.getTime() >= after);
            byPartition.set(partitionId, [...(byPartition.get(partitionId) ?? []), ...fresh]);
            seen += fresh.length;
            if (seen >= count) resolve();
          },
          processError: async (error) => reject(error),
        },
        { startPosition: earliestEventPosition, maxWaitTimeInSeconds: 0.2 },
      );
    });
    await consumer.close();
    return byPartition;
  }

  it('keeps the order of each order’s events, and sends those of many orders together', async () => {
    const begun = Date.now();
    const orders = Array.from({ length: 80 }, () => anOrderId());
    await Promise.all(
      orders.map(async (id) => {
        const events = completed(id);
        await adapters.events.publish(events.slice(0, 2), TRAIL);
        await adapters.events.publish(events.slice(2), TRAIL);
      }),
    );
    const partitions = await received(400, begun);
    const all = [...partitions.values()].flat();
    expect(all).toHaveLength(400);
    expect(partitions.size).toBe(4);
    for (const id of orders) {
      const holding = [...partitions.values()].filter((events) =>
        events.some(({ body }) => (body as OrderEvent).orderId === id),
      );
      expect(holding).toHaveLength(1);
      const seqs = holding[0]?.map(({ body }) => body as OrderEvent).filter(({ orderId }) => orderId === id);
      expect(seqs?.map(({ seq }) => seq)).toEqual([0, 1, 2, 3, 4]);
    }
    expect(all[0]).toMatchObject({
      contentType: 'application/json',
      properties: { 'correlation-id': 'till-7/42', traceparent: TRAIL.traceParent },
    });
  });
});

describe('Queue counts', () => {
  it('tell what waits, what was dead-lettered and what is in quarantine', async () => {
    expect(await adapters.queueCounts.counts()).toEqual({ active: 0, deadLettered: 0, quarantine: 0 });
    const enqueue = () => adapters.queue.enqueue({ orderId: anOrderId(), body: {}, trail: TRAIL });
    await Promise.all([enqueue(), enqueue(), enqueue()]);
    const receiver = receiving.createReceiver('orders');
    const [message] = await receiver.receiveMessages(1);
    if (message) await receiver.deadLetterMessage(message);
    await receiver.close();
    await expect
      .poll(() => adapters.queueCounts.counts())
      .toEqual({ active: 2, deadLettered: 1, quarantine: 0 });
    await drained('orders', 2);
  });
});

// Left to the SDK it would be minutes. A busy machine takes longer than the deadline, but not that long.
const GIVES_UP_WITHIN_MS = 20_000;

describe('With the broker away', () => {
  it('gives up in time for an answer within 5 s', () => {
    expect(BROKER_DEADLINE_MS).toBe(4_000);
  });

  it('refuses orders when it hangs', async () => {
    const enqueue = () => adapters.queue.enqueue({ orderId: anOrderId(), body: {}, trail: TRAIL });
    world.broker.child.kill('SIGSTOP');
    const begun = Date.now();
    const results = await Promise.allSettled([
      enqueue(),
      new Promise((resolve) => setTimeout(resolve, 300)).then(enqueue),
    ]);
    expect(Date.now() - begun).toBeLessThan(GIVES_UP_WITHIN_MS);
    world.broker.child.kill('SIGCONT');
    for (const result of results) expect(result).toMatchObject({ reason: { code: 'broker-unavailable' } });
    await enqueue();
    // What the broker had in its hands when it was stopped may have come through.
    expect((await drained('orders', 9, 500)).length).toBeGreaterThan(0);
  });

  it('refuses orders, and takes them once it is back', async () => {
    const enqueue = () => adapters.queue.enqueue({ orderId: anOrderId(), body: {}, trail: TRAIL });
    await enqueue();
    await drained('orders', 1);
    await world.kill('broker');
    const begun = Date.now();
    const results = await Promise.allSettled([
      enqueue(),
      enqueue(),
      new Promise((resolve) => setTimeout(resolve, 300)).then(enqueue),
    ]);
    expect(results.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
    expect(results[0]).toMatchObject({ reason: { code: 'broker-unavailable', name: 'BrokerUnavailable' } });
    expect(Date.now() - begun).toBeLessThan(GIVES_UP_WITHIN_MS);
    await expect(adapters.events.publish(completed(anOrderId()), TRAIL)).rejects.toMatchObject({
      code: 'broker-unavailable',
    });
    await world.restart('broker');
    const orderId = anOrderId();
    await adapters.queue.enqueue({ orderId, body: {}, trail: TRAIL });
    await adapters.events.publish(completed(anOrderId()), TRAIL);
    const messages = await drained('orders', 9, 500);
    expect(messages.map(({ messageId }) => messageId)).toContain(orderId);
  });
});
