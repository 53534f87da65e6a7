import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ServiceBusAdministrationClient, ServiceBusClient } from '@azure/service-bus';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { systemClock } from '../clock.ts';
import { type Broker, startBroker } from './broker.ts';
import { parseEntities } from './entities.ts';

let broker: Broker;
let admin: ServiceBusAdministrationClient;
const state = mkdtempSync(join(tmpdir(), 'broker-'));

beforeAll(async () => {
  const entities = parseEntities({
    queues: [{ name: 'orders', maxDeliveryCount: 5 }, { name: 'Quarantine-2' }],
  });
  broker = await startBroker({ state, port: 0, entities, clock: systemClock() });
  admin = new ServiceBusAdministrationClient(broker.serviceBus, { retryOptions: { maxRetries: 0 } });
  // The SDK always asks by https.
  admin.pipeline.addPolicy({
    name: 'plain',
    sendRequest(request, next) {
      request.url = request.url.replace('https:', 'http:');
      request.allowInsecureConnection = true;
      return next(request);
    },
  });
});

afterAll(async () => {
  await broker.stop();
  rmSync(state, { recursive: true });
});

test('counts active, scheduled and dead-lettered messages', async () => {
  const client = new ServiceBusClient(broker.serviceBus);
  const sender = client.createSender('orders');
  await sender.sendMessages([{ body: 1 }, { body: 2 }, { body: 3 }]);
  await sender.scheduleMessages({ body: 4 }, new Date(Date.now() + 3_600_000));
  const receiver = client.createReceiver('orders');
  const [first, second] = await receiver.receiveMessages(2);
  if (first === undefined || second === undefined) throw new Error('two messages were sent');
  await receiver.deadLetterMessage(first, { deadLetterReason: 'test', deadLetterErrorDescription: 'test' });
  expect(await admin.getQueueRuntimeProperties('orders')).toMatchObject({
    name: 'orders',
    // One is locked, one is ready.
    activeMessageCount: 2,
    deadLetterMessageCount: 1,
    scheduledMessageCount: 1,
    totalMessageCount: 4,
  });
  await receiver.abandonMessage(second);
  await client.close();
});

test('describes a queue', async () => {
  expect(await admin.getQueue('orders')).toMatchObject({
    name: 'orders',
    maxDeliveryCount: 5,
    lockDuration: 'PT60S',
    // As .NET writes what never ends; it can read nothing longer.
    defaultMessageTimeToLive: 'P10675199DT2H48M5.4775807S',
    requiresSession: false,
    status: 'Active',
  });
});

test('lists the queues', async () => {
  const names: string[] = [];
  for await (const queue of admin.listQueues()) names.push(queue.name);
  expect(names).toEqual(['orders', 'Quarantine-2']);
});

test('says which queues exist', async () => {
  expect(await admin.queueExists('orders')).toBe(true);
  expect(await admin.queueExists('nothing')).toBe(false);
});

test('refuses to change what the entities file declares', async () => {
  await expect(admin.deleteQueue('orders')).rejects.toMatchObject({ statusCode: 405 });
});

test('answers an address that is none, and goes on', async () => {
  const url = `http://127.0.0.1:${broker.port}`;
  expect((await fetch(`${url}/%`)).status).toBe(400);
  expect((await fetch(`${url}//`)).status).toBe(400);
  expect(await admin.queueExists('orders')).toBe(true);
});
