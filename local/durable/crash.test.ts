import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { EventType, type HistoryEvent } from './history.ts';

const program = fileURLToPath(new URL('./crash-child.ts', import.meta.url));

interface Exit {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

async function run(...args: string[]): Promise<Exit> {
  const child = spawn(process.execPath, [program, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  let stdout = '';
  let stderr = '';
  child.stdout.on('data', (chunk) => {
    stdout += chunk;
  });
  child.stderr.on('data', (chunk) => {
    stderr += chunk;
  });
  return await new Promise((resolve) => {
    child.on('close', (code, signal) => resolve({ code, signal, stdout, stderr }));
  });
}

const points: [point: string, nth: number][] = [
  ['durable.start.before', 1],
  ['durable.start.after', 1],
  ['durable.commit.before', 1],
  ['durable.commit.before', 4],
  ['durable.commit.after', 1],
  ['durable.commit.after', 2],
  ['durable.commit.after', 3],
  ['durable.commit.after', 5],
  ['durable.activity.before', 1],
  ['durable.activity.before', 3],
  ['durable.activity.after', 1],
  ['durable.activity.after', 2],
  ['durable.turn.before', 2],
  ['durable.turn.after', 1],
  ['durable.turn.after', 4],
];

describe.concurrent('a process killed', () => {
  it.each(points)('at %s, time %i, goes on where it was', async (point, nth) => {
    const folder = mkdtempSync(join(tmpdir(), 'tillstream-crash-'));
    try {
      expect(await run(folder, point, String(nth))).toMatchObject({ signal: 'SIGKILL' });
      const after = await run(folder);
      expect(after).toMatchObject({ code: 0, stderr: '' });
      const { output, events } = JSON.parse(after.stdout) as { output: unknown; events: HistoryEvent[] };
      expect(output).toEqual(['first', 'within', 'now', ['left', 'right']]);
      const numbers = (type: number, field: string) =>
        events.filter((event) => event.EventType === type).map((event) => event[field]);
      expect(numbers(EventType.TaskScheduled, 'EventId')).toEqual([0, 3, 4]);
      expect(numbers(EventType.TaskCompleted, 'TaskScheduledId').toSorted()).toEqual([0, 3, 4]);
      expect(numbers(EventType.SubOrchestrationCompleted, 'TaskScheduledId')).toEqual([2]);
      expect(numbers(EventType.TimerFired, 'TimerId')).toEqual([1]);
      // At least once each; twice only what was under way.
      const effects = readFileSync(join(folder, 'effects'), 'utf8').trim().split('\n');
      expect(new Set(effects)).toEqual(new Set(['first', 'within', 'left', 'right']));
      expect(effects.length).toBeLessThanOrEqual(6);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
