import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ServiceBusClient } from '@azure/service-bus';
import { expect, test } from 'vitest';

const MAIN = join(import.meta.dirname, 'main.ts');

test('the broker process tells where it is, follows the clock it is given, and stops', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'broker-main-'));
  writeFileSync(
    join(folder, 'entities.json'),
    JSON.stringify({
      queues: [{ name: 'orders' }],
      eventHubs: [{ name: 'events', partitionCount: 2 }],
    }),
  );
  const child = fork(MAIN, [
    ...['--state', join(folder, 'state'), '--entities', join(folder, 'entities.json')],
    ...['--port', '0', '--control-port', '0', '--virtual-now', '1772366400000'],
  ]);
  const [ready] = await once(child, 'message');
  expect(ready).toEqual({
    type: 'ready',
    port: expect.any(Number),
    serviceBus: `Endpoint=sb://127.0.0.1:${ready.port};SharedAccessKeyName=local;SharedAccessKey=bG9jYWw=;UseDevelopmentEmulator=true`,
    eventHubs: `Endpoint=sb://127.0.0.1:${ready.port};SharedAccessKeyName=local;SharedAccessKey=bG9jYWw=;UseDevelopmentEmulator=true`,
    control: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/),
  });
  const client = new ServiceBusClient(ready.serviceBus);
  await client.createSender('orders').scheduleMessages({ body: 1 }, new Date(1772366400000 + 86_400_000));
  const counts = async () => (await fetch(`${ready.control}/queues`)).json();
  const empty = { active: 0, locked: 0, deferred: 0, scheduled: 0, deadLettered: 0 };
  expect(await counts()).toEqual({
    queues: { orders: { ...empty, scheduled: 1 } },
    eventHubs: { events: [0, 0] },
  });
  child.send({ type: 'clock', now: 1772366400000 + 86_400_000 });
  expect((await once(child, 'message'))[0]).toEqual({ type: 'clock-set', now: 1772452800000 });
  await expect.poll(counts).toMatchObject({ queues: { orders: { ...empty, active: 1 } } });
  expect((await fetch(`${ready.control}/queues`, { method: 'POST' })).status).toBe(405);
  expect((await fetch(`${ready.control}/other`)).status).toBe(404);
  await client.close();
  child.send({ type: 'stop' });
  expect(await once(child, 'exit')).toEqual([0, null]);
  rmSync(folder, { recursive: true });
});

test('the broker process says what it cannot start with', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'broker-main-'));
  const child = fork(MAIN, ['--state', folder, '--entities', join(folder, 'entities.json')]);
  const [failed] = await once(child, 'message');
  expect(failed).toMatchObject({ type: 'failed', code: 'broker-entities-invalid' });
  expect(await once(child, 'exit')).toEqual([1, null]);
  rmSync(folder, { recursive: true });
});
