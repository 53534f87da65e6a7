import rhea from 'rhea';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readContent } from './content.ts';
import { receiveAll, receiveOne, type TestBroker, testBroker } from './testing.ts';

test('more time to live than a header can tell stands in the properties', () => {
  const creation_time = new Date('2026-03-01T12:00:00Z');
  const properties = { creation_time, absolute_expiry_time: new Date('2026-06-01T12:00:00Z') };
  const ttl = (message: object) =>
    readContent(rhea.message.encode({ body: 'x', ...message } as never)).timeToLive;
  expect(ttl({ ttl: 4_294_967_295, ...properties })).toBe(92 * 86_400_000);
  expect(ttl({ ttl: 4_294_967_295 })).toBe(4_294_967_295);
  expect(ttl({ ttl: 60_000, ...properties })).toBe(60_000);
  expect(ttl(properties)).toBeUndefined();
});

describe('sending to a queue', () => {
  let broker: TestBroker;
  beforeAll(async () => {
    broker = await testBroker([
      { name: 'orders' },
      { name: 'Batches' },
      { name: 'plain' },
      { name: 'small', maxMessageSizeInKilobytes: 1 },
      { name: 'large', maxMessageSizeInKilobytes: 1024 },
      { name: 'unique', requiresDuplicateDetection: true, duplicateDetectionHistoryTimeWindow: 'PT5M' },
    ]);
  });
  afterAll(() => broker.close());

  test('a message arrives with all that its sender gave it, and what the broker adds', async () => {
    await broker.client.createSender('orders').sendMessages({
      body: { total: 12.5, items: ['milk'], count: 3 },
      messageId: 'order-1',
      correlationId: 'till-7',
      subject: 'SubmitOrder',
      contentType: 'application/json',
      to: 'kitchen',
      replyTo: 'answers',
      partitionKey: 'shop-1',
      timeToLive: 60_000,
      applicationProperties: {
        attempt: 1,
        ratio: 0.5,
        urgent: true,
        who: 'Zoë',
        at: new Date(1772366400000),
      },
    });
    const message = await receiveOne(broker.client.createReceiver('orders'));
    expect(message).toMatchObject({
      body: { total: 12.5, items: ['milk'], count: 3 },
      messageId: 'order-1',
      correlationId: 'till-7',
      subject: 'SubmitOrder',
      contentType: 'application/json',
      to: 'kitchen',
      replyTo: 'answers',
      partitionKey: 'shop-1',
      timeToLive: 60_000,
      applicationProperties: { attempt: 1, ratio: 0.5, urgent: true, who: 'Zoë' },
      deliveryCount: 0,
      state: 'active',
    });
    expect(message.enqueuedTimeUtc?.toISOString()).toBe('2026-03-01T12:00:00.000Z');
    expect(message.lockedUntilUtc?.toISOString()).toBe('2026-03-01T12:01:00.000Z');
    expect(message.sequenceNumber?.toNumber()).toBe(1);
    expect(message.enqueuedSequenceNumber).toBe(1);
    expect(message.lockToken).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/);
  });

  test('batches and lists of messages arrive one by one, in order', async () => {
    const sender = broker.client.createSender('batches');
    const batch = await sender.createMessageBatch();
    for (let i = 0; i < 50; i++) batch.tryAddMessage({ body: i, messageId: `m${i}` });
    await sender.sendMessages(batch);
    await sender.sendMessages([{ body: 50 }, { body: 51 }]);
    const messages = await receiveAll(
      broker.client.createReceiver('BATCHES', { receiveMode: 'receiveAndDelete' }),
    );
    expect(messages.map(({ body }) => body)).toEqual(Array.from({ length: 52 }, (_, i) => i));
    expect(messages.map(({ sequenceNumber }) => sequenceNumber?.toNumber())).toEqual(
      Array.from({ length: 52 }, (_, i) => i + 1),
    );
  });

  test('bodies of every kind keep their bytes, and a message without an id gets one', async () => {
    const sender = broker.client.createSender('plain');
    await sender.sendMessages({ body: Buffer.from([0, 1, 255]) });
    await sender.sendMessages({ body: 'text with ümlauts' });
    await sender.sendMessages({ body: null });
    await sender.sendMessages({ bodyType: 'value', body: 9007199254740991 });
    await sender.sendMessages({ bodyType: 'sequence', body: [[1, 'two', 3.5]] });
    const messages = await receiveAll(broker.client.createReceiver('plain'));
    expect(messages.map(({ body }) => body)).toEqual([
      Buffer.from([0, 1, 255]),
      'text with ümlauts',
      null,
      9007199254740991,
      [[1, 'two', 3.5]],
    ]);
    expect(messages.every(({ messageId }) => typeof messageId === 'string' && messageId.length === 36)).toBe(
      true,
    );
  });

  test('a message larger than the queue allows is refused, and the sender goes on', async () => {
    const sender = broker.client.createSender('small');
    await expect(sender.sendMessages({ body: 'x'.repeat(2000) })).rejects.toMatchObject({
      code: 'MessageSizeExceeded',
    });
    await sender.sendMessages({ body: 'x'.repeat(500) });
    const batch = await sender.createMessageBatch();
    expect(batch.maxSizeInBytes).toBe(1024);
    const messages = await receiveAll(broker.client.createReceiver('small'));
    expect(messages.map(({ body }) => body.length)).toEqual([500]);
  });

  test('a message of many frames arrives whole', async () => {
    await broker.client.createSender('large').sendMessages({ body: Buffer.alloc(1_000_000, 7) });
    const message = await receiveOne(broker.client.createReceiver('large'));
    expect(Buffer.alloc(1_000_000, 7).equals(message.body as Buffer)).toBe(true);
  });

  test('a queue that does not exist is told by the code MessagingEntityNotFound', async () => {
    await expect(broker.client.createSender('nothing').sendMessages({ body: 1 })).rejects.toMatchObject({
      code: 'MessagingEntityNotFound',
    });
    await expect(broker.client.createReceiver('nothing').receiveMessages(1)).rejects.toMatchObject({
      code: 'MessagingEntityNotFound',
    });
    await expect(broker.client.createReceiver('nothing').peekMessages(1)).rejects.toMatchObject({
      code: 'MessagingEntityNotFound',
    });
  });

  test('where the queue asks for it, a message id counts once within its window', async () => {
    const sender = broker.client.createSender('unique');
    const receiver = broker.client.createReceiver('unique', { receiveMode: 'receiveAndDelete' });
    await sender.sendMessages([
      { body: 'a', messageId: '1' },
      { body: 'again', messageId: '1' },
    ]);
    await sender.sendMessages({ body: 'and again', messageId: '1' });
    await sender.sendMessages({ body: 'b', messageId: '2' });
    expect((await receiveAll(receiver)).map(({ body }) => body)).toEqual(['a', 'b']);
    await sender.sendMessages({ body: 'received already', messageId: '2' });
    expect(await receiveAll(receiver)).toEqual([]);
    await broker.clock.moveTo(broker.clock.now() + 5 * 60_000);
    await sender.sendMessages({ body: 'later', messageId: '2' });
    expect((await receiveAll(receiver)).map(({ body }) => body)).toEqual(['later']);
  });
});
