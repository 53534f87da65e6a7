/** Starts the local platform as a process of its own, for the demo, the benches and the tests. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

export interface Platform {
  readonly url: string;
  readonly serviceBus: string;
  readonly eventHubs: string;
  readonly storage: string;
  /** The supervisor's own loopback port: clock, restarts, status. */
  readonly admin: string;
  readonly pids: { readonly storage: number; readonly broker: number; readonly host: number };
  /** What the platform wrote to stderr so far: the log of all its processes. */
  log(): string;
  /** Clean stop; resolves with the exit code. */
  stop(): Promise<number | null>;
  /** SIGKILL of the supervisor; its children follow by themselves. */
  kill(): Promise<void>;
}

export interface PlatformOptions {
  /** Folder of the state; left out: an ephemeral one that goes with the process. */
  readonly state?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly args?: readonly string[];
  /** Called with each line of the log. */
  readonly onLog?: (line: string) => void;
}

// Starting takes 3 s or so; a machine under load may need a large multiple of that.
const START_LIMIT_MS = 120_000;
// A log nobody reads must not grow for ever.
const KEPT_LOG_CHARACTERS = 4_000_000;

const ALL_PORTS_FREE = [
  '--port',
  '0',
  '--blob-port',
  '0',
  '--queue-port',
  '0',
  '--table-port',
  '0',
  '--broker-port',
  '0',
  '--admin-port',
  '0',
];

/** Resolves when the platform is ready; rejects with its log when it is not within two minutes. */
export async function startPlatform(options: PlatformOptions = {}): Promise<Platform> {
  const root = join(import.meta.dirname, '..');
  const place = options.state === undefined ? ['--ephemeral'] : ['--state', options.state];
  const child = spawn(
    process.execPath,
    [
      join(root, 'local/main.ts'),
      '--app',
      root,
      '--json',
      ...ALL_PORTS_FREE,
      ...place,
      ...(options.args ?? []),
    ],
    { cwd: root, stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, ...options.env } },
  );
  const lines: string[] = [];
  let kept = 0;
  const log = () => lines.join('\n');
  createInterface({ input: child.stderr }).on('line', (line) => {
    lines.push(line);
    kept += line.length;
    // In large pieces: dropping a line at a time would move all others each time.
    if (kept > 2 * KEPT_LOG_CHARACTERS) {
      let dropped = 0;
      while (kept > KEPT_LOG_CHARACTERS) kept -= lines[dropped++]?.length ?? 0;
      lines.splice(0, dropped);
    }
    options.onLog?.(line);
  });
  const ready = await firstLine(child, log);
  return {
    ...(JSON.parse(ready) as Pick<
      Platform,
      'url' | 'serviceBus' | 'eventHubs' | 'storage' | 'admin' | 'pids'
    >),
    log,
    async stop() {
      if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
      const gone = once(child, 'exit');
      child.kill('SIGTERM');
      await gone;
      return child.exitCode;
    },
    async kill() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const gone = once(child, 'exit');
      child.kill('SIGKILL');
      await gone;
    },
  };
}

function firstLine(child: ChildProcess, log: () => string): Promise<string> {
  return new Promise((resolve, reject) => {
    if (child.stdout === null) throw new Error('started without a pipe');
    const late = setTimeout(() => {
      child.kill('SIGKILL');
      reject(new Error(`the platform was not ready within ${START_LIMIT_MS / 1000} s\n${log()}`));
    }, START_LIMIT_MS);
    createInterface({ input: child.stdout }).once('line', (line) => {
      clearTimeout(late);
      resolve(line);
    });
    child.once('exit', (code, signal) => {
      clearTimeout(late);
      reject(new Error(`the platform ended with ${code ?? signal} before it was ready\n${log()}`));
    });
  });
}
