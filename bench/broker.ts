/*
 * node bench/broker.ts [--messages N] [--cpu-prof DIR]
 *
 * What the broker carries, with the unmodified SDK as the client on the same machine; scale is given by SQLite doing
 * the same inserts bare. One table; rates are messages per second, CPU is the broker's own per message.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { parseArgs } from 'node:util';
import { ServiceBusClient, type ServiceBusMessage } from '@azure/service-bus';

const { values } = parseArgs({
  options: { messages: { type: 'string', default: '20000' }, 'cpu-prof': { type: 'string' } },
});
const MESSAGES = Number(values.messages);
const IN_FLIGHT = 100;
const BODY = Buffer.alloc(1000, 'x').toString();

interface Line {
  readonly what: string;
  readonly perSecond: number;
  readonly note: string;
  readonly brokerCpuMicros?: number;
}

const folder = mkdtempSync(join(tmpdir(), 'broker-bench-'));
const lines: Line[] = [];
const bare = benchSqlite();
const broker = await startBroker();
const client = new ServiceBusClient(broker.connectionString);
try {
  await measureAll();
} finally {
  await client.close();
  broker.process.send({ type: 'stop' });
  await once(broker.process, 'exit');
  rmSync(folder, { recursive: true });
}
print();

async function measureAll(): Promise<void> {
  const sender = client.createSender('orders');
  const receiver = client.createReceiver('orders');
  await sender.sendMessages(message(0));
  await sendInFlight(sender, 5000);
  await receiveAndComplete(receiver, 5001);

  const awaited: number[] = [];
  await measure('send, one by one', 1000, async () => {
    for (let i = 0; i < 1000; i++) {
      const start = performance.now();
      await sender.sendMessages(message(i));
      awaited.push(performance.now() - start);
    }
    return percentiles(awaited);
  });
  await receiveAndComplete(receiver, 1000);
  await measure(`send, ${IN_FLIGHT} in flight`, MESSAGES, () => sendInFlight(sender, MESSAGES));
  await measure('receive(100) + complete', MESSAGES, () => receiveAndComplete(receiver, MESSAGES));
  await measure('send, batches of 100', MESSAGES, () => sendBatches(sender, MESSAGES));
  await measure('subscribe, 100 at a time', MESSAGES, () => subscribe(MESSAGES));
  await sendBatches(sender, MESSAGES);
  const deleting = client.createReceiver('orders', { receiveMode: 'receiveAndDelete' });
  await measure('receive(100) and delete', MESSAGES, async () => {
    let left = MESSAGES;
    while (left > 0) left -= (await deleting.receiveMessages(Math.min(100, left))).length;
    return '';
  });
  await measure('send + receive + complete, one by one', 500, async () => {
    const took: number[] = [];
    for (let i = 0; i < 500; i++) {
      const start = performance.now();
      const arriving = receiver.receiveMessages(1);
      await sender.sendMessages(message(i));
      for (const received of await arriving) await receiver.completeMessage(received);
      took.push(performance.now() - start);
    }
    return percentiles(took);
  });
}

async function measure(what: string, count: number, run: () => Promise<string>): Promise<void> {
  const cpu = cpuMicros(broker.process);
  const start = performance.now();
  const note = await run();
  const seconds = (performance.now() - start) / 1000;
  const brokerCpuMicros = (cpuMicros(broker.process) - cpu) / count;
  lines.push({ what, perSecond: count / seconds, note, brokerCpuMicros });
}

type Sender = ReturnType<ServiceBusClient['createSender']>;
type Receiver = ReturnType<ServiceBusClient['createReceiver']>;

async function sendInFlight(sender: Sender, count: number): Promise<string> {
  let next = 0;
  const lane = async () => {
    while (next < count) await sender.sendMessages(message(next++));
  };
  await Promise.all(Array.from({ length: IN_FLIGHT }, lane));
  return '';
}

async function sendBatches(sender: Sender, count: number): Promise<string> {
  for (let sent = 0; sent < count; sent += 100) {
    const batch = await sender.createMessageBatch();
    for (let i = 0; i < Math.min(100, count - sent); i++) batch.tryAddMessage(message(sent + i));
    await sender.sendMessages(batch);
  }
  return '';
}

async function receiveAndComplete(receiver: Receiver, count: number): Promise<string> {
  let left = count;
  while (left > 0) {
    const messages = await receiver.receiveMessages(Math.min(100, left));
    await Promise.all(messages.map((received) => receiver.completeMessage(received)));
    left -= messages.length;
  }
  return '';
}

async function subscribe(count: number): Promise<string> {
  const receiver = client.createReceiver('orders');
  await new Promise<void>((resolve, reject) => {
    let left = count;
    receiver.subscribe(
      {
        processMessage: async () => {
          if (--left === 0) resolve();
        },
        processError: async ({ error }) => reject(error),
      },
      { maxConcurrentCalls: IN_FLIGHT },
    );
  });
  await receiver.close();
  return '';
}

function message(number: number): ServiceBusMessage {
  return { body: BODY, messageId: `message-${number}`, contentType: 'text/plain' };
}

function percentiles(times: number[]): string {
  const sorted = times.sort((a, b) => a - b);
  const at = (share: number) => (sorted[Math.floor(sorted.length * share)] ?? 0).toFixed(2);
  return `p50 ${at(0.5)} ms, p99 ${at(0.99)} ms`;
}

/** What the disk and SQLite allow: the same rows in the same groups, with nothing around them. */
function benchSqlite(): number {
  const database = new DatabaseSync(join(folder, 'bare.db'));
  database.exec('PRAGMA page_size = 8192; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL');
  database.exec('CREATE TABLE message (id INTEGER PRIMARY KEY, blob BLOB)');
  const insert = database.prepare('INSERT INTO message VALUES (?, ?)');
  const blob = Buffer.from(BODY);
  const start = performance.now();
  for (let id = 0; id < MESSAGES; id += IN_FLIGHT) {
    database.exec('BEGIN');
    for (let i = 0; i < IN_FLIGHT; i++) insert.run(id + i, blob);
    database.exec('COMMIT');
  }
  const perSecond = MESSAGES / ((performance.now() - start) / 1000);
  lines.push({ what: 'SQLite alone, groups of 100', perSecond, note: 'scale' });
  database.close();
  return perSecond;
}

