import { spawn } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdtempSync, realpathSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';

/**
 * Compares the local Functions host with what the real one answered, where the recordings are there:
 *   node tests/golden/http.ts [variant …]
 * Prints each difference and `golden http: N of M agree`; exit 1 when fewer agree than was agreed on.
 */
const repo = resolve(import.meta.dirname, '../..');
const beside = resolve(repo, '../shared/golden/http');
// The recordings' own program compares its path with the one it was called by.
const golden = existsSync(beside) ? realpathSync(beside) : beside;

/** Least share of agreement: the variants that must hold, and those that do as well. */
const REQUIRED = ['default', 'prefix-empty', 'settings', 'timers'];
const ALSO = [
  ...['stream', 'prefix-two', 'prefix-slashes', 'root-empty', 'root-slash', 'root-catch-all', 'home-off'],
  ...['chunked-binding', 'http-settings', 'outstanding', 'settings-missing', 'disabled', 'functions-filter'],
  ...['duplicate-names', 'duplicate-names-case', 'duplicate-routes', 'bad-names', 'broken-route'],
  ...['unknown-constraint', 'same-param-twice', 'leading-slash', 'unknown-binding', 'unknown-type'],
  ...['throws-at-import', 'missing-module', 'syntax-error', 'main-missing', 'main-file', 'esm'],
  ...['host-json-bad', 'host-json-no-version', 'host-json-v3', 'timeout', 'timer-bad', 'timer-seven'],
  ...['timer-range', 'timer-missing', 'timer-empty', 'log-levels', 'log-hook'],
];
const THRESHOLD = 0.98;
/** The recordings of these began this long after the host was up, in ms. */
const WAIT_BEFORE: Readonly<Record<string, number>> = { timers: 4500, disabled: 2500 };
const AT_ONCE = 3;
const READY_MS = 30_000;

interface Score {
  readonly agree: number;
  readonly total: number;
  readonly lines: readonly string[];
}

async function compare(variant: string, work: string): Promise<Score> {
  const app = join(work, variant);
  const program = join(golden, 'compare.mjs');
  await run([program, '--prepare', app, '--variant', variant]);
  symlinkSync(join(repo, 'node_modules'), join(app, 'node_modules'));
  const secrets = join(work, `${variant}-secrets`);
  cpSync(join(golden, 'secrets'), secrets, { recursive: true });
  chmodSync(secrets, 0o755);
  const state = join(work, `${variant}-state`);
  const host = spawn(
    process.execPath,
    [
      join(repo, 'local/host/main.ts'),
      ...['--app', app, '--state', state, '--secrets', secrets, '--port', '0', '--tolerant'],
    ],
    { stdio: ['ignore', 'pipe', 'ignore'] },
  );
  try {
    const url = await readyUrl(host.stdout, variant);
    await new Promise((done) => setTimeout(done, WAIT_BEFORE[variant] ?? 0));
    const lines = await run([program, '--url', url, '--variant', variant]);
    const found = /^(\d+) of (\d+) agree$/.exec(lines.at(-1) ?? '');
    if (!found) throw new Error(`${variant}: compare.mjs ended with '${lines.at(-1)}'`);
    return { agree: Number(found[1]), total: Number(found[2]), lines: lines.slice(0, -1) };
  } finally {
    const gone = new Promise((done) => host.once('exit', done));
    host.kill('SIGTERM');
    const forced = setTimeout(() => host.kill('SIGKILL'), 10_000);
    await gone;
    clearTimeout(forced);
  }
}

/** The lines of a Node program's output, whatever it exits with. */
async function run(args: readonly string[]): Promise<string[]> {
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = new Promise((done) => child.once('close', done));
  const lines: string[] = [];
  for await (const line of createInterface(child.stdout)) lines.push(line);
  await ended;
  return lines;
}

async function readyUrl(output: NodeJS.ReadableStream, variant: string): Promise<string> {
  const timer = setTimeout(() => {
    console.error(`golden http: ${variant}: the host was not ready within ${READY_MS} ms`);
    process.exit(1);
  }, READY_MS);
  const lines = createInterface(output);
  const url = await new Promise<string>((found, failed) => {
    lines.on('line', (line) => {
      const ready = /^\{"type":"ready","url":"([^"]+)"/.exec(line)?.[1];
      if (ready !== undefined) found(ready);
    });
    lines.once('close', () => failed(new Error(`${variant}: the host ended before it was ready`)));
  });
  clearTimeout(timer);
  return url;
}

async function main(): Promise<boolean> {
  if (!existsSync(join(golden, 'compare.mjs'))) {
    console.log('golden http: skipped (no recordings beside the repository)');
    return true;
  }
  const chosen = process.argv.slice(2);
  const variants = chosen.length > 0 ? chosen : [...REQUIRED, ...ALSO];
  const work = mkdtempSync(join(tmpdir(), 'golden-http-'));
  const scores = new Map<string, Score>();
  try {
    const waiting = [...variants];
    const worker = async () => {
      for (let variant = waiting.shift(); variant !== undefined; variant = waiting.shift()) {
        scores.set(variant, await compare(variant, work));
      }
    };
    // Most of their time is waiting for recorded pauses.
    await Promise.all(Array.from({ length: AT_ONCE }, worker));
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
  for (const [variant, { lines }] of scores) {
    for (const line of lines) console.log(`${variant}: ${line}`);
  }
  const sum = (names: readonly string[]) => {
    const known = names.flatMap((name) => scores.get(name) ?? []);
    const agree = known.reduce((total, score) => total + score.agree, 0);
    return { agree, total: known.reduce((total, score) => total + score.total, 0) };
  };
  const all = sum([...scores.keys()]);
  const required = sum(REQUIRED);
  console.log(`golden http: ${all.agree} of ${all.total} agree`);
  return required.agree >= THRESHOLD * required.total && all.agree >= THRESHOLD * all.total;
}

process.exitCode = (await main()) ? 0 : 1;
