import { expect, test } from 'vitest';
import { countsOf, NOON, receiveAll, receiveOne, testBroker } from './testing.ts';

test('a broker that starts again on its state goes on where it was', async () => {
  const before = await testBroker([
    { name: 'orders', deadLetteringOnMessageExpiration: true },
    { name: 'unique', requiresDuplicateDetection: true },
  ]);
  const sender = before.client.createSender('orders');
  await sender.sendMessages([
    { body: 'to defer' },
    { body: 'to dead-letter' },
    { body: 'to abandon' },
    { body: 'plain', applicationProperties: { a: 1 } },
    { body: 'expiring', timeToLive: 60_000 },
  ]);
  await sender.scheduleMessages({ body: 'scheduled' }, new Date(NOON + 120_000));
  await before.client.createSender('unique').sendMessages({ body: 1, messageId: 'one' });
  const receiver = before.client.createReceiver('orders');
  const deferred = await receiveOne(receiver);
  await receiver.deferMessage(deferred);
  await receiver.deadLetterMessage(await receiveOne(receiver), {
    deadLetterReason: 'because',
    deadLetterErrorDescription: 'of the test',
  });
  await receiver.abandonMessage(await receiveOne(receiver), { tried: true });

  const after = await before.restart();
  expect(await countsOf(after.broker, 'orders')).toEqual({
    active: 3,
    deferred: 1,
    scheduled: 1,
    locked: 0,
    deadLettered: 1,
  });
  await after.clock.moveTo(NOON + 120_000);
  const again = after.client.createReceiver('orders');
  const messages = await receiveAll(again);
  expect(messages.map(({ body, deliveryCount }) => [body, deliveryCount])).toEqual([
    ['to abandon', 1],
    ['plain', 0],
    ['scheduled', 0],
  ]);
  expect(messages[0]?.applicationProperties).toEqual({ tried: true });
  // Numbers are never given twice, whatever became of their messages.
  expect(messages.map(({ sequenceNumber }) => sequenceNumber?.toNumber())).toEqual([3, 4, 7]);
  if (!deferred.sequenceNumber) throw new Error('A received message has a sequence number');
  const [kept] = await again.receiveDeferredMessages(deferred.sequenceNumber);
  expect(kept?.body).toBe('to defer');
  const dead = await receiveAll(after.client.createReceiver('orders', { subQueueType: 'deadLetter' }));
  expect(dead.map(({ body, deadLetterReason }) => [body, deadLetterReason])).toEqual([
    ['to dead-letter', 'because'],
    ['expiring', 'TTLExpiredException'],
  ]);
  await after.client.createSender('unique').sendMessages({ body: 2, messageId: 'one' });
  expect((await receiveAll(after.client.createReceiver('unique'))).map(({ body }) => body)).toEqual([1]);
  await after.close();
});
