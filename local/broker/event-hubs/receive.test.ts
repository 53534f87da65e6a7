import {
  type CloseReason,
  EventHubConsumerClient,
  EventHubProducerClient,
  type EventPosition,
  type ReceivedEventData,
  type SubscribeOptions,
} from '@azure/event-hubs';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { VirtualClock } from '../../clock.ts';
import { startTestBroker, type TestBroker } from './testing.ts';

const NOON = Date.parse('2026-03-01T12:00:00Z');

let broker: TestBroker;
let clock: VirtualClock;
let producer: EventHubProducerClient;
const open: EventHubConsumerClient[] = [];

beforeAll(async () => {
  clock = new VirtualClock(NOON);
  broker = await startTestBroker(clock);
  producer = new EventHubProducerClient(broker.connectionString, 'single');
});
afterEach(async () => {
  await Promise.all(open.splice(0).map((client) => client.close()));
});
afterAll(async () => {
  await producer.close();
  await broker.stop();
});

interface Subscriber {
  readonly events: ReceivedEventData[];
  readonly errors: (Error & { code?: string })[];
  readonly closed: CloseReason[];
  readonly client: EventHubConsumerClient;
  until(condition: () => boolean): Promise<void>;
}

function subscribe(
  options: SubscribeOptions,
  { hub = 'single', group = '$Default', partition = '0' } = {},
): Subscriber {
  const client = new EventHubConsumerClient(group, broker.connectionString, hub, {
    retryOptions: { maxRetries: 0 },
  });
  open.push(client);
  const events: ReceivedEventData[] = [];
  const errors: Error[] = [];
  const closed: CloseReason[] = [];
  let changed = () => {};
  client.subscribe(
    partition,
    {
      async processEvents(batch) {
        events.push(...batch);
        changed();
      },
      async processError(error) {
        errors.push(error);
        changed();
      },
      async processClose(reason) {
        closed.push(reason);
        changed();
      },
    },
    { maxBatchSize: 100, ...options },
  );
  return {
    events,
    errors,
    closed,
    client,
    until: (condition) =>
      new Promise((resolve) => {
        changed = () => condition() && resolve();
        changed();
      }),
  };
}

async function bodies(startPosition: EventPosition, count: number): Promise<unknown[]> {
  const subscriber = subscribe({ startPosition });
  await subscriber.until(() => subscriber.events.length >= count);
  await subscriber.client.close();
  return subscriber.events.map(({ body }) => body);
}

describe('a receiver', () => {
  const offsets: string[] = [];

  beforeAll(async () => {
    for (const body of ['a', 'b', 'c', 'd', 'e']) {
      await producer.sendBatch([{ body }]);
      await clock.moveTo(clock.now() + 1000);
    }
    const subscriber = subscribe({ startPosition: { offset: '-1' } });
    await subscriber.until(() => subscriber.events.length === 5);
    await subscriber.client.close();
    offsets.push(...subscriber.events.map(({ offset }) => offset));
  });

  it('begins at the first event, or at the number or offset it names', async () => {
    expect(await bodies({ offset: '-1' }, 5)).toEqual(['a', 'b', 'c', 'd', 'e']);
    expect(await bodies({ sequenceNumber: 2 }, 2)).toEqual(['d', 'e']);
    expect(await bodies({ sequenceNumber: 2, isInclusive: true }, 3)).toEqual(['c', 'd', 'e']);
    expect(await bodies({ offset: offsets[2] ?? '' }, 2)).toEqual(['d', 'e']);
    expect(await bodies({ offset: offsets[2] ?? '', isInclusive: true }, 3)).toEqual(['c', 'd', 'e']);
  });

  it('begins behind the time it names', async () => {
    expect(await bodies({ enqueuedOn: NOON }, 4)).toEqual(['b', 'c', 'd', 'e']);
    expect(await bodies({ enqueuedOn: NOON - 0.5 }, 5)).toEqual(['a', 'b', 'c', 'd', 'e']);
    expect(await bodies({ enqueuedOn: new Date(NOON + 2500) }, 2)).toEqual(['d', 'e']);
  });

  it('that begins at the end gets what comes from then on, at once and with the time it came', async () => {
    const subscriber = subscribe({ startPosition: { offset: '@latest' } }, { hub: 'counted' });
    const other = new EventHubProducerClient(broker.connectionString, 'counted');
    // The position is taken at the attach; events sent before it are not for this receiver.
    while (subscriber.events.length === 0) await other.sendBatch([{ body: 'sought' }]);
    expect(subscriber.events[0]).toMatchObject({ body: 'sought', enqueuedTimeUtc: new Date(clock.now()) });
    await other.close();
  });

  it('is told that its position lies beyond the end', async () => {
    for (const startPosition of [{ sequenceNumber: 999 }, { offset: '99999999' }]) {
      const subscriber = subscribe({ startPosition });
      await subscriber.until(() => subscriber.errors.length > 0);
      expect(subscriber.errors[0]).toMatchObject({
        code: 'ArgumentError',
        message: expect.stringMatching(/The supplied (sequence number|offset) '9+' is invalid/),
      });
    }
  });

  it('of every consumer group gets every event', async () => {
    for (const group of ['$Default', '$default', 'archive', 'LOYALTY']) {
      const subscriber = subscribe({ startPosition: { sequenceNumber: 2 } }, { group });
      await subscriber.until(() => subscriber.events.length === 2);
      expect(subscriber.events.map(({ body }) => body)).toEqual(['d', 'e']);
    }
  });

  it('learns of the newest event of its partition with every event when it asks for that', async () => {
    const client = new EventHubConsumerClient('$Default', broker.connectionString, 'single');
    open.push(client);
    const last = await new Promise((resolve) => {
      client.subscribe(
        '0',
        {
          processEvents: async (_, context) => resolve({ ...context.lastEnqueuedEventProperties }),
          processError: async (error) => resolve(error),
        },
        { startPosition: { offset: '-1' }, maxBatchSize: 1, trackLastEnqueuedEventProperties: true },
      );
    });
    expect(last).toEqual({
      sequenceNumber: 4,
      offset: offsets[4],
      enqueuedOn: new Date(NOON + 4000),
      retrievedOn: new Date(clock.now()),
    });
  });

  it('finds no place beside five others of its group', async () => {
    const others = [1, 2, 3, 4, 5].map(() => subscribe({ startPosition: { sequenceNumber: 3 } }));
    for (const other of others) await other.until(() => other.events.length === 1);
    const sixth = subscribe({ startPosition: { sequenceNumber: 3 } });
    await sixth.until(() => sixth.errors.length > 0);
    expect(sixth.errors[0]?.code).toBe('QuotaExceededError');
    const elsewhere = subscribe({ startPosition: { sequenceNumber: 3 } }, { group: 'archive' });
    await elsewhere.until(() => elsewhere.events.length === 1);
  });

  it('is told that group, partition or hub are unknown', async () => {
    for (const [address, code] of [
      [{ group: 'nobody' }, 'MessagingEntityNotFoundError'],
      [{ hub: 'nowhere' }, 'MessagingEntityNotFoundError'],
      [{ partition: '7' }, 'ArgumentOutOfRangeError'],
    ] as const) {
      const subscriber = subscribe({ startPosition: { offset: '-1' } }, address);
      await subscriber.until(() => subscriber.errors.length > 0);
      expect(subscriber.errors[0]?.code).toBe(code);
    }
  });
});

