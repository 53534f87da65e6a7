/*
 * node bench/event-hubs.ts [--events N] [--cpu-prof DIR]
 *
 * What the broker's event hubs carry, with the unmodified SDK as the client on the same machine. One table; rates are
 * events per second, CPU is the broker's own per event. Latencies from send to receipt are told twice: on the wire,
 * and through the SDK's subscribe, which lets 20 ms pass in the hope of more events.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import {
  EventHubConsumerClient,
  EventHubProducerClient,
  earliestEventPosition,
  latestEventPosition,
} from '@azure/event-hubs';
import rhea from 'rhea';

const { values } = parseArgs({
  options: { events: { type: 'string', default: '20000' }, 'cpu-prof': { type: 'string' } },
});
const EVENTS = Number(values.events);
const IN_FLIGHT = 100;
const HUB = 'orders';
const PARTITIONS = 4;
const GROUPS = ['archive', 'read-model', 'loyalty'];
const BODY = Buffer.alloc(1000, 'x').toString();

interface Line {
  readonly what: string;
  readonly perSecond: number;
  readonly note: string;
  readonly brokerCpuMicros: number;
}

const folder = mkdtempSync(join(tmpdir(), 'event-hubs-bench-'));
const lines: Line[] = [];
let broker = await startBroker();
let producer = new EventHubProducerClient(broker.connectionString, HUB);
try {
  await measureAll();
} finally {
  await producer.close();
  await stopBroker();
  rmSync(folder, { recursive: true });
}
print();

async function measureAll(): Promise<void> {
  await sendInFlight(5000);
  let sent = 5000;
  await measure('send, one by one', 1000, async () => {
    const took: number[] = [];
    for (let i = 0; i < 1000; i++) {
      const start = performance.now();
      await producer.sendBatch([{ body: BODY }], { partitionKey: `key-${i % 50}` });
      took.push(performance.now() - start);
    }
    return percentiles(took);
  });
  await measure(`send, ${IN_FLIGHT} in flight`, EVENTS, () => sendInFlight(EVENTS));
  await measure('send, batches of 100', 2 * EVENTS, () => sendBatches(2 * EVENTS));
  sent += 1000 + 3 * EVENTS;
  await measure('read from the start', sent, () => read('$Default', sent));
  await restart();
  await measure('read from the start, from disk', sent, () => read('$Default', sent));
  await measure(`send, 20 in flight, read by ${GROUPS.length} groups`, EVENTS, () => sendToReaders(EVENTS));
  await measure('send to receipt, on the wire', 500, () => wireLatency(500));
  await measure('send to receipt, SDK subscribe', 100, () => subscribeLatency(100));
}

async function measure(what: string, count: number, run: () => Promise<string>): Promise<void> {
  const cpu = cpuMicros(broker.process);
  const start = performance.now();
  const note = await run();
  const seconds = (performance.now() - start) / 1000;
  const brokerCpuMicros = (cpuMicros(broker.process) - cpu) / count;
  lines.push({ what, perSecond: count / seconds, note, brokerCpuMicros });
}

async function sendInFlight(count: number, width = IN_FLIGHT): Promise<string> {
  let next = 0;
  const lane = async () => {
    while (next < count) {
      await producer.sendBatch([{ body: BODY }], { partitionKey: `key-${next++ % 50}` });
    }
  };
  await Promise.all(Array.from({ length: width }, lane));
  return '';
}

async function sendBatches(count: number): Promise<string> {
  const events = Array.from({ length: 100 }, () => ({ body: BODY }));
  for (let sent = 0; sent < count; sent += 100) {
    await producer.sendBatch(events, { partitionKey: `key-${(sent / 100) % 50}` });
  }
  return '';
}

async function read(group: string, count: number): Promise<string> {
  const consumer = new EventHubConsumerClient(group, broker.connectionString, HUB);
  let left = count;
  await new Promise<void>((resolve, reject) => {
    consumer.subscribe(
      {
        processEvents: async (events) => {
          left -= events.length;
          if (left <= 0) resolve();
        },
        processError: async (error) => reject(error),
      },
      { startPosition: earliestEventPosition, maxBatchSize: 500, prefetchCount: 2000 },
    );
  });
  await consumer.close();
  return '';
}

/** What an order pipeline asks of the broker: single events, each read by every group as it comes. */
async function sendToReaders(count: number): Promise<string> {
  let left = count * GROUPS.length;
  const consumers = GROUPS.map((group) => new EventHubConsumerClient(group, broker.connectionString, HUB));
  const started = new Set<string>();
  const done = new Promise<void>((resolve, reject) => {
    for (const [index, consumer] of consumers.entries()) {
      consumer.subscribe(
        {
          processEvents: async (events, { partitionId }) => {
            started.add(`${index}/${partitionId}`);
            left -= events.filter(({ body }) => body === BODY).length;
            if (left <= 0) resolve();
          },
          processError: async (error) => reject(error),
        },
        { startPosition: latestEventPosition, maxBatchSize: 100 },
      );
    }
  });
  while (started.size < PARTITIONS * GROUPS.length) await producer.sendBatch([{ body: 'are you there?' }]);
  await sendInFlight(count, 20);
  await done;
  await Promise.all(consumers.map((consumer) => consumer.close()));
  return '';
}

