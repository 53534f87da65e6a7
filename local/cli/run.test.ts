import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isAlive, type PlatformLine, type PlatformProcess, startPlatform } from './testing/start.ts';

let folder: string;
const started: PlatformProcess[] = [];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'platform-'));
});

afterEach(async () => {
  for (const platform of started.splice(0)) {
    platform.process.kill('SIGKILL');
    await platform.ended;
  }
  await rm(folder, { recursive: true, force: true });
});

function start(args: readonly string[] = [], env: NodeJS.ProcessEnv = {}): PlatformProcess {
  const platform = startPlatform(['--app', folder, ...args], env);
  started.push(platform);
  return platform;
}

/** Presses Ctrl-C until it ends; its exit code. */
async function interrupted(child: ChildProcess): Promise<number | null> {
  const again = setInterval(() => child.kill('SIGINT'), 50);
  const [code] = (await once(child, 'exit')) as [number | null];
  clearInterval(again);
  return code;
}

async function ask(line: PlatformLine, method: 'GET' | 'POST', path: string, body?: object) {
  const response = await fetch(`${line.admin}${path}`, {
    method,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}

interface Processes {
  processes: Record<string, { pid?: number; state: string; deaths: number; restarts: number; ready: object }>;
}
const processes = async (line: PlatformLine) =>
  ((await ask(line, 'GET', '/status')).body as unknown as Processes).processes;

describe('the platform', () => {
  it('prints one line of JSON when ready, logs elsewhere, and ends with 0 on SIGTERM', async () => {
    const platform = start();
    const line = await platform.ready;
    expect(Object.keys(line).sort()).toEqual(
      'admin brokerControl eventHubs functions pids ports serviceBus state storage url'.split(' '),
    );
    expect(line.state).toBe(join(folder, '.tillstream'));
    expect((await stat(String(line.state))).mode & 0o777).toBe(0o700);
    platform.process.kill('SIGTERM');
    expect(await platform.ended).toBe(0);
    expect(platform.out().split('\n')).toHaveLength(2);
    expect(platform.err()).toContain('[storage] a line of output');
    expect(Object.values(line.pids).filter(isAlive)).toEqual([]);
  });

  it('points the app at the storage that runs', async () => {
    const line = await start().ready;
    const { host } = await processes(line);
    expect(host?.ready).toMatchObject({ storageSetting: `storage at ${line.ports.blob}` });
  });

  it('names a port that is taken, and the way out', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const { port } = other.address() as { port: number };
    const platform = start(['--table-port', String(port)]);
    expect(await platform.ended).toBe(1);
    expect(platform.err()).toBe(
      `Port ${port} (table storage) is taken. Use another: --table-port N or TILLSTREAM_TABLE_PORT=N, ` +
        '0 takes any free one.\n',
    );
    await new Promise((resolve) => other.close(resolve));
  });

  it('says why a process did not start', async () => {
    const platform = start([], { FAKE_FAILURE: 'no such thing' });
    expect(await platform.ended).toBe(1);
    expect(platform.err()).toMatch(/^(storage|broker): no such thing$/m);
  });

  it('starts storage again once when it dies, where it was; a second death ends everything', async () => {
    const platform = start();
    const line = await platform.ready;
    process.kill(line.pids.storage, 'SIGKILL');
    await expect
      .poll(async () => (await processes(line)).storage)
      .toMatchObject({ state: 'running', deaths: 1 });
    const again = (await processes(line)).storage;
    expect(again?.pid).not.toBe(line.pids.storage);
    expect(again?.ready).toMatchObject({ blobPort: line.ports.blob });
    process.kill(again?.pid ?? 0, 'SIGKILL');
    expect(await platform.ended).toBe(1);
    expect(platform.err()).toMatch(
      /storage \(\d+\) ended unexpectedly \(SIGKILL\), for the second time\. Stopping\./,
    );
    expect(isAlive(line.pids.host)).toBe(false);
  });

  it('ends with 1 when the host dies', async () => {
    const platform = start();
    const line = await platform.ready;
    process.kill(line.pids.host, 'SIGKILL');
    expect(await platform.ended).toBe(1);
    expect(platform.err()).toContain(`host (${line.pids.host}) ended unexpectedly (SIGKILL). Stopping.`);
    expect(Object.values(line.pids).filter(isAlive)).toEqual([]);
  });

  it('leaves no process behind when it is killed itself, not even a host that never finishes', async () => {
    const platform = start([], { FAKE_DRAIN_UNTIL: join(folder, 'never') });
    const line = await platform.ready;
    platform.process.kill('SIGKILL');
    await platform.ended;
    await expect.poll(() => Object.values(line.pids).filter(isAlive)).toEqual([]);
  });

  it('keeps a second platform off its state, and lets one start after a kill', async () => {
    const first = start();
    await first.ready;
    const second = start();
    expect(await second.ended).toBe(1);
    expect(second.err()).toMatch(
      /^Another platform is running on .*\.tillstream\. Stop it, or use --state DIR/,
    );
    first.process.kill('SIGKILL');
    await first.ended;
    await start().ready;
  });

  it('starts on the same ports while the host that a killed one left behind is still finishing', async () => {
    const drained = join(folder, 'drained');
    const first = start([], { FAKE_DRAIN_UNTIL: drained });
    const { ports, pids } = await first.ready;
    first.process.kill('SIGKILL');
    // The host has its output, so that all of it ends only with the host.
    await once(first.process, 'exit');
    const second = start(['--port', String(ports.http), '--broker-port', String(ports.broker)]);
    // On a slow machine the host may have given up before anybody looks for it.
    const isWaiting = () => second.err().includes('waiting for the host of the last run to end');
    await expect.poll(() => isWaiting() || !isAlive(pids.host)).toBe(true);
    await writeFile(drained, '');
    expect((await second.ready).ports).toMatchObject({ http: ports.http, broker: ports.broker });
  });

  it('does not say that it runs when it was stopped while it was starting', async () => {
    const platform = start();
    await expect.poll(() => platform.err()).toContain('starting storage, broker, host');
    platform.process.kill('SIGTERM');
    expect(await platform.ended).toBe(0);
    expect(platform.out()).toBe('');
    expect(await readdir(join(folder, '.tillstream'))).not.toContain('platform.json');
  });

  it('waits for a host that is just being restarted before it ends', async () => {
    const drained = join(folder, 'drained');
    const platform = start([], { FAKE_DRAIN_UNTIL: drained });
    const line = await platform.ready;
    const restart = ask(line, 'POST', '/restart/host').catch(() => undefined);
    await expect.poll(async () => (await processes(line)).host?.state).toBe('stopped');
    platform.process.kill('SIGTERM');
    await writeFile(drained, '');
    expect(await platform.ended).toBe(0);
    expect(Object.values(line.pids).filter(isAlive)).toEqual([]);
    expect(platform.err().match(/host is ready/g)).toHaveLength(1);
    await restart;
  });

  it('ends at once on the second Ctrl-C; one that npm hands on as well is one', async () => {
    const drained = join(folder, 'drained');
    const asked = start([], { FAKE_DRAIN_UNTIL: drained });
    await asked.ready;
    asked.process.kill('SIGINT');
    asked.process.kill('SIGINT');
    await expect.poll(() => asked.err()).toContain('Ctrl-C again stops at once');
    await writeFile(drained, '');
    expect(await asked.ended).toBe(0);

    const insisted = start([], { FAKE_DRAIN_UNTIL: join(folder, 'never') });
    const { pids } = await insisted.ready;
    expect(await interrupted(insisted.process)).toBe(130);
    await expect.poll(() => Object.values(pids).filter(isAlive)).toEqual([]);
  });

  it('ends a part that was started by hand on the second Ctrl-C, whatever it still does', async () => {
    const script = fileURLToPath(import.meta.resolve('./testing/fake-part.ts'));
    const part = spawn(process.execPath, [script, '--app', 'any'], {
      env: { ...process.env, FAKE_DRAIN_UNTIL: join(folder, 'never') },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await once(part.stdout, 'data');
    expect(await interrupted(part)).toBe(130);
  });

  it('keeps nothing when it is ephemeral', async () => {
    const platform = start(['--ephemeral']);
    const line = await platform.ready;
    expect(await readdir(String(line.state))).toContain('storage');
    platform.process.kill('SIGINT');
    expect(await platform.ended).toBe(0);
    await expect(readdir(String(line.state))).rejects.toMatchObject({ code: 'ENOENT' });
    expect(await readdir(folder)).toEqual([]);
  });

  it('restarts, stops and starts processes when asked to, and does not call that deaths', async () => {
    const line = await start().ready;
    expect((await ask(line, 'POST', '/restart/host?hard')).status).toBe(200);
    await ask(line, 'POST', '/stop/broker');
    expect(isAlive(line.pids.broker)).toBe(false);
    expect((await processes(line)).broker).toMatchObject({ state: 'stopped', deaths: 0 });
    await ask(line, 'POST', '/start/broker');
    expect(await processes(line)).toMatchObject({
      storage: { state: 'running', restarts: 0 },
      broker: {
        ...{ state: 'running', restarts: 1, deaths: 0 },
        ready: { port: line.ports.broker, control: line.brokerControl },
      },
      host: { state: 'running', restarts: 1, deaths: 0, ready: { port: line.ports.http } },
    });
    expect(await ask(line, 'POST', '/stop/printer')).toEqual({
      status: 404,
      body: { error: 'There is no process "printer"; there are storage, broker, host.' },
    });
  });

  it('refuses what a web page could send', async () => {
    const line = await start().ready;
    const response = await fetch(`${line.admin}/stop/host`, {
      method: 'POST',
      headers: { origin: 'http://example.com' },
    });
    expect(response.status).toBe(403);
  });
});

describe('the clock', () => {
  it('is moved for broker and host, and goes on after a restart where it was', async () => {
    const first = start(['--clock', 'virtual']);
    const line = await first.ready;
    const noon = '2199-01-01T12:00:00.000Z';
    expect(await ask(line, 'POST', '/clock', { now: noon })).toMatchObject({
      status: 200,
      body: { mode: 'virtual', now: noon },
    });
    await ask(line, 'POST', '/clock', { advanceMs: 3_600_000, stepMs: 600_000 });
    const onePm = Date.parse('2199-01-01T13:00:00.000Z');
    for (const port of [line.ports.broker, line.ports.http]) {
      expect(await (await fetch(`http://127.0.0.1:${port}`)).text()).toBe(String(onePm));
    }
    await ask(line, 'POST', '/restart/host');
    expect(await (await fetch(line.url)).text()).toBe(String(onePm));
    expect(await ask(line, 'POST', '/clock', { now: noon })).toEqual({
      status: 409,
      body: { error: 'Time does not go back.' },
    });

    for (const move of [{ now: 1e16 }, { now: onePm + 0.5 }, { now: 'noon' }]) {
      expect(await ask(line, 'POST', '/clock', move)).toEqual({
        status: 409,
        body: { error: 'That is no time.' },
      });
    }
    // In steps that small it would never get there.
    expect((await ask(line, 'POST', '/clock', { advanceMs: 1, stepMs: 1e-5 })).status).toBe(400);

    first.process.kill('SIGKILL');
    await first.ended;
    const second = await start(['--clock', 'virtual']).ready;
    expect((await ask(second, 'GET', '/clock')).body).toMatchObject({ now: '2199-01-01T13:00:00.000Z' });
    expect((await processes(second)).host?.ready).toMatchObject({ virtualNow: onePm });
  });

  it('is real unless asked for', async () => {
    const line = await start().ready;
    expect((await ask(line, 'GET', '/clock')).body).toMatchObject({ mode: 'real' });
    expect(await ask(line, 'POST', '/clock', { advanceMs: 1 })).toEqual({
      status: 409,
      body: { error: 'Time is real. Start with --clock virtual to move it.' },
    });
  });
});