async function startBroker(): Promise<{ process: ChildProcess; connectionString: string }> {
  const entities = join(folder, 'entities.json');
  writeFileSync(entities, JSON.stringify({ queues: [{ name: 'orders' }] }));
  const profile = values['cpu-prof'];
  const child = fork(
    join(import.meta.dirname, '../local/broker/main.ts'),
    ['--state', join(folder, 'state'), '--entities', entities],
    { execArgv: profile === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${profile}`] },
  );
  const [ready] = (await once(child, 'message')) as [{ type: string; serviceBus: string }];
  if (ready.type !== 'ready') throw new Error(`The broker did not start: ${JSON.stringify(ready)}`);
  return { process: child, connectionString: ready.serviceBus };
}

/** User and system time of a process so far, from its kernel's account in ticks of 10 ms. */
function cpuMicros({ pid }: ChildProcess): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
  return (Number(fields[11]) + Number(fields[12])) * 10_000;
}

function print(): void {
  console.log(
    `${'1 kB messages'.padEnd(40)} ${'per second'.padStart(10)} ${'of SQLite'.padStart(10)} ${'broker CPU'.padStart(11)}`,
  );
  for (const { what, perSecond, brokerCpuMicros, note } of lines) {
    const rate = Math.round(perSecond).toString().padStart(10);
    const share = (perSecond / bare).toFixed(2).padStart(10);
    const cpu =
      brokerCpuMicros === undefined ? ''.padStart(11) : `${brokerCpuMicros.toFixed(0)} µs`.padStart(11);
    console.log(`${what.padEnd(40)} ${rate} ${share} ${cpu}  ${note}`);
  }
}
