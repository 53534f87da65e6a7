import { createHmac, randomBytes } from 'node:crypto';
import { EventHubConsumerClient, earliestEventPosition, type ReceivedEventData } from '@azure/event-hubs';
import { ServiceBusClient, type ServiceBusReceivedMessage } from '@azure/service-bus';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createAdapters, openRepairDesk } from '../../shared/azure/index.ts';
import { createMemoryAdapters } from '../../shared/memory/index.ts';
import type { Adapters } from '../../shared/ports.ts';
import { anAccount } from './account.ts';
import { describeDeadLetters } from './dead-letters.ts';
import { TRAIL } from './fixtures.ts';
import { describeRepairLog } from './repair-log.ts';
import { startWorld, type World } from './world.ts';

let world: World;
let adapters: Adapters;
let client: ServiceBusClient;
const opened: Adapters[] = [];

beforeAll(async () => {
  world = await startWorld();
  adapters = await openOn(world.config);
  client = new ServiceBusClient(String(world.broker.ready.serviceBus));
});

afterAll(async () => {
  await Promise.all(opened.map((one) => one.close()));
  await client.close();
  await world.close();
});

async function openOn(config: World['config']): Promise<Adapters> {
  const made = await createAdapters(config);
  opened.push(made);
  return made;
}

/** Takes away what is there; waits only where something is expected. */
async function drained(queue: string, count: number, dead = false): Promise<ServiceBusReceivedMessage[]> {
  const receiver = client.createReceiver(queue, {
    receiveMode: 'receiveAndDelete',
    skipParsingBodyAsJson: true,
    ...(dead ? { subQueueType: 'deadLetter' as const } : {}),
  });
  const messages: ServiceBusReceivedMessage[] = [];
  while (messages.length < count) {
    const some = await receiver.receiveMessages(count - messages.length, { maxWaitTimeInMs: 5_000 });
    if (some.length === 0) break;
    messages.push(...some);
  }
  await receiver.close();
  return messages;
}

describeDeadLetters('on the broker', async () => ({
  quarantine: adapters.quarantine,
  deadLetters: adapters.deadLetters,
  async bury(messageId, body, deadLetterReason) {
    const sender = client.createSender('orders');
    await sender.sendMessages({ messageId, body: Buffer.from(body) });
    await sender.close();
    const receiver = client.createReceiver('orders');
    const [message] = await receiver.receiveMessages(1);
    if (message !== undefined)
      await receiver.deadLetterMessage(message, { deadLetterReason, deadLetterErrorDescription: '' });
    await receiver.close();
  },
  async resent(count) {
    return (await drained('orders', count)).map(({ messageId, body, applicationProperties }) => ({
      messageId: String(messageId),
      body: String(body),
      correlationId: applicationProperties?.['correlation-id'],
    }));
  },
  async clear() {
    const ids = { quarantine: 0, dead: 0 };
    for await (const { id } of adapters.deadLetters.list())
      ids[id.startsWith('quarantine') ? 'quarantine' : 'dead']++;
    await drained('quarantine', ids.quarantine);
    await drained('orders', ids.dead, true);
  },
}));

describeDeadLetters('in memory', async () => {
  const memory = createMemoryAdapters(
    () => Date.UTC(2026, 10, 21, 10),
    (text) => createHmac('sha256', 'a key for tests alone').update(text).digest(),
  );
  const { quarantine, deadLetters } = memory;
  return {
    quarantine,
    deadLetters,
    async bury(messageId, body, reason) {
      deadLetters.bury({ messageId, body: Buffer.from(body), reason, description: '', attempts: 1, time: 0 });
    },
    async resent() {
      return deadLetters.resent.map(({ messageId, body, trail }) => ({
        messageId,
        body: Buffer.from(body).toString(),
        correlationId: trail?.correlationId,
      }));
    },
    clear: async () => undefined,
  };
});

describeRepairLog('in append blobs', async () => {
  const config = anAccount(world.config);
  return { log: (await openOn(config)).repairs, again: async () => (await openOn(config)).repairs };
});

describeRepairLog('in memory', async () => {
  const { repairs } = createMemoryAdapters(
    () => 0,
    () => Buffer.alloc(16),
  );
  return { log: repairs, again: async () => repairs };
});

it('one whose body lies in storage that cannot be read is listed with the others, and stays', async () => {
  const config = { ...world.config, storage: { connectionString: 'none' } };
  const desk = openRepairDesk(config);
  opened.push({ ...adapters, close: desk.close });
  const put = (messageId: string, body: Uint8Array) =>
    adapters.quarantine.put({
      ...{ body, source: 'queue:orders', reason: 'r', description: '', attempts: 1, time: 0 },
      ...{ messageId, trail: TRAIL },
    });
  await put('noise', randomBytes(900_000));
  await put('small', Buffer.from('{}'));
  const letters: [string, string, string][] = [];
  for await (const { id, messageId, body } of desk.deadLetters.list())
    letters.push([id, messageId, Buffer.from(body).toString()]);
  expect(letters.map(([, ...rest]) => rest)).toEqual([
    ['noise', expect.stringMatching(/^read the body of a message that was put aside: /)],
    ['small', '{}'],
  ]);
  const ids = new Set(letters.map(([id]) => id));
  await expect(desk.deadLetters.take(ids, async () => 'done')).rejects.toMatchObject({
    name: 'TransientFault',
  });
  const taken = await drained('quarantine', 2);
  expect(taken.map(({ messageId }) => messageId)).toEqual(['noise', 'small']);
});

it('an event that is sent back goes into its partition, marked for the group that could not take it in', async () => {
  await adapters.deadLetters.resend({
    ...{ id: 'quarantine-1', body: Buffer.from('{"seq":3}'), source: 'event-hub:order-events/loyalty' },
    ...{ reason: '', description: '', attempts: 1, time: 0, messageId: '2/17', trail: TRAIL },
  });
  const consumer = new EventHubConsumerClient(
    'archive',
    String(world.broker.ready.eventHubs),
    'order-events',
  );
  const event = await new Promise<ReceivedEventData>((resolve, reject) => {
    consumer.subscribe(
      '2',
      {
        processEvents: async (events) => {
          for (const one of events) if (one.properties?.['replay-for'] === 'loyalty') resolve(one);
        },
        processError: async (error) => reject(error),
      },
      { startPosition: earliestEventPosition, maxWaitTimeInSeconds: 0.2 },
    );
  });
  await consumer.close();
  expect(event).toMatchObject({ body: { seq: 3 }, properties: { 'correlation-id': 'till-7/42' } });
});

it('the head of the queue tells what waits, the oldest first, and how often it was delivered', async () => {
  expect(await adapters.queueHead.oldest(10)).toEqual([]);
  const sender = client.createSender('orders');
  await sender.sendMessages(['a', 'b', 'c'].map((messageId) => ({ messageId, body: 'x' })));
  const receiver = client.createReceiver('orders');
  const [first] = await receiver.receiveMessages(1);
  if (first !== undefined) await receiver.abandonMessage(first);
  await receiver.close();
  await sender.close();
  const waiting = await adapters.queueHead.oldest(2);
  expect(waiting).toMatchObject([
    { messageId: 'a', deliveries: 1 },
    { messageId: 'b', deliveries: 0 },
  ]);
  expect(Math.abs(Date.now() - (waiting[0]?.enqueuedAt ?? 0))).toBeLessThan(60_000);
  await drained('orders', 3);
});
