import { EventHubProducerClient } from '@azure/event-hubs';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { VirtualClock } from '../../clock.ts';
import { receive, startTestBroker, type TestBroker } from './testing.ts';

const NOON = Date.parse('2026-03-01T12:00:00Z');
const HOUR = 3_600_000;

let clock: VirtualClock;
let broker: TestBroker;
let producer: EventHubProducerClient;

beforeEach(async () => {
  clock = new VirtualClock(NOON);
  broker = await startTestBroker(clock);
  producer = new EventHubProducerClient(broker.connectionString, 'single');
});
afterEach(async () => {
  await producer.close();
  await broker.stop();
});

const single = () => producer.getPartitionProperties('0');

it('removes events once the hub has kept them for its days, and readers go on at the first that is kept', async () => {
  await producer.sendBatch([{ body: 'old' }, { body: 'old too' }]);
  await clock.moveTo(NOON + 2 * HOUR);
  await producer.sendBatch([{ body: 'newer' }]);
  const [first] = await receive({ ...broker, hub: 'single' }, 3);

  await clock.moveTo(NOON + 24 * HOUR - 1);
  expect((await single()).beginningSequenceNumber).toBe(0);
  await clock.moveTo(NOON + 25 * HOUR);
  await expect.poll(async () => (await single()).beginningSequenceNumber).toBe(2);

  const fromStart = await receive({ ...broker, hub: 'single' }, 1);
  expect(fromStart.map(({ body }) => body)).toEqual(['newer']);
  const startPosition = { offset: first?.offset ?? '' };
  const fromCheckpoint = await receive({ ...broker, hub: 'single', partition: '0' }, 1, { startPosition });
  expect(fromCheckpoint.map(({ body }) => body)).toEqual(['newer']);
});

it('goes on counting when nothing is left, also after a restart', async () => {
  await producer.sendBatch([{ body: 1 }, { body: 2 }, { body: 3 }]);
  const before = await single();
  await clock.moveTo(NOON + 30 * HOUR);
  await expect.poll(async () => (await single()).isEmpty).toBe(true);
  await producer.close();
  await broker.restart();
  producer = new EventHubProducerClient(broker.connectionString, 'single');
  expect(await single()).toEqual({ ...before, isEmpty: true, beginningSequenceNumber: 3 });
  await producer.sendBatch([{ body: 4 }]);
  const [event] = await receive({ ...broker, hub: 'single' }, 1);
  expect(event).toMatchObject({ body: 4, sequenceNumber: 3, enqueuedTimeUtc: new Date(NOON + 30 * HOUR) });
  expect(Number(event?.offset)).toBeGreaterThan(Number(before.lastEnqueuedOffset));
});

it('cleans up at its start what went past its time while the broker was away', async () => {
  await producer.sendBatch([{ body: 1 }]);
  await producer.close();
  await broker.restart(new VirtualClock(NOON + 48 * HOUR));
  producer = new EventHubProducerClient(broker.connectionString, 'single');
  await expect.poll(async () => (await single()).isEmpty).toBe(true);
});
