import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { Child } from '../cli/child-process.ts';

// 2026-03-01T12:00:00Z
const NOON = 1_772_366_400_000;
const HOUR = 3_600_000;
const LOCAL = join(import.meta.dirname, '..');
const APP = join(LOCAL, '..', 'tests', 'fixtures', 'other-app');

let dir: string;
let broker: Child;
let host: Child;
let url: string;
let log: string[];

async function startHost(...more: string[]): Promise<void> {
  const ready = await broker.ready;
  log = [];
  host = new Child({
    name: 'host',
    main: join(LOCAL, 'host/main.ts'),
    args: ['--app', APP, '--state', join(dir, 'host'), '--port', '0', ...more],
    env: { ...process.env, Messaging: String(ready.serviceBus), LINK_LIFETIME_MS: '5' },
    output: (line) => log.push(line),
  });
  url = String((await host.ready).url);
}

async function until(probe: () => Promise<boolean> | boolean): Promise<void> {
  while (!(await probe())) await new Promise((resolve) => setTimeout(resolve, 10));
}

const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
  fetch(`${url}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });

/** Status of an answer to whoever sends these headers, as browsers do and fetch here does not. */
async function statusFor(method: string, path: string, headers: Record<string, string>): Promise<number> {
  const sent = request(`${url}${path}`, { method, headers }).end();
  const [answer] = await once(sent, 'response');
  answer.resume();
  return answer.statusCode;
}

const get = async (path: string) => (await fetch(`${url}${path}`)).json();

beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'tillstream-host-'));
  const entities = join(dir, 'entities.json');
  writeFileSync(entities, JSON.stringify({ queues: [{ name: 'visits' }], eventHubs: [] }));
  broker = new Child({
    name: 'broker',
    main: join(LOCAL, 'broker/main.ts'),
    args: ['--state', join(dir, 'broker'), '--port', '0', '--entities', entities],
    env: process.env,
    output: () => undefined,
  });
  await broker.ready;
});

afterAll(async () => {
  broker?.kill();
  await broker?.ended;
  rmSync(dir, { recursive: true, force: true });
});

describe('an app of another kind', () => {
  beforeAll(() => startHost('--virtual-now', String(NOON)));
  afterAll(async () => {
    await host.stop(10_000);
  });
  beforeEach(async () => {
    await post('/v1/links', { code: 'docs', url: 'https://example.com' });
  });

  test('tells its functions, and which of them it cannot run', async () => {
    expect((await host.ready).functions).toContainEqual({ name: 'countVisit', trigger: 'serviceBusTrigger' });
    const status = await get('/admin/functions/unknownToThisHost/status');
    expect(status).toEqual({ errors: ["The binding type(s) 'queueTrigger' are not known to this host."] });
    expect(await get('/admin/host/status')).toMatchObject({ state: 'Running' });
  });

  test('routes with prefix, constraint and catch-all, and adds the headers of host.json', async () => {
    const created = await post('/v1/links', { code: 'home', url: 'https://example.org' });
    expect(created.status).toBe(201);
    expect(created.headers.get('location')).toBe('/v1/links/home');
    expect(created.headers.get('x-served-by')).toBe('link-shortener');
    expect(await created.json()).toEqual({ code: 'home', url: 'https://example.org', visits: 0 });
    expect((await fetch(`${url}/v1/links/NOT-a-code`)).status).toBe(404);
    expect((await fetch(`${url}/v1/links/home`, { method: 'HEAD' })).status).toBe(200);
    expect((await fetch(`${url}/v1/links`, { method: 'DELETE' })).status).toBe(404);
    const followed = await fetch(`${url}/v1/go/docs/a%20b/c`, { redirect: 'manual' });
    expect([followed.status, followed.headers.get('location')]).toEqual([302, 'https://example.com/a b/c']);
  });

  test('a visit goes through the queue and is counted once', async () => {
    // A link of its own: visits of other tests may still be in the queue.
    await post('/v1/links', { code: 'counted', url: 'https://example.com' });
    await fetch(`${url}/v1/go/counted`, { redirect: 'manual' });
    await until(async () => ((await get('/v1/links/counted')) as { visits: number }).visits === 1);
  });

  test('bytes come back as they went, with a length and chunked', async () => {
    const bytes = Buffer.from([0, 1, 2, 128, 254, 255, 13, 10]);
    const whole = await fetch(`${url}/v1/mirror`, { method: 'POST', body: bytes });
    expect(Buffer.from(await whole.arrayBuffer())).toEqual(bytes);
    const sent = request(`${url}/v1/mirror`, { method: 'POST' });
    sent.write(bytes.subarray(0, 3));
    sent.end(bytes.subarray(3));
    const [answer] = await once(sent, 'response');
    expect(Buffer.concat(await answer.toArray())).toEqual(bytes);
  });

  test('more than 3 MB in one body', async () => {
    const body = Buffer.alloc(3_500_000, 'x');
    const answer = await fetch(`${url}/v1/mirror`, { method: 'POST', body });
    expect((await answer.arrayBuffer()).byteLength).toBe(3_500_000);
  });

  test('a handler that throws: 500, and the log says what Azure would do', async () => {
    expect((await fetch(`${url}/v1/broken`)).status).toBe(500);
    await until(() => log.some((line) => /broken#[0-9a-f]{8} .*never answers/.test(line)));
    expect(log.some((line) => line.includes('broken on purpose'))).toBe(true);
  });

  test('what the function logs carries its name and invocation', async () => {
    await until(() => log.some((line) => /info {2}createLink#[0-9a-f]{8} creates docs$/.test(line)));
  });

  test('a timer runs by hand', async () => {
    await post('/v1/links', { code: 'stale', url: 'https://example.net' });
    const accepted = await post('/admin/functions/forgetUnvisited', { input: '' });
    expect(accepted.status).toBe(202);
    await until(async () => (await fetch(`${url}/v1/links/stale`)).status === 404);
  });

  test('pages from elsewhere reach neither the admin endpoints nor Durable', async () => {
    const timer = '/admin/functions/forgetUnvisited';
    const terminate = '/runtime/webhooks/durabletask/instances/nobody/terminate';
    const simple = { 'content-type': 'text/plain;as=json' };
    for (const origin of ['https://elsewhere.example', 'http://localhost.elsewhere.example', 'null']) {
      expect(await statusFor('POST', timer, { ...simple, origin }), origin).toBe(404);
      expect(await statusFor('POST', terminate, { ...simple, origin }), origin).toBe(404);
    }
    const status = '/admin/host/status';
    const instances = '/runtime/webhooks/durabletask/instances';
    for (const host of ['elsewhere.example', '127.0.0.1.elsewhere.example:7071']) {
      expect(await statusFor('GET', status, { host }), host).toBe(404);
      expect(await statusFor('GET', instances, { host }), host).toBe(404);
    }
    for (const host of ['localhost', '127.0.0.1:7071', '[::1]:7071']) {
      expect(await statusFor('GET', status, { host, origin: 'http://localhost:3000' }), host).toBe(200);
      expect(await statusFor('GET', instances, { host, origin: 'http://127.0.0.1' }), host).toBe(200);
    }
  });

  test('a path does not steer the terminal that shows the log', async () => {
    const headers = { 'content-length': '209715200' };
    expect(await statusFor('GET', '/v1/go/docs/%1b%5b2J', headers)).toBe(500);
    await until(() => log.some((line) => line.includes('bytes refused')));
    expect(log.find((line) => line.includes('bytes refused'))).toMatch(
      / GET \/v1\/go\/docs\/%1B%5B2J: body of 209715200 bytes refused$/,
    );
  });

  test('an orchestration waits an hour of the virtual clock', async () => {
    const started = await post('/v1/links/docs/check', {});
    expect(started.status).toBe(202);
    const { statusQueryGetUri } = (await started.json()) as { statusQueryGetUri: string };
    const status = async () => (await (await fetch(statusQueryGetUri)).json()) as Record<string, unknown>;
    await until(async () => (await status()).runtimeStatus === 'Running');
    await until(async () => {
      await host.setClock(NOON + 2 * HOUR);
      return (await status()).runtimeStatus === 'Completed';
    });
    expect((await status()).output).toEqual([true, true]);
  });
});

describe('the end of a host', () => {
  test('stopping lets a request under way finish and calls the hooks', async () => {
    await startHost();
    const answer = fetch(`${url}/v1/slow`).then((response) => response.text());
    await until(() => log.some((line) => line.endsWith(' takes its time')));
    const ending = host.stop(10_000);
    expect(await answer).toBe('slow but sure');
    expect(await ending).toBe(0);
    await expect(fetch(`${url}/v1/slow`)).rejects.toThrow();
    expect(log).toContain('link shortener says goodbye');
  });

  test('a rejection that nobody handles ends the process, and the log names it', async () => {
    await startHost();
    await fetch(`${url}/v1/reject`).catch(() => undefined);
    expect(await host.ended).toBe(1);
    expect(log.join('\n')).toMatch(/FATAL Host\.Worker unhandled promise rejection.*nobody waits for this/);
  });

  test('a port that is taken is named', async () => {
    await startHost();
    const { port } = new URL(url);
    const second = new Child({
      name: 'second',
      main: join(LOCAL, 'host/main.ts'),
      args: ['--app', APP, '--state', join(dir, 'second'), '--port', port],
      env: process.env,
      output: () => undefined,
    });
    await expect(second.ready).rejects.toMatchObject({ code: 'EADDRINUSE', port: Number(port) });
    await second.ended;
    await host.stop(10_000);
  });
});

describe('an app that does not start', () => {
  async function failing(name: string, code: string): Promise<{ message: string; lines: string }> {
    const app = join(dir, name);
    mkdirSync(app);
    writeFileSync(join(app, 'package.json'), '{"main":"app.js"}');
    writeFileSync(join(app, 'host.json'), '{"version":"2.0"}');
    writeFileSync(join(app, 'app.js'), code);
    const said: string[] = [];
    const child = new Child({
      name,
      main: join(LOCAL, 'host/main.ts'),
      args: ['--app', app, '--state', join(dir, `${name}-state`), '--port', '0'],
      env: process.env,
      output: (line) => said.push(line),
    });
    const message = await child.ready.then(String, ({ message }: Error) => message);
    await child.ended;
    return { message, lines: said.join('\n') };
  }

  test('and says why itself is not blamed on a place in its code', async () => {
    const code = "throw Object.assign(new Error('TAX is no number.'), { code: 'bad-settings' });";
    expect(await failing('refusing', code)).toEqual({
      message: 'refusing: Worker was unable to load entry point "app.js": TAX is no number.',
      lines: '',
    });
  });

  test('for a fault of its code shows the place', async () => {
    const { message, lines } = await failing('broken', 'function first() { null.x; }\nfirst();');
    expect(message).toMatch(/^broken: Worker was unable to load entry point "app\.js": Cannot read/);
    expect(lines).toMatch(/FATAL Host\.Startup TypeError: Cannot read.*\n\s+at first .*app\.js:1/);
    const missing = await failing('incomplete', "require('./not-there.js');");
    expect(missing.lines).toMatch(/Cannot find module.*at Object\.<anonymous> .*app\.js:1/s);
  });
});

test('keys are enforced with a secrets folder, and kept in it', async () => {
  const secrets = join(dir, 'secrets');

  mkdirSync(secrets);
  const masterKey = { name: 'master', value: 'm-key', encrypted: false };
  writeFileSync(join(secrets, 'host.json'), JSON.stringify({ masterKey, functionKeys: [], systemKeys: [] }));
  await startHost('--secrets', secrets);
  expect((await fetch(`${url}/v1/links/docs`)).status).toBe(401);
  expect((await fetch(`${url}/v1/links/docs?code=M-KEY`)).status).toBe(404);
  expect((await fetch(`${url}/admin/host/status`)).status).toBe(401);
  const put = await fetch(`${url}/admin/functions/showLink/keys/till?code=m-key`, {
    method: 'PUT',
    body: JSON.stringify({ value: 'till-key' }),
  });
  expect(put.status).toBe(201);
  const shown = await fetch(`${url}/v1/links/docs`, { headers: { 'x-functions-key': 'till-key' } });
  expect(shown.status).toBe(404);
  expect(JSON.parse(readFileSync(join(secrets, 'showlink.json'), 'utf8'))).toEqual({
    keys: [{ name: 'till', value: 'till-key', encrypted: false }],
  });
  const odd = await fetch(`${url}/admin/host/functionkeys/a%0Ab%C3%BC?code=m-key`, { method: 'PUT' });
  expect([odd.status, odd.headers.get('location')]).toEqual([
    201,
    `${url}/admin/host/functionkeys/a%0Ab%C3%BC`,
  ]);
  expect((await fetch(`${url}/admin/functions/%FF?code=m-key`)).status).toBe(404);

  const master = { 'x-functions-key': 'm-key' };
  await post('/v1/links', { code: 'docs', url: 'https://example.com' }, master);
  const started = await post('/v1/links/docs/check', {}, master);
  const { statusQueryGetUri } = (await started.json()) as { statusQueryGetUri: string };
  expect((await fetch(statusQueryGetUri)).status).toBe(202);
  expect((await fetch(statusQueryGetUri.replace(/code=.*/, 'code=wrong'))).status).toBe(401);
  await host.stop(10_000);
});
