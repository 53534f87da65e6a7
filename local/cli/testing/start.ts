import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export interface PlatformLine {
  readonly url: string;
  readonly admin: string;
  readonly storage: string;
  readonly ports: Record<string, number>;
  readonly pids: Record<'platform' | 'storage' | 'broker' | 'host', number>;
  readonly [key: string]: unknown;
}

export interface PlatformProcess {
  readonly process: ChildProcess;
  /** The JSON line; rejects with what it printed when it ends before. */
  readonly ready: Promise<PlatformLine>;
  /** Its exit code. */
  readonly ended: Promise<number | null>;
  out(): string;
  err(): string;
}

const ANY_PORTS = ['port', 'blob-port', 'queue-port', 'table-port', 'broker-port', 'admin-port'].flatMap(
  (flag) => [`--${flag}`, '0'],
);

/** Runs the command with processes that stand in for the real ones; a flag given here goes over port 0. */
export function startPlatform(args: readonly string[], env: NodeJS.ProcessEnv = {}): PlatformProcess {
  const script = fileURLToPath(import.meta.resolve('./fake-platform.ts'));
  const child = spawn(process.execPath, [script, '--json', ...ANY_PORTS, ...args], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const text = { out: '', err: '' };
  const ready = new Promise<PlatformLine>((resolve, reject) => {
    child.stdout.on('data', (chunk) => {
      text.out += chunk;
      if (text.out.includes('\n')) resolve(JSON.parse(text.out) as PlatformLine);
    });
    child.once('close', () => reject(new Error(text.err)));
  });
  // A test that waits for the end alone is not one that ignores a failure.
  ready.catch(() => undefined);
  child.stderr.on('data', (chunk) => {
    text.err += chunk;
  });
  const ended = once(child, 'close').then(([code]) => code as number | null);
  return { process: child, ready, ended, out: () => text.out, err: () => text.err };
}

/** A process that ended but that nobody has asked about yet (a zombie) is not alive. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false;
    throw error;
  }
  const status = `/proc/${pid}/stat`;
  return !existsSync(status) || !/\) Z /.test(readFileSync(status, 'utf8'));
}
