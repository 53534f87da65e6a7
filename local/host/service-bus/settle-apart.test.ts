import { expect, test } from 'vitest';
import { testBroker } from '../../broker/service-bus/testing.ts';
import { settleApart } from './settle-apart.ts';

test('messages settled differently at the same moment each get their own outcome', async () => {
  const broker = await testBroker([{ name: 'orders' }]);
  await broker.client.createSender('orders').sendMessages(Array.from({ length: 9 }, (_, body) => ({ body })));
  const receiver = broker.client.createReceiver('orders');
  const messages = await receiver.receiveMessages(9, { maxWaitTimeInMs: 500 });
  await Promise.all(
    messages.map(async (message) => {
      const fails = message.body % 3 === 1;
      await settleApart(fails ? 'other' : 'complete');
      if (fails) await receiver.abandonMessage(message, { body: message.body });
      else await receiver.completeMessage(message);
    }),
  );
  const again = await receiver.receiveMessages(9, { maxWaitTimeInMs: 200 });
  expect(again.map(({ applicationProperties }) => applicationProperties)).toEqual([
    { body: 1 },
    { body: 4 },
    { body: 7 },
  ]);
  await broker.close();
});
