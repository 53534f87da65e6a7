import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { countsOf, NOON, receiveAll, receiveOne, type TestBroker, testBroker } from './testing.ts';

describe('what time does to messages', () => {
  let broker: TestBroker;
  beforeAll(async () => {
    broker = await testBroker([
      { name: 'scheduled' },
      { name: 'cancelled' },
      { name: 'dropped', defaultMessageTimeToLive: 'PT10M' },
      { name: 'kept', defaultMessageTimeToLive: 'PT10M', deadLetteringOnMessageExpiration: true },
      { name: 'locked', defaultMessageTimeToLive: 'PT30S' },
    ]);
  });
  afterAll(() => broker.close());

  test('a scheduled message appears when its time has come, under a new number', async () => {
    const sender = broker.client.createSender('scheduled');
    const [number] = await sender.scheduleMessages({ body: 'tomorrow' }, new Date(NOON + 86_400_000));
    await sender.sendMessages({ body: 'in an hour', scheduledEnqueueTimeUtc: new Date(NOON + 3_600_000) });
    await sender.sendMessages({ body: 'now' });
    const receiver = broker.client.createReceiver('scheduled', { receiveMode: 'receiveAndDelete' });
    expect((await receiveAll(receiver)).map(({ body }) => body)).toEqual(['now']);
    expect(await countsOf(broker.broker, 'scheduled')).toMatchObject({ active: 0, scheduled: 2 });
    const [peeked] = await receiver.peekMessages(1);
    expect(peeked).toMatchObject({ body: 'tomorrow', state: 'scheduled', sequenceNumber: number });
    expect(peeked?.scheduledEnqueueTimeUtc?.toISOString()).toBe('2026-03-02T12:00:00.000Z');

    await broker.clock.moveTo(NOON + 3_600_000);
    expect((await receiveAll(receiver)).map(({ body }) => body)).toEqual(['in an hour']);
    const waiting = receiver.receiveMessages(1);
    await broker.clock.moveTo(NOON + 86_400_000);
    const [message] = await waiting;
    expect(message).toMatchObject({ body: 'tomorrow', state: 'active' });
    expect(message?.enqueuedTimeUtc?.toISOString()).toBe('2026-03-02T12:00:00.000Z');
    expect(message?.sequenceNumber?.toNumber()).toBe(5);
  });

  test('a cancelled message never appears', async () => {
    const sender = broker.client.createSender('cancelled');
    const start = broker.clock.now();
    const numbers = await sender.scheduleMessages(
      [{ body: 'a' }, { body: 'b' }, { body: 'c' }],
      new Date(start + 60_000),
    );
    const [first, second] = numbers;
    if (!first || !second) throw new Error('A scheduled message has a number');
    // A number that is named twice is still one message.
    await sender.cancelScheduledMessages([first, second, first]);
    expect(await countsOf(broker.broker, 'cancelled')).toMatchObject({ scheduled: 1 });
    await expect(sender.cancelScheduledMessages(numbers.slice(0, 1))).rejects.toMatchObject({
      code: 'MessageNotFound',
    });
    await broker.clock.moveTo(start + 60_000);
    const receiver = broker.client.createReceiver('cancelled', { receiveMode: 'receiveAndDelete' });
    expect((await receiveAll(receiver)).map(({ body }) => body)).toEqual(['c']);
  });

  test('an expired message is dropped', async () => {
    const start = broker.clock.now();
    await broker.client
      .createSender('dropped')
      .sendMessages([
        { body: 'a minute', timeToLive: 60_000 },
        { body: 'ten minutes' },
        { body: 'x', timeToLive: 1e9 },
      ]);
    await broker.clock.moveTo(start + 60_000);
    expect(await countsOf(broker.broker, 'dropped')).toMatchObject({ active: 2, deadLettered: 0 });
    const receiver = broker.client.createReceiver('dropped');
    const message = await receiveOne(receiver);
    expect(message).toMatchObject({ body: 'ten minutes', timeToLive: 600_000 });
    expect(message.expiresAtUtc?.getTime()).toBe(start + 600_000);
    await receiver.completeMessage(message);
    await broker.clock.moveTo(start + 600_000);
    expect(await countsOf(broker.broker, 'dropped')).toMatchObject({ active: 0, deadLettered: 0 });
  });

  test('an expired message is dead-lettered where the queue asks for it', async () => {
    const start = broker.clock.now();
    await broker.client.createSender('kept').sendMessages({ body: 'too late' });
    await broker.clock.moveTo(start + 600_000);
    const dead = await receiveOne(broker.client.createReceiver('kept', { subQueueType: 'deadLetter' }));
    expect(dead).toMatchObject({ body: 'too late', deadLetterReason: 'TTLExpiredException' });
    await broker.clock.moveTo(start + 86_400_000);
    expect(await countsOf(broker.broker, 'kept')).toMatchObject({ active: 0, deadLettered: 1 });
  });

  test('a locked message does not expire before its lock', async () => {
    const start = broker.clock.now();
    await broker.client.createSender('locked').sendMessages([{ body: 'settled' }, { body: 'given back' }]);
    const receiver = broker.client.createReceiver('locked');
    const [settled, givenBack] = await receiver.receiveMessages(2);
    await broker.clock.moveTo(start + 45_000);
    if (!settled || !givenBack) throw new Error('Two messages were sent');
    await receiver.completeMessage(settled);
    await receiver.abandonMessage(givenBack);
    expect(await receiveAll(receiver)).toEqual([]);
    expect(await countsOf(broker.broker, 'locked')).toMatchObject({ active: 0, deadLettered: 0 });
  });
});
