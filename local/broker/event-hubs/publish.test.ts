import { type EventData, EventHubBufferedProducerClient, EventHubProducerClient } from '@azure/event-hubs';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { partitionOfKey } from './partition-key.ts';
import { receive, startTestBroker, type TestBroker } from './testing.ts';

let broker: TestBroker;
let producer: EventHubProducerClient | undefined;

beforeAll(async () => {
  broker = await startTestBroker();
});
afterEach(async () => {
  await producer?.close();
  producer = undefined;
});
afterAll(() => broker.stop());

function produceTo(hub: string, options = {}): EventHubProducerClient {
  producer = new EventHubProducerClient(broker.connectionString, hub, {
    retryOptions: { maxRetries: 0 },
    ...options,
  });
  return producer;
}

describe('publishing', () => {
  it('keeps body, properties, ids and annotations as they were sent', async () => {
    const client = produceTo('single');
    await client.sendBatch([
      {
        body: { order: 'o-1', total: 12.5, items: ['milk', 'äß€'] },
        properties: { attempt: 3, ratio: 0.5, source: 'till', urgent: true },
        messageId: 'm-1',
        correlationId: 'c-1',
        contentType: 'application/json',
      },
      { body: Buffer.from([0, 255, 1]) },
      {
        body: [1, 2, 3],
        bodyType: 'sequence',
        messageAnnotations: { 'x-own': 'kept', 'x-opt-offset': 'forged', 'x-opt-sequence-number': 77 },
      },
      {
        body: 'text',
        bodyType: 'value',
        header: { durable: true, priority: 7 },
      },
    ] as EventData[]);
    const [first, second, third, fourth] = await receive({ ...broker, hub: 'single' }, 4);
    expect(first).toMatchObject({
      body: { order: 'o-1', total: 12.5, items: ['milk', 'äß€'] },
      properties: { attempt: 3, ratio: 0.5, source: 'till', urgent: true },
      messageId: 'm-1',
      correlationId: 'c-1',
      contentType: 'application/json',
      sequenceNumber: 0,
      offset: '0',
    });
    expect(first?.enqueuedTimeUtc.getTime()).toBeGreaterThan(Date.now() - 10_000);
    expect(first?.partitionKey).toBeUndefined();
    expect(second?.body).toEqual(Buffer.from([0, 255, 1]));
    expect(third).toMatchObject({
      body: [1, 2, 3],
      sequenceNumber: 2,
      systemProperties: { 'x-own': 'kept' },
    });
    expect(fourth?.body).toBe('text');
    expect(fourth?.getRawAmqpMessage().header).toMatchObject({ durable: true, priority: 7 });
  });

  it('puts the same key on the same partition, the one the SDK computes itself', async () => {
    const client = produceTo('orders');
    const keys = ['a', 'order-4711', '', 'ключ', 'x'.repeat(128)];
    for (const key of keys) {
      await client.sendBatch([{ body: key }], { partitionKey: key });
      const batch = await client.createBatch({ partitionKey: key });
      batch.tryAdd({ body: key });
      await client.sendBatch(batch);
    }
    // The SDK's own choice: a buffering producer sorts events by partition before it sends them.
    const chosen = new Map<string, string>();
    const buffered = new EventHubBufferedProducerClient(broker.connectionString, 'orders', {
      onSendEventsErrorHandler: async ({ error }) => {
        throw error;
      },
      onSendEventsSuccessHandler: async ({ events, partitionId }) => {
        for (const event of events) chosen.set((event as { body: string }).body, partitionId);
      },
    });
    for (const key of keys.filter((candidate) => candidate !== '')) {
      await buffered.enqueueEvent({ body: key }, { partitionKey: key });
    }
    await buffered.close();
    const events = await receive({ ...broker, hub: 'orders' }, keys.length * 2 + chosen.size);
    for (const key of keys) {
      const partitions = new Set(events.filter(({ body }) => body === key).map((event) => event.partitionId));
      expect([...partitions]).toEqual([String(partitionOfKey(key, 4))]);
      if (key !== '') expect(chosen.get(key)).toBe(String(partitionOfKey(key, 4)));
    }
    expect(
      events.filter(({ body }) => body === 'order-4711').map(({ partitionKey }) => partitionKey),
    ).toContain('order-4711');
  });

  it('deals events without a key to all partitions, and obeys a partition id', async () => {
    const client = produceTo('dealt');
    for (let i = 0; i < 8; i++) await client.sendBatch([{ body: i }]);
    await client.sendBatch([{ body: 'third' }], { partitionId: '2' });
    const batch = await client.createBatch({ partitionId: '2' });
    batch.tryAdd({ body: 'third too' });
    await client.sendBatch(batch);
    const events = await receive({ ...broker, hub: 'dealt' }, 10);
    const on = (partition: string) =>
      events.filter(({ partitionId }) => partitionId === partition).map(({ body }) => body);
    expect([on('0').length, on('1').length, on('2').length, on('3').length]).toEqual([2, 2, 4, 2]);
    expect(on('2').slice(-2)).toEqual(['third', 'third too']);
  });

  it('numbers the events of a partition without gaps, whoever sends them', async () => {
    const clients = [1, 2, 3].map(() => new EventHubProducerClient(broker.connectionString, 'counted'));
    await Promise.all(
      clients.flatMap((client) =>
        Array.from({ length: 50 }, (_, i) => client.sendBatch([{ body: i }, { body: -i }])),
      ),
    );
    await Promise.all(clients.map((client) => client.close()));
    const events = await receive({ ...broker, hub: 'counted' }, 300);
    expect(events.map(({ sequenceNumber }) => sequenceNumber)).toEqual(
      Array.from({ length: 300 }, (_, i) => i),
    );
    expect(new Set(events.map(({ offset }) => offset)).size).toBe(300);
  });
});

describe('publishing that is refused', () => {
  const refusal = (work: Promise<unknown>) =>
    work.then(
      () => undefined,
      (error: unknown) => error,
    );

  it('says that the hub is unknown', async () => {
    expect(await refusal(produceTo('nowhere').sendBatch([{ body: 1 }]))).toMatchObject({
      code: 'MessagingEntityNotFoundError',
    });
  });

  it('says that the partition is unknown', async () => {
    for (const partitionId of ['4', '-1', 'x']) {
      expect(await refusal(produceTo('orders').sendBatch([{ body: 1 }], { partitionId }))).toMatchObject({
        code: 'ArgumentOutOfRangeError',
        message: expect.stringContaining('It should be between 0 and 3'),
      });
      await producer?.close();
    }
  });

  it('says that the events are too large, and stays usable', async () => {
    const client = produceTo('orders');
    const batch = await client.createBatch();
    expect(batch.maxSizeInBytes).toBe(1_048_576);
    expect(batch.tryAdd({ body: 'x'.repeat(1_048_576) })).toBe(false);
    expect(await refusal(client.sendBatch([{ body: 'x'.repeat(1_100_000) }]))).toMatchObject({
      code: 'MessageTooLargeError',
    });
    await client.sendBatch([{ body: 'x'.repeat(900_000) }]);
  });

  it('says that idempotent publishing is not to be had', async () => {
    // What EventHubBufferedProducerClient sets on its inner client for enableIdempotentRetries.
    const client = produceTo('orders');
    Reflect.set(client, '_enableIdempotentRetries', true);
    expect(await refusal(client.sendBatch([{ body: 1 }], { partitionId: '0' }))).toMatchObject({
      code: 'NotImplementedError',
      message: expect.stringContaining('enableIdempotentRetries'),
    });
  });
});
