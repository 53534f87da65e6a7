import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Config } from '../../shared/config.ts';
import { ACCOUNTS } from './account.ts';

/** Storage and broker, each in its process, on an empty state. */
export interface World {
  readonly config: Config;
  readonly storage: Process;
  readonly broker: Process;
  /** Kills the process and starts it again on its state and ports. */
  restart(process: 'storage' | 'broker'): Promise<void>;
  kill(process: 'storage' | 'broker'): Promise<void>;
  close(): Promise<void>;
}

interface Process {
  readonly child: ChildProcess;
  readonly ready: Readonly<Record<string, unknown>>;
}

const LOCAL = join(import.meta.dirname, '../../local');
const ENTITIES = join(import.meta.dirname, '../../infra/entities.json');

export async function startWorld(parts: { storage?: boolean; broker?: boolean } = {}): Promise<World> {
  const dir = await mkdtemp(join(tmpdir(), 'tillstream-ports-'));
  const running: { storage: Process | undefined; broker: Process | undefined } = {
    storage: undefined,
    broker: undefined,
  };
  const start = {
    storage: (ready: Process['ready'] = {}) =>
      run('storage/main.ts', [
        ...['--state', join(dir, 'storage')],
        ...['--blob-port', String(ready.blobPort ?? 0), '--queue-port', String(ready.queuePort ?? 0)],
        ...['--table-port', String(ready.tablePort ?? 0), '--accounts', ACCOUNTS],
      ]),
    broker: (ready: Process['ready'] = {}) =>
      run('broker/main.ts', [
        ...['--state', join(dir, 'broker'), '--entities', ENTITIES],
        ...['--port', String(ready.port ?? 0)],
      ]),
  };
  const begin = async (name: 'storage' | 'broker', wanted = true) => {
    if (wanted) running[name] = await start[name](running[name]?.ready);
  };
  await Promise.all([begin('storage', parts.storage), begin('broker', parts.broker)]);

  const of = (name: 'storage' | 'broker'): Process => {
    const process = running[name];
    if (process === undefined) throw new Error(`No ${name} in this world`);
    return process;
  };
  const kill = async (name: 'storage' | 'broker') => {
    const { child } = of(name);
    if (child.exitCode !== null || child.signalCode !== null) return;
    const exited = once(child, 'exit');
    child.kill('SIGKILL');
    await exited;
  };
  return {
    config: {
      serviceBus: { connectionString: String(running.broker?.ready.serviceBus ?? '') },
      eventHubs: { connectionString: String(running.broker?.ready.eventHubs ?? '') },
      storage: { connectionString: String(running.storage?.ready.connectionString ?? '') },
      orderIdKey: { value: 'a key for tests alone' },
      approvalThreshold: 100_000,
      approvalTimeoutMs: 86_400_000,
      intake: { queueMark: 1, quarantineMark: 1, rate: 1, burst: 1 },
    },
    get storage() {
      return of('storage');
    },
    get broker() {
      return of('broker');
    },
    kill,
    async restart(name) {
      await kill(name);
      await begin(name);
    },
    async close() {
      await Promise.all(
        (['storage', 'broker'] as const).filter((name) => running[name] !== undefined).map(kill),
      );
      await rm(dir, { recursive: true, force: true });
    },
  };
}

async function run(program: string, args: string[]): Promise<Process> {
  const child = fork(join(LOCAL, program), args, {
    execArgv: [],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const [ready] = (await once(child, 'message')) as [Record<string, unknown>];
  if (ready.type !== 'ready') throw new Error(String(ready.message));
  return { child, ready };
}