describe('receivers with an owner level', () => {
  const latest = { startPosition: { offset: '@latest' } };
  let sending: EventHubProducerClient;

  beforeEach(() => {
    sending = new EventHubProducerClient(broker.connectionString, 'dealt');
  });
  afterEach(() => sending.close());

  /** Once it has an event it is attached. */
  async function attached(ownerLevel: number | undefined): Promise<Subscriber> {
    const subscriber = subscribe(
      { ...latest, ...(ownerLevel === undefined ? {} : { ownerLevel }) },
      { hub: 'dealt' },
    );
    while (subscriber.events.length === 0) {
      await sending.sendBatch([{ body: 1 }], { partitionId: '0' });
    }
    return subscriber;
  }

  it('lose to a higher and to a later equal one', async () => {
    const first = await attached(1);
    const second = await attached(1);
    await first.until(() => first.closed.length > 0);
    expect(first.errors[0]?.code).toBe('ReceiverDisconnectedError');
    expect(first.closed).toEqual(['OwnershipLost']);
    await attached(2);
    await second.until(() => second.closed.length > 0);
    expect(second.errors[0]).toMatchObject({
      code: 'ReceiverDisconnectedError',
      message: expect.stringContaining("higher epoch of '2'"),
    });
  });

  it('keep out lower ones and those without', async () => {
    const owner = await attached(5);
    for (const options of [latest, { ...latest, ownerLevel: 4 }]) {
      const late = subscribe(options, { hub: 'dealt' });
      await late.until(() => late.errors.length > 0);
      expect(late.errors[0]?.code).toBe('ReceiverDisconnectedError');
    }
    expect(owner.errors).toEqual([]);
  });

  it('drive out those without', async () => {
    const shared = await attached(undefined);
    await attached(1);
    await shared.until(() => shared.closed.length > 0);
    expect(shared.errors[0]?.code).toBe('ReceiverDisconnectedError');
  });
});

describe('management', () => {
  it('describes hub and partitions', async () => {
    const hub = await producer.getEventHubProperties();
    expect(hub).toEqual({
      name: 'single',
      createdOn: new Date(NOON),
      partitionIds: ['0'],
      isGeoDrEnabled: false,
    });
    const partition = await producer.getPartitionProperties('0');
    expect(partition).toEqual({
      eventHubName: 'single',
      partitionId: '0',
      beginningSequenceNumber: 0,
      lastEnqueuedSequenceNumber: 4,
      lastEnqueuedOffset: expect.stringMatching(/^\d+$/),
      lastEnqueuedOnUtc: new Date(NOON + 4000),
      isEmpty: false,
    });
    const orders = new EventHubProducerClient(broker.connectionString, 'orders');
    expect(await orders.getPartitionIds()).toEqual(['0', '1', '2', '3']);
    expect(await orders.getPartitionProperties('3')).toMatchObject({
      beginningSequenceNumber: 0,
      lastEnqueuedSequenceNumber: -1,
      lastEnqueuedOffset: '-1',
      isEmpty: true,
    });
    await orders.close();
  });

  it('says what is unknown', async () => {
    const client = new EventHubProducerClient(broker.connectionString, 'single', {
      retryOptions: { maxRetries: 0 },
    });
    await expect(client.getPartitionProperties('1')).rejects.toMatchObject({
      code: 'ArgumentOutOfRangeError',
    });
    await client.close();
    const nowhere = new EventHubProducerClient(broker.connectionString, 'nowhere', {
      retryOptions: { maxRetries: 0 },
    });
    await expect(nowhere.getEventHubProperties()).rejects.toMatchObject({
      code: 'MessagingEntityNotFoundError',
    });
    await nowhere.close();
  });
});