/** A receiver and a sender without the SDK. */
async function wireLatency(count: number): Promise<string> {
  const container = rhea.create_container();
  const connection = container.connect({ port: broker.port, host: '127.0.0.1', reconnect: false });
  const receiver = connection.open_receiver({
    source: {
      address: `${HUB}/ConsumerGroups/$Default/Partitions/0`,
      filter: {
        'apache.org:selector-filter:string': rhea.types.wrap_described(
          "amqp.annotation.x-opt-offset > '@latest'",
          0x468c00000004,
        ),
      },
    },
  });
  const sender = connection.open_sender({ target: { address: `${HUB}/Partitions/0` } });
  await Promise.all([once(receiver, 'receiver_open'), once(sender, 'sendable')]);
  const took: number[] = [];
  for (let i = 0; i < count; i++) {
    const start = performance.now();
    const received = once(receiver, 'message');
    sender.send({ body: rhea.message.data_section(Buffer.from(BODY)) });
    await received;
    took.push(performance.now() - start);
  }
  connection.close();
  await once(connection, 'connection_close');
  return percentiles(took);
}

async function subscribeLatency(count: number): Promise<string> {
  const consumer = new EventHubConsumerClient('$Default', broker.connectionString, HUB);
  let arrived: () => void = () => {};
  consumer.subscribe(
    '0',
    {
      processEvents: async (events) => {
        if (events.length > 0) arrived();
      },
      processError: async (error) => console.error(error),
    },
    { startPosition: latestEventPosition, maxBatchSize: 100 },
  );
  const took: number[] = [];
  for (let i = 0; i <= count; i++) {
    const start = performance.now();
    const arrival = new Promise<void>((resolve) => {
      arrived = resolve;
    });
    // The first ones may come before the receiver's position is fixed.
    do await producer.sendBatch([{ body: BODY }], { partitionId: '0' });
    while (i === 0 && !(await Promise.race([arrival.then(() => true), pause(50)])));
    await arrival;
    if (i > 0) took.push(performance.now() - start);
  }
  await consumer.close();
  return percentiles(took);
}

function pause(ms: number): Promise<false> {
  return new Promise((resolve) => setTimeout(() => resolve(false), ms));
}

function percentiles(times: number[]): string {
  const sorted = times.sort((a, b) => a - b);
  const at = (share: number) => (sorted[Math.floor(sorted.length * share)] ?? 0).toFixed(2);
  return `p50 ${at(0.5)} ms, p99 ${at(0.99)} ms`;
}

interface BrokerProcess {
  readonly process: ChildProcess;
  readonly connectionString: string;
  readonly port: number;
}

async function startBroker(): Promise<BrokerProcess> {
  const entities = join(folder, 'entities.json');
  const hub = { name: HUB, partitionCount: PARTITIONS, consumerGroups: GROUPS };
  writeFileSync(entities, JSON.stringify({ eventHubs: [hub] }));
  const profile = values['cpu-prof'];
  const child = fork(
    join(import.meta.dirname, '../local/broker/main.ts'),
    ['--state', join(folder, 'state'), '--entities', entities],
    { execArgv: profile === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${profile}`] },
  );
  const [ready] = (await once(child, 'message')) as [{ type: string; eventHubs: string; port: number }];
  if (ready.type !== 'ready') throw new Error(`The broker did not start: ${JSON.stringify(ready)}`);
  return { process: child, connectionString: ready.eventHubs, port: ready.port };
}

async function stopBroker(): Promise<void> {
  const exited = once(broker.process, 'exit');
  broker.process.send({ type: 'stop' });
  await exited;
}

/** Nothing is left in the broker's memory afterwards. */
async function restart(): Promise<void> {
  await producer.close();
  await stopBroker();
  broker = await startBroker();
  producer = new EventHubProducerClient(broker.connectionString, HUB);
}

/** User and system time of a process so far, from its kernel's account in ticks of 10 ms. */
function cpuMicros({ pid }: ChildProcess): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
  return (Number(fields[11]) + Number(fields[12])) * 10_000;
}

function print(): void {
  console.log(`${'1 kB events'.padEnd(40)} ${'per second'.padStart(10)} ${'broker CPU'.padStart(11)}`);
  for (const { what, perSecond, brokerCpuMicros, note } of lines) {
    const rate = Math.round(perSecond).toString().padStart(10);
    console.log(`${what.padEnd(40)} ${rate} ${`${brokerCpuMicros.toFixed(0)} µs`.padStart(11)}  ${note}`);
  }
}
