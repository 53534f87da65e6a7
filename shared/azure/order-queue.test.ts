import type { ServiceBusMessage } from '@azure/service-bus';
import { expect, it } from 'vitest';
import type { Connections } from './connections.ts';
import { orderQueue } from './order-queue.ts';

const BATCH_HOLDS = 3;

/** A broker that takes so many sends and then no more; what no wire can be made to do at will. */
function aQueue(sendsTaken: number) {
  const sent: string[][] = [];
  const take = async (ids: string[]) => {
    // So that others can come while it is under way.
    await new Promise((resolve) => setImmediate(resolve));
    if (ids.includes('large')) throw Object.assign(new Error('too large'), { code: 'MessageSizeExceeded' });
    if (sent.length === sendsTaken)
      throw Object.assign(new Error('link detached'), { code: 'ServiceTimeout' });
    sent.push(ids);
  };
  const sender = {
    createMessageBatch: async () => {
      const ids: string[] = [];
      return {
        ids,
        get count() {
          return ids.length;
        },
        tryAddMessage: ({ messageId, body }: ServiceBusMessage) =>
          ids.length < BATCH_HOLDS && body.length < 1_000 && ids.push(String(messageId)) > 0,
      };
    },
    sendMessages: (messages: { ids: string[] } | ServiceBusMessage) =>
      take('ids' in messages ? messages.ids : [String(messages.messageId)]),
  };
  const connections = {
    withSender: (_queue: string, run: (given: typeof sender) => Promise<unknown>) => run(sender),
  } as unknown as Connections;
  const { enqueue } = orderQueue(connections);
  const trail = { correlationId: 'c', traceParent: 't' };
  const place = (orderId: string, body: unknown = {}) => enqueue({ orderId, body, trail });
  return { place, sent };
}

const outcomes = async (placed: readonly Promise<void>[]) =>
  (await Promise.allSettled(placed)).map((result) =>
    result.status === 'fulfilled' ? 'taken' : (result.reason as { code: string }).code,
  );

it('sends together what comes together, in as few sends as it fits', async () => {
  const { place, sent } = aQueue(9);
  expect(await outcomes(['a', 'b', 'c', 'd'].map((id) => place(id)))).toEqual(Array(4).fill('taken'));
  expect(sent).toEqual([['a', 'b', 'c'], ['d']]);
});

it('lets stand what was taken before the broker went away', async () => {
  const { place, sent } = aQueue(1);
  expect(await outcomes(['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((id) => place(id)))).toEqual([
    ...Array(3).fill('taken'),
    ...Array(4).fill('broker-unavailable'),
  ]);
  expect(sent).toEqual([['a', 'b', 'c']]);
});

it('says of none that it was taken when the first send fails', async () => {
  const { place } = aQueue(0);
  expect(await outcomes(['a', 'b', 'c', 'd'].map((id) => place(id)))).toEqual(
    Array(4).fill('broker-unavailable'),
  );
});

it('refuses alone what fits into no send', async () => {
  const { place, sent } = aQueue(9);
  const large = { text: 'x'.repeat(1_000) };
  expect(await outcomes([place('a'), place('large', large), place('b')])).toEqual([
    'taken',
    'message-too-large',
    'taken',
  ]);
  expect(sent.flat()).toEqual(['a', 'b']);
});

it('refuses alone what is too large by itself, and not those that came while it was sent', async () => {
  const { place, sent } = aQueue(9);
  const large = place('large');
  const behind = new Promise<void>((resolve, reject) => {
    setImmediate(() => place('a').then(resolve, reject));
  });
  expect(await outcomes([large, behind])).toEqual(['message-too-large', 'taken']);
  expect(sent).toEqual([['a']]);
});
