import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface StorageProcess {
  readonly connectionString: string;
  readonly ports: readonly number[];
  kill(): Promise<void>;
  stop(): Promise<number | null>;
}

/** Storage in a process of its own, as the platform runs it. */
export async function forkStorage(
  dir: string,
  ports: readonly number[] = [0, 0, 0],
  more: readonly string[] = [],
): Promise<StorageProcess> {
  const [blob = 0, queue = 0, table = 0] = ports;
  const args = ['--state', dir, '--blob-port', blob, '--queue-port', queue, '--table-port', table].map(
    String,
  );
  const child: ChildProcess = fork(join(import.meta.dirname, 'main.ts'), [...args, ...more], {
    execArgv: [],
  });
  const [message] = (await once(child, 'message')) as [Record<string, unknown>];
  if (message.type !== 'ready') throw new Error(String(message.message));
  const end = async (act: () => void) => {
    const exited = once(child, 'exit');
    act();
    return ((await exited) as [number | null])[0];
  };
  return {
    connectionString: String(message.connectionString),
    ports: ['blobPort', 'queuePort', 'tablePort'].map((name) => Number(message[name])),
    kill: async () => void (await end(() => child.kill('SIGKILL'))),
    stop: () => end(() => child.send({ type: 'stop' })),
  };
}

export async function temporaryFolder(): Promise<{ path: string; remove(): Promise<void> }> {
  const path = await mkdtemp(join(tmpdir(), 'storage-'));
  return { path, remove: () => rm(path, { recursive: true, force: true }) };
}
