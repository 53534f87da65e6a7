/** The smoke test, run against the files of the image on the local platform, and against what is broken. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { startPlatform } from '../../tools/platform-process.ts';
import { layOutImage, ROOT } from './image-files.ts';

async function smoke(...args: string[]): Promise<{ code: number | null; out: string; err: string }> {
  const child = spawn(process.execPath, [join(ROOT, 'tools/smoke.ts'), ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const exit = once(child, 'exit');
  const [out, err] = await Promise.all([text(child.stdout), text(child.stderr)]);
  const [code] = (await exit) as [number | null];
  return { code, out, err };
}

/** Runs with the URL of a server that answers so. */
async function against<T>(answer: RequestListener, run: (url: string) => Promise<T>): Promise<T> {
  const server = createServer(answer).listen(0, '127.0.0.1');
  await once(server, 'listening');
  try {
    return await run(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

/** Marks and names of the checks as printed: `✓ health`. */
const verdicts = (out: string) => [...out.matchAll(/^ {2}([✓✗] \S+(?: \S+)?) {2}/gm)].map(([, one]) => one);

test('an order is followed to its end on the files of the image', { timeout: 300_000 }, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'smoke-'));
  try {
    await layOutImage(folder);
    const entities = join(ROOT, 'infra/entities.json');
    const platform = await startPlatform({
      args: ['--app', folder, '--entities', entities],
      env: { ORDER_ID_KEY: 'only-for-this-test-of-the-image' },
    });
    try {
      const first = await smoke('--url', platform.url, '--timeout', '180');
      expect(first.out).toMatch(/Order processed successfully .*5 events/);
      expect(verdicts(first.out)).toEqual([
        '✓ health',
        '✓ inventory',
        '✓ overview',
        '✓ notifications',
        '✓ unknown order',
        '✓ restock',
        '✓ order',
        '✓ its news',
      ]);
      expect(first).toMatchObject({ code: 0, err: '' });

      const asking = await smoke('--url', platform.url, '--timeout', '180', '--read-only');
      expect(asking.out).toContain('5 items, most of apples: 10');
      expect(asking.out).toContain(
        '0 running, 1 completed, 0 failed, 0 queued, 0 dead-lettered, 0 quarantined',
      );
      expect(verdicts(asking.out)).toEqual([
        '✓ health',
        '✓ inventory',
        '✓ overview',
        '✓ notifications',
        '✓ unknown order',
      ]);
      expect(asking.code).toBe(0);

      // An order that nobody ships ends otherwise than it should.
      await fetch(`${platform.url}/shipping/deactivate`, { method: 'POST' });
      const broken = await smoke('--url', platform.url, '--timeout', '180');
      expect(broken.out).toMatch(/✗ order +order order_smoke_\w+ ended as (FAILED|COMPLETED)/);
      expect(broken.code).toBe(1);
    } finally {
      await platform.stop();
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('an app that is not there fails when time is up', async () => {
  const url = await against(
    () => {},
    async (open) => open,
  );
  const { code, out } = await smoke('--url', url, '--timeout', '1');
  expect(out).toContain('✗ health         GET /health had no answer in time: fetch failed');
  expect(code).toBe(1);
});

test('answers of a wrong shape fail, each by itself', async () => {
  const bodies: Record<string, string> = {
    '/health': '{"status":"ok"}',
    '/inventory': '{"milk":-1}',
    '/overview': '{"orders":{"RUNNING":0}}',
  };
  const { code, out } = await against(
    ({ url = '' }, answer) => {
      answer.writeHead(url in bodies ? 200 : 500, { 'content-type': 'application/json' });
      answer.end(bodies[url] ?? 'broken');
    },
    (url) => smoke('--url', url, '--timeout', '20'),
  );
  expect(out).toContain('✗ inventory      milk is at -1');
  expect(out).toContain('✗ overview       no count of completed: undefined');
  expect(out).toContain('✗ notifications  the page answers 500 application/json');
  expect(out).toContain('✗ unknown order  answers 500, not 404');
  expect(out).toContain('FAILED: 4 of the checks');
  expect(code).toBe(1);
});

test('what is told of an answer steers neither the terminal nor the log of a pipeline', async () => {
  const { out } = await against(
    ({ url }, answer) => answer.writeHead(url === '/health' ? 200 : 404).end('\u001b[2J\n::error::pwned'),
    (url) => smoke('--url', url, '--timeout', '20', '--read-only'),
  );
  expect(out).toContain('✗ health         answers no JSON: \\u{1b}[2J\\u{a}::error::pwned\n');
});

test('an app that answers 503 while it starts is waited for', async () => {
  let asked = 0;
  const { out } = await against(
    (_request, answer) => {
      answer.writeHead(++asked === 1 ? 503 : 200, { 'content-type': 'application/json' });
      answer.end('{"status":"ok"}');
    },
    (url) => smoke('--url', url, '--timeout', '20', '--read-only'),
  );
  // After the second that it pauses for, at the least.
  expect(out).toMatch(/✓ health +answers after [1-9]\d*\.\d s/);
});

test('tells its options, and what is wrong with a command line', async () => {
  const help = await smoke('--help');
  expect(help.out).toContain('--read-only        places no order: asks only');
  expect(help.code).toBe(0);
  const bad = await smoke('--timeout', 'soon');
  expect(bad.err).toContain('--timeout: wants a whole number from 1 to 3600, not "soon"');
  expect(bad.err).toContain('--url: is missing');
  expect(bad.code).toBe(2);
});
