import { spawn } from 'node:child_process';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';

let server: Server | undefined;

afterEach(() => {
  server?.closeAllConnections();
  server?.close();
  server = undefined;
});

/** An API of our own; gives its port. */
async function api(answer: RequestListener): Promise<number> {
  const listening = createServer(answer);
  server = listening;
  await new Promise<void>((resolve) => listening.listen(0, '127.0.0.1', resolve));
  return (listening.address() as AddressInfo).port;
}

interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

function worker(args: readonly string[], interruptWhen?: Promise<unknown>): Promise<Ended> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'worker.ts'), ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let stdout = '';
  let stderr = '';
  child.stdout.on('data', (data) => (stdout += data));
  child.stderr.on('data', (data) => (stderr += data));
  void interruptWhen?.then(() => child.kill('SIGINT'));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, stdout, stderr }));
  });
}

test('names every bad argument, sends nothing and exits with 2', async () => {
  expect(
    await worker(['--address', ':::', '--max-requests', '0', '--concurrency', 'x', '--fast', 'now']),
  ).toEqual({
    code: 2,
    stdout: '',
    stderr: [
      '--address: wants HOST:PORT or a URL, not ":::"',
      '--max-requests: wants a whole number from 1 to 10000000, not "0"',
      '--concurrency: wants a whole number from 1 to 256, not "x"',
      '--fast: no such option',
      '"now": not expected',
      '--help tells what there is',
      '',
    ].join('\n'),
  });
});

test('posts as many orders as told, each with a trace id of its own; every answer counts once', async () => {
  const traces = new Set<string>();
  const bodies: { customer: string; items: string[]; total: number }[] = [];
  const port = await api((request, response) => {
    traces.add(String(request.headers.traceparent));
    let body = '';
    request.on('data', (data) => (body += data));
    request.on('end', () => {
      bodies.push(JSON.parse(body));
      response.writeHead(bodies.length % 10 === 0 ? 503 : 202).end();
    });
  });
  // A host name: not only addresses work.
  const { code, stdout } = await worker(['--address', `localhost:${port}`, '--max-requests', '100']);
  expect(code).toBe(1);
  expect(stdout).toMatch(
    /^Success: 90\nFailures: 10\n {2}HTTP 503: 10\nSuccess \+ Failures = 100 in \d+\.\d s\n$/,
  );
  expect(bodies).toHaveLength(100);
  expect(traces.size).toBe(100);
  for (const trace of traces) expect(trace).toMatch(/^00-[0-9a-f]{32}-[0-9a-f]{16}-01$/);
  // Many are under way at once: in which order they come is up to the network.
  expect(bodies).toContainEqual({ customer: 'Riley', items: ['milk', 'bread'], total: 5 });
  expect(bodies).toContainEqual({ customer: 'Casey', items: ['bread', 'iPhone'], total: 6 });
});

test('counts orders that nobody answered as failures', async () => {
  const port = await api((_, response) => response.destroy());
  const { code, stdout } = await worker(['--address', `127.0.0.1:${port}`, '--max-requests', '5']);
  expect(code).toBe(1);
  expect(stdout).toMatch(/^Success: 0\nFailures: 5\n(?: {2}\S+: \d\n)+Success \+ Failures = 5 in /);
});

test('after Ctrl-C the summary is written all the same, and the exit code is 130', async () => {
  let answered = 0;
  let enough: () => void = () => undefined;
  const some = new Promise<void>((resolve) => {
    enough = resolve;
  });
  const port = await api((request, response) => {
    request.resume();
    response.writeHead(202).end();
    if (++answered === 20) enough();
  });
  const { code, stdout } = await worker(
    ['--address', `127.0.0.1:${port}`, '--max-requests', '100000', '--delay', '5'],
    some,
  );
  expect(code).toBe(130);
  expect(stdout).toContain(`Success: ${answered}\nFailures: 0\nSuccess + Failures = ${answered} in `);
});

test('Ctrl-C is not kept waiting by the pause between orders', async () => {
  const port = await api((request, response) => {
    request.resume();
    response.writeHead(202).end();
  });
  const args = ['--address', `127.0.0.1:${port}`, '--concurrency', '1', '--delay', '60000'];
  const answered = new Promise((resolve) => server?.once('request', resolve));
  const { code, stdout } = await worker(args, answered);
  expect([code, stdout.split('\n')[0]]).toEqual([130, 'Success: 1']);
});

test('outlives a reader who has seen enough', async () => {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'worker.ts'), '--help'], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  child.stdout.destroy();
  let stderr = '';
  child.stderr.on('data', (data) => (stderr += data));
  const code = await new Promise((resolve) => child.on('close', resolve));
  expect([code, stderr]).toEqual([0, '']);
});
