import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ServiceBusClient } from '@azure/service-bus';

const LOCAL = join(import.meta.dirname, '..', '..');
const APP = join(LOCAL, '..', 'tests', 'fixtures', 'messaging-app');

/** One process of the platform. */
interface Process {
  readonly ready: Readonly<Record<string, unknown>>;
  readonly child: ChildProcess;
}

export interface Platform {
  /** Connection string of both the queues and the event hubs. */
  readonly connection: string;
  /** Connection string of the storage account. */
  readonly storage: string;
  readonly url: () => string;
  startHost(settings?: Record<string, string>): Promise<void>;
  /** What the host wrote to its log since it was first started. */
  readonly log: () => string;
  stopHost(): Promise<number | null>;
  killHost(): Promise<void>;
  killBroker(): Promise<void>;
  restartBroker(): Promise<void>;
  /** What the functions noted, of one function if named. */
  notes(fn?: string): Note[];
  clearNotes(): void;
  close(): Promise<void>;
}

/** What the fixture app's functions wrote down; each writes some of these. */
interface Note {
  readonly fn: string;
  readonly at: 'begin' | 'end';
  readonly n: number;
  readonly body: { readonly n: number };
  readonly isBuffer: boolean;
  readonly bodies: readonly { readonly n: number }[];
  readonly deliveryCount: number;
  readonly deliveryCounts: readonly number[];
  readonly events: readonly { readonly n: number }[];
  readonly partition: string;
  readonly sequenceNumberArray: readonly number[];
  readonly metadata: Readonly<Record<string, unknown>>;
  readonly retryContext: Readonly<Record<string, unknown>>;
}

/** The real broker, storage and host, each in a process of its own; the host runs tests/fixtures/messaging-app. */
export async function startPlatform(entities: Record<string, unknown>): Promise<Platform> {
  const dir = mkdtempSync(join(tmpdir(), 'tillstream-'));
  const entitiesFile = join(dir, 'entities.json');
  const notesFile = join(dir, 'notes');
  writeFileSync(entitiesFile, JSON.stringify(entities));
  writeFileSync(notesFile, '');
  const brokerArgs = (port: number) => [
    ...['--state', join(dir, 'broker'), '--entities', entitiesFile],
    ...['--port', String(port)],
  ];
  let log = '';
  const [storage, firstBroker] = await Promise.all([
    start('storage/main.ts', ['--state', join(dir, 'storage')]),
    start('broker/main.ts', brokerArgs(0)),
  ]);
  let broker: Process | undefined = firstBroker;
  let host: Process | undefined;
  const port = Number(firstBroker.ready.port);
  const connection = String(firstBroker.ready.serviceBus);
  return {
    connection,
    storage: String(storage.ready.connectionString),
    url: () => String(host?.ready.url),
    log: () => log,
    async startHost(settings = {}) {
      const args = ['--app', APP, '--state', join(dir, 'host'), '--port', '0'];
      host = await start('host/main.ts', args, {
        env: {
          ...process.env,
          NOTES: notesFile,
          MESSAGING: connection,
          SINGLE_QUEUE: 'single',
          AzureWebJobsStorage: String(storage.ready.connectionString),
          ...settings,
        },
        onLog: (text) => {
          log += text;
        },
      });
    },
    async stopHost() {
      const code = host ? await end(host, () => host?.child.send({ type: 'stop' })) : null;
      host = undefined;
      return code;
    },
    async killHost() {
      if (host) await end(host, () => host?.child.kill('SIGKILL'));
      host = undefined;
    },
    async killBroker() {
      if (broker) await end(broker, () => broker?.child.kill('SIGKILL'));
      broker = undefined;
    },
    async restartBroker() {
      // A client's own connection may have been given the port meanwhile, for a moment.
      for (let attempt = 1; broker === undefined; attempt++) {
        try {
          broker = await start('broker/main.ts', brokerArgs(port));
        } catch (error) {
          if (attempt === 50) throw error;
          await new Promise((resolve) => setTimeout(resolve, 100));
        }
      }
    },
    notes(fn) {
      const lines = readFileSync(notesFile, 'utf8').split('\n');
      const all = lines.filter((line) => line !== '').map((line) => JSON.parse(line) as Note);
      return fn === undefined ? all : all.filter((one) => one.fn === fn);
    },
    clearNotes: () => writeFileSync(notesFile, ''),
    async close() {
      for (const one of [host, broker, storage]) {
        if (one) await end(one, () => one.child.kill('SIGKILL'));
      }
      rmSync(dir, { recursive: true, force: true });
    },
  };
}

async function start(
  file: string,
  args: string[],
  options: { env?: NodeJS.ProcessEnv; onLog?: (text: string) => void } = {},
): Promise<Process> {
  const child = fork(join(LOCAL, file), args, {
    execArgv: [],
    env: options.env ?? process.env,
    stdio: ['ignore', 'ignore', options.onLog ? 'pipe' : 'inherit', 'ipc'],
  });
  child.stderr?.setEncoding('utf8').on('data', (text: string) => options.onLog?.(text));
  const [ready] = (await once(child, 'message')) as [Record<string, unknown>];
  if (ready.type !== 'ready') throw new Error(`${file}: ${String(ready.message)}`);
  return { ready, child };
}

async function end({ child }: Process, act: () => void): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
  const exited = once(child, 'exit');
  act();
  return ((await exited) as [number | null])[0];
}

/** Waits until `probe` gives something that is neither undefined nor false. */
export async function until<T>(
  probe: () => T | undefined | false | Promise<T | undefined | false>,
): Promise<T> {
  for (;;) {
    const found = await probe();
    if (found !== undefined && found !== false) return found;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

/** A client of the tests' own for one queue. */
export function queueClient(connection: string, queue: string) {
  const client = new ServiceBusClient(connection, { retryOptions: { maxRetries: 10, retryDelayInMs: 100 } });
  const sender = client.createSender(queue);
  return {
    send: (...bodies: object[]) => sender.sendMessages(bodies.map((body) => ({ body }))),
    sendRaw: (...messages: Parameters<typeof sender.sendMessages>[0][]) =>
      Promise.all(messages.map((message) => sender.sendMessages(message))),
    /** Bodies in the dead-letter queue with their reasons; takes them out. */
    async deadLetters(count: number) {
      const receiver = client.createReceiver(queue, {
        subQueueType: 'deadLetter',
        receiveMode: 'receiveAndDelete',
      });
      const messages = await receiver.receiveMessages(count, { maxWaitTimeInMs: 5_000 });
      await receiver.close();
      return messages.map(({ body, deadLetterReason }) => ({ body, deadLetterReason }));
    },
    /** How many messages are in the queue, locked ones included. */
    async left() {
      // A client of its own: one that peeks again looks only at what follows.
      const fresh = new ServiceBusClient(connection);
      const messages = await fresh.createReceiver(queue).peekMessages(100);
      await fresh.close();
      return messages.length;
    },
    close: () => client.close(),
  };
}
