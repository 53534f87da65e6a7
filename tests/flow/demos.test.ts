import { type ChildProcess, spawn } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';

// The fault lasts until the breaker has opened, which may take 90 s, and then there is its recovery.
const PATIENCE_MS = 240_000;

const running = new Set<ChildProcess>();
afterAll(() => {
  for (const child of running) child.kill('SIGTERM');
});

interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a demonstration as a person would; `onText` sees all it says, as it says it. */
function run(
  demo: string,
  args: readonly string[],
  onText: (said: string, child: ChildProcess) => void = () => undefined,
): Promise<Ended> {
  const child = spawn(process.execPath, [join(import.meta.dirname, '../../tools', `${demo}.ts`), ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    // A group of its own, as a terminal gives: Ctrl-C goes to all of it.
    detached: true,
    env: { ...process.env, NODE_COMPILE_CACHE: join(tmpdir(), 'tillstream-compile-cache') },
  });
  running.add(child);
  let stdout = '';
  let stderr = '';
  child.stdout.on('data', (data) => {
    stdout += data;
    onText(stdout, child);
  });
  child.stderr.on('data', (data) => {
    stderr += data;
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => {
      running.delete(child);
      resolve({ code, stdout, stderr });
    });
  });
}

for (const demo of ['demo-lock', 'demo-resiliency']) {
  it.concurrent(`${demo} says what it does, and what is wrong with its arguments`, async () => {
    const [help, bad] = await Promise.all([run(demo, ['--help']), run(demo, ['--json', '--what'])]);
    expect([help.code, help.stderr]).toEqual([0, '']);
    expect(help.stdout).toContain(`npm run ${demo.replace('-', ':')} [--`);
    expect(help.stdout).toContain('Exit code 0');
    expect(bad.code).toBe(2);
    expect(bad.stderr).toContain('--what: no such option');
  });

  it.concurrent(
    `${demo} tidies up on Ctrl-C`,
    async () => {
      let told = false;
      const ended = await run(demo, [], (said, child) => {
        if (told || !said.includes('Starting')) return;
        told = true;
        process.kill(-Number(child.pid), 'SIGINT');
      });
      expect([ended.code, ended.stderr]).toEqual([130, '']);
    },
    PATIENCE_MS,
  );
}

it.concurrent(
  'with the lock 100 orders and 7,760 points, without it more',
  async () => {
    const { code, stdout, stderr } = await run('demo-lock', ['--json']);
    expect(code, stderr).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      shown: true,
      locked: { total: { orderCount: 100, points: 7_760 }, race: { overlaps: 0 } },
      unlocked: { total: { orderCount: 200, points: 15_520 }, race: { busy: 0, overlaps: 10 } },
      ledger: { orderCount: 100, points: 7_760 },
    });
    expect(stderr).toMatch(/✓ with the lock 100 orders and 7760 points were counted/);
  },
  PATIENCE_MS,
);

it.concurrent(
  'errors on the plain path, none on the other once the fault is over',
  async () => {
    const { code, stdout, stderr } = await run('demo-resiliency', [...['--fast', '--rate', '10', '--json']]);
    expect(code, stderr).toBe(0);
    const result = JSON.parse(stdout) as { breaker: { state: string }[]; checks: { holds: boolean }[] };
    const states = result.breaker.map(({ state }) => state);
    expect(states.slice(0, 3)).toEqual(['closed', 'open', 'half-open']);
    expect(states.at(-1)).toBe('closed');
    expect(result.checks).toHaveLength(10);
    expect(stderr).toMatch(/^ {2}plain +during it +\d+/m);
    expect(stderr).toMatch(/^ {2}breaker +─+█+/m);
  },
  PATIENCE_MS,
);
