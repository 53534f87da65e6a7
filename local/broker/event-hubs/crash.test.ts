import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import {
  EventHubConsumerClient,
  EventHubProducerClient,
  earliestEventPosition,
  type RetryOptions,
} from '@azure/event-hubs';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { connectionString, receive } from './testing.ts';

const PARTITIONS = 2;
// It takes milliseconds; a machine that is busy otherwise may have a long breath.
const LIMIT_MS = 60_000;

let folder: string;
let broker: { process: ChildProcess; port: number };

async function startBroker(port: number): Promise<typeof broker> {
  const entities = join(folder, 'entities.json');
  await writeFile(entities, JSON.stringify({ eventHubs: [{ name: 'events', partitionCount: PARTITIONS }] }));
  const process = fork(
    join(import.meta.dirname, '../main.ts'),
    ['--state', join(folder, 'state'), '--port', String(port), '--entities', entities],
    { execArgv: [] },
  );
  const [ready] = (await once(process, 'message')) as [{ type: string; port: number }];
  expect(ready).toMatchObject({ type: 'ready' });
  return { process, port: ready.port };
}

async function kill(): Promise<void> {
  const exited = once(broker.process, 'exit');
  broker.process.kill('SIGKILL');
  await exited;
}

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tillstream-event-hubs-'));
  broker = await startBroker(0);
});
afterEach(async () => {
  await kill();
  await rm(folder, { recursive: true, force: true });
});

/** Sends events one by one and in batches until told to stop; every event only once, however it ends. */
function load(width: number) {
  const client = new EventHubProducerClient(connectionString(broker.port), 'events', {
    // A repeated attempt could store an event twice; this test wants to know what one attempt did.
    // What is under way when the broker dies hangs until the time-out.
    retryOptions: { maxRetries: 0, timeoutInMs: 500 },
  });
  const accepted = new Set<string>();
  const tried = new Set<string>();
  let stopped = false;
  const sender = async (name: number) => {
    for (let i = 0; !stopped; i++) {
      const ids = Array.from({ length: i % 10 === 0 ? 20 : 1 }, (_, item) => `${name}-${i}-${item}`);
      for (const id of ids) tried.add(id);
      try {
        await client.sendBatch(
          ids.map((body) => ({ body })),
          { partitionKey: `key-${i}` },
        );
        for (const id of ids) accepted.add(id);
      } catch {
        // Killed meanwhile: this attempt may have reached the disk or not.
        await pause(20);
      }
    }
  };
  const senders = Promise.all(Array.from({ length: width }, (_, name) => sender(name)));
  return {
    accepted,
    tried,
    async stop() {
      stopped = true;
      await senders;
      await client.close();
    },
  };
}

/** The first number that was not read; reading goes back only, never ahead of what comes next. */
function readUpTo(numbers: readonly number[]): number {
  let next = 0;
  for (const number of numbers) {
    expect(number).toBeLessThanOrEqual(next);
    next = Math.max(next, number + 1);
  }
  return next;
}

/**
 * Reads both partitions for as long as it is open, as a consumer must that outlives its broker. With the SDK alone
 * (@azure/event-hubs 6.0) it could be deaf for a minute:
 * - Two partitions that connect at the same time share a sign-in. When the connection of that sign-in is replaced
 *   meanwhile, the second one's attempt fails by "the CBS link does not exist", an error that is not retried: the
 *   partition is given up. `subscribe(handlers)` takes it up again when it next asks for the hub's partitions, and
 *   that call waits 30 s between its attempts, whatever `retryOptions` say. `subscribe(partition, handlers)` asks
 *   nobody and starts again after `updateIntervalInMs`, from the checkpoint, or where there is none from the start.
 * - A sign-in that a broker never answers ends after `timeoutInMs`, which is a minute when it is left out.
 */
function readAll(seen: Record<string, number[]>): EventHubConsumerClient {
  const retryOptions: RetryOptions = { maxRetries: 100, retryDelayInMs: 50, mode: 1, timeoutInMs: 5_000 };
  const reader = new EventHubConsumerClient('$Default', connectionString(broker.port), 'events', {
    retryOptions,
    loadBalancingOptions: { updateIntervalInMs: 200 },
  });
  for (const [partition, numbers] of Object.entries(seen)) {
    reader.subscribe(
      partition,
      {
        processEvents: async (events) => {
          for (const event of events) numbers.push(event.sequenceNumber);
        },
        processError: async () => {}, // it reads on, or the test ends without its events
      },
      { startPosition: earliestEventPosition, maxBatchSize: 200, maxWaitTimeInSeconds: 0.2 },
    );
  }
  return reader;
}

it('keeps every accepted event once, in unbroken sequence, through kills under load', async () => {
  const seen: Record<string, number[]> = { 0: [], 1: [] };
  const reader = readAll(seen);
  const producers = load(20);
  const { accepted, tried } = producers;
  for (let round = 1; round <= 3; round++) {
    const before = accepted.size;
    await vi.waitFor(() => expect(accepted.size).toBeGreaterThan(before + 600), {
      timeout: LIMIT_MS,
      interval: 10,
    });
    await kill();
    broker = await startBroker(broker.port);
  }
  await producers.stop();

  const client = new EventHubProducerClient(connectionString(broker.port), 'events');
  const ends = await Promise.all(['0', '1'].map((partition) => client.getPartitionProperties(partition)));
  await client.close();
  const total = ends.reduce((sum, end) => sum + end.lastEnqueuedSequenceNumber + 1, 0);
  const stored = await receive({ connectionString: connectionString(broker.port), hub: 'events' }, total);

  const ids = stored.map(({ body }) => String(body));
  expect(new Set(ids).size).toBe(ids.length);
  expect([...accepted].filter((id) => !ids.includes(id))).toEqual([]);
  expect(ids.filter((id) => !tried.has(id))).toEqual([]);
  for (const [partition, end] of ends.entries()) {
    const unbroken = Array.from({ length: end.lastEnqueuedSequenceNumber + 1 }, (_, i) => i);
    const inOrder = stored.filter(({ partitionId }) => partitionId === String(partition));
    expect(inOrder.map(({ sequenceNumber }) => sequenceNumber)).toEqual(unbroken);
    // The reader that was there all the time has missed none.
    await vi.waitFor(() => expect(readUpTo(seen[partition] ?? [])).toBe(unbroken.length), {
      timeout: LIMIT_MS,
      interval: 20,
    });
  }
  await reader.close();
}, 300_000);
