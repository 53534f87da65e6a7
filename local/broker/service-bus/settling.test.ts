import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { countsOf, receiveAll, receiveOne, type TestBroker, testBroker } from './testing.ts';

describe('settling a message', () => {
  let broker: TestBroker;
  beforeAll(async () => {
    broker = await testBroker(
      [
        'complete',
        'abandon',
        'defer',
        'dead',
        'reasons',
        'thrice',
        'delete',
        'lost',
        'renew',
        'released',
      ].map((name) => ({
        name,
        maxDeliveryCount: 3,
      })),
    );
  });
  afterAll(() => broker.close());

  test('completed: it is gone', async () => {
    await broker.client.createSender('complete').sendMessages([{ body: 1 }, { body: 2 }]);
    const receiver = broker.client.createReceiver('complete');
    await receiver.completeMessage(await receiveOne(receiver));
    expect(await countsOf(broker.broker, 'complete')).toEqual({
      active: 1,
      deferred: 0,
      scheduled: 0,
      locked: 0,
      deadLettered: 0,
    });
    expect((await receiveAll(receiver)).map(({ body }) => body)).toEqual([2]);
  });

  test('abandoned: it comes again in its old place, counted, with the properties that were changed', async () => {
    await broker.client
      .createSender('abandon')
      .sendMessages([
        { body: 'first', applicationProperties: { kept: 'yes', changed: 'old' } },
        { body: 'second' },
      ]);
    const receiver = broker.client.createReceiver('abandon');
    await receiver.abandonMessage(await receiveOne(receiver), { changed: 'new', added: 5 });
    const messages = await receiveAll(receiver);
    expect(messages.map(({ body, deliveryCount }) => [body, deliveryCount])).toEqual([
      ['first', 1],
      ['second', 0],
    ]);
    expect(messages[0]?.applicationProperties).toEqual({ kept: 'yes', changed: 'new', added: 5 });
  });

  test('abandoned as often as the queue allows: it is dead-lettered', async () => {
    await broker.client.createSender('thrice').sendMessages({ body: 'poison' });
    const receiver = broker.client.createReceiver('thrice');
    for (const deliveryCount of [0, 1, 2]) {
      const message = await receiveOne(receiver);
      expect(message.deliveryCount).toBe(deliveryCount);
      await receiver.abandonMessage(message);
    }
    expect(await receiveAll(receiver)).toEqual([]);
    const dead = await receiveOne(broker.client.createReceiver('thrice', { subQueueType: 'deadLetter' }));
    expect(dead).toMatchObject({
      body: 'poison',
      deliveryCount: 3,
      deadLetterReason: 'MaxDeliveryCountExceeded',
      deadLetterErrorDescription: 'Message could not be consumed after 3 delivery attempts.',
    });
  });

  test('dead-lettered: it waits in the dead-letter queue with its reason and can be completed there', async () => {
    await broker.client
      .createSender('dead')
      .sendMessages({ body: 'bad', messageId: 'x', applicationProperties: { a: 1, constructor: 'kept' } });
    const receiver = broker.client.createReceiver('dead');
    await receiver.deadLetterMessage(await receiveOne(receiver), {
      deadLetterReason: 'no JSON',
      deadLetterErrorDescription: 'Unexpected token',
      seenBy: 'test',
    });
    expect(await countsOf(broker.broker, 'dead')).toMatchObject({ active: 0, deadLettered: 1 });
    const deadLetters = broker.client.createReceiver('dead', { subQueueType: 'deadLetter' });
    const dead = await receiveOne(deadLetters);
    expect(dead).toMatchObject({
      body: 'bad',
      messageId: 'x',
      deadLetterReason: 'no JSON',
      deadLetterErrorDescription: 'Unexpected token',
      applicationProperties: { a: 1, constructor: 'kept', seenBy: 'test', DeadLetterReason: 'no JSON' },
    });
    await deadLetters.abandonMessage(dead);
    await deadLetters.completeMessage(await receiveOne(deadLetters));
    expect(await countsOf(broker.broker, 'dead')).toMatchObject({ active: 0, deadLettered: 0 });
    await expect(
      broker.client.createSender('dead/$DeadLetterQueue').sendMessages({ body: 1 }),
    ).rejects.toThrow(/dead-letter queue/);
  });

  test('dead-lettered with a reason that is too long: refused, and locked as before', async () => {
    await broker.client.createSender('reasons').sendMessages([{ body: 1 }, { body: 2 }]);
    const receiver = broker.client.createReceiver('reasons');
    const [reason, description] = ['x'.repeat(4097), 'y'.repeat(4096)];
    for (const [deadLetterReason, deadLetterErrorDescription] of [
      [reason, description],
      [description, reason],
    ] as const) {
      const refused = receiver.deadLetterMessage(await receiveOne(receiver), {
        deadLetterReason,
        deadLetterErrorDescription,
      });
      await expect(refused).rejects.toThrow('may have 4096 characters each');
    }
    expect(await countsOf(broker.broker, 'reasons')).toMatchObject({ locked: 2, deadLettered: 0 });
  });

  test('deferred: only its number brings it back', async () => {
    await broker.client.createSender('defer').sendMessages([{ body: 'later' }, { body: 'now' }]);
    const receiver = broker.client.createReceiver('defer');
    const first = await receiveOne(receiver);
    await receiver.deferMessage(first, { why: 'not yet' });
    expect((await receiveAll(receiver)).map(({ body }) => body)).toEqual(['now']);
    const number = first.sequenceNumber;
    if (!number) throw new Error('A received message has a sequence number');
    // A number that is named twice is still one message.
    const [deferred, ...others] = await receiver.receiveDeferredMessages([number, number]);
    if (!deferred) throw new Error('The deferred message is missing');
    expect(others).toEqual([]);
    expect(await countsOf(broker.broker, 'defer')).toMatchObject({ deferred: 1, locked: 2 });
    expect(deferred).toMatchObject({
      body: 'later',
      state: 'deferred',
      applicationProperties: { why: 'not yet' },
    });
    await expect(receiver.receiveDeferredMessages(number)).rejects.toMatchObject({ code: 'MessageNotFound' });
    await receiver.abandonMessage(deferred);
    expect(await receiveAll(receiver)).toEqual([]);
    const [again] = await receiver.receiveDeferredMessages(number);
    if (!again) throw new Error('The deferred message is missing');
    expect((await receiver.renewMessageLock(again)).toISOString()).toBe('2026-03-01T12:01:00.000Z');
    await receiver.completeMessage(again);
    await expect(receiver.receiveDeferredMessages(number)).rejects.toMatchObject({ code: 'MessageNotFound' });
  });

  test('received and deleted: nothing to settle, nothing left', async () => {
    await broker.client.createSender('delete').sendMessages([{ body: 1 }, { body: 2 }, { body: 3 }]);
    const receiver = broker.client.createReceiver('delete', { receiveMode: 'receiveAndDelete' });
    expect((await receiver.receiveMessages(2)).map(({ body }) => body)).toEqual([1, 2]);
    expect(await countsOf(broker.broker, 'delete')).toMatchObject({ active: 1, locked: 0 });
  });

  test('a lock that ran out: the holder is told MessageLockLost and the next one gets the message', async () => {
    await broker.client.createSender('lost').sendMessages({ body: 'slow' });
    const receiver = broker.client.createReceiver('lost');
    const mine = await receiveOne(receiver);
    const next = receiver.receiveMessages(1);
    await broker.clock.moveTo(broker.clock.now() + 60_000);
    const [yours] = await next;
    expect(yours?.deliveryCount).toBe(1);
    await expect(receiver.completeMessage(mine)).rejects.toMatchObject({ code: 'MessageLockLost' });
    await expect(receiver.renewMessageLock(mine)).rejects.toMatchObject({ code: 'MessageLockLost' });
    if (yours) await receiver.completeMessage(yours);
  });

  test('a renewed lock holds on', async () => {
    await broker.client.createSender('renew').sendMessages({ body: 'slow' });
    const receiver = broker.client.createReceiver('renew');
    const message = await receiveOne(receiver);
    const start = broker.clock.now();
    await broker.clock.moveTo(start + 45_000);
    expect((await receiver.renewMessageLock(message)).getTime()).toBe(start + 105_000);
    await broker.clock.moveTo(start + 104_000);
    await receiver.completeMessage(message);
    expect(await countsOf(broker.broker, 'renew')).toMatchObject({ active: 0, locked: 0, deadLettered: 0 });
  });

  test('from another connection, over $management', async () => {
    await broker.client.createSender('released').sendMessages({ body: 'passed on' });
    const taker = broker.connect();
    const receiver = taker.createReceiver('released');
    const message = await receiveOne(receiver);
    // The link is gone, so the SDK settles by the lock token.
    await receiver.close();
    const other = broker.client.createReceiver('released');
    expect((await other.renewMessageLock(message)).getTime()).toBe(broker.clock.now() + 60_000);
    expect(await countsOf(broker.broker, 'released')).toMatchObject({ active: 1, locked: 1 });
  });
});
