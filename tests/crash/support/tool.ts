import { spawn } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Stage } from './stage.ts';

const ROOT = join(import.meta.dirname, '../../..');

export interface ToolEnded {
  readonly code: number | null;
  /** Undefined unless a signal ended it. */
  readonly signal: NodeJS.Signals | undefined;
  readonly stdout: string;
  readonly stderr: string;
}

export interface ToolOptions {
  /** A module to load before the program. */
  readonly preload?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** SIGKILL after so long, if it still runs. */
  readonly killAfterMs?: number;
}

/** Runs a program of tools/ as an operator would, on the stage. */
export function runTool(
  stage: Stage,
  name: string,
  args: readonly string[],
  { preload, env = {}, killAfterMs }: ToolOptions = {},
): Promise<ToolEnded> {
  const before = preload === undefined ? [] : ['--import', preload];
  const child = spawn(process.execPath, [...before, join(ROOT, 'tools', name), ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      AzureWebJobsStorage: stage.storage,
      EventHubConnection: stage.eventHubs,
      ServiceBusConnection: stage.serviceBus,
      // Every run loads the same SDKs.
      NODE_COMPILE_CACHE: join(tmpdir(), 'tillstream-compile-cache'),
      ...env,
    },
  });
  const [stdout, stderr]: [string[], string[]] = [[], []];
  child.stdout.on('data', (data) => stdout.push(String(data)));
  child.stderr.on('data', (data) => stderr.push(String(data)));
  const killer = killAfterMs === undefined ? undefined : setTimeout(() => child.kill('SIGKILL'), killAfterMs);
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, signal) => {
      clearTimeout(killer);
      resolve({ code, signal: signal ?? undefined, stdout: stdout.join(''), stderr: stderr.join('') });
    });
  });
}
