import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { VirtualClock } from '../clock.ts';
import { callHttp, pollRequest } from './call-http.ts';
import { type OpenEngine, openEngine, type TestApp } from './open-engine.ts';

const T0 = Date.parse('2030-01-01T00:00:00.000Z');

const app: TestApp = {
  orchestrators: {
    *calls(context) {
      const answer = (yield context.df.callHttp(context.df.getInput() as never)) as { content: string };
      return answer.content;
    },
  },
};

let folder: string;
let clock: VirtualClock;
let open: OpenEngine;
let server: Server;
let base: string;
let seen: string[];

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tillstream-call-http-'));
  clock = new VirtualClock(T0);
  open = await openEngine(folder, app, { clock });
  seen = [];
  server = createServer((request, response) => {
    seen.push(`${request.method} ${request.url} ${request.headers.authorization}`);
    const headers = { location: `/jobs/${seen.length}`, 'retry-after': '5' };
    if (seen.length < 3) response.writeHead(202, headers).end();
    else response.end('done');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterEach(async () => {
  await open.close();
  server.close();
  server.closeAllConnections();
  rmSync(folder, { recursive: true, force: true });
});

it('a POST that is answered with 202 is not sent again: its Location is asked', async () => {
  const input = { method: 'POST', url: `${base}/jobs`, body: 'pay', headers: { authorization: 'me' } };
  await open.engine.start({ name: 'calls', id: 'i', input: JSON.stringify(input) });
  const timers = () => {
    const row = open.engine.status('i');
    return row === undefined ? 0 : open.engine.history(row.key).filter((e) => e.EventType === 10).length;
  };
  for (const polls of [1, 2]) {
    await expect.poll(timers).toBe(polls);
    await clock.moveTo(T0 + polls * 5_000);
  }
  expect(await open.ended('i')).toBe('done');
  expect(seen).toEqual(['POST /jobs me', 'GET /jobs/1 me', 'GET /jobs/2 me']);
});

it.each([302, 307])('a redirect (%i) is followed without credentials', async (status) => {
  const other = createServer((request, response) => {
    const to = request.url === '/jobs' ? '/moved' : `${base}/there`;
    seen.push(`${request.method} ${request.url} ${request.headers.authorization}`);
    response.writeHead(status, { location: to }).end();
  });
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
  seen.push('', '');
  const url = `http://127.0.0.1:${(other.address() as AddressInfo).port}/jobs`;
  const input = { method: 'POST', url, body: 'pay', headers: { Authorization: 'me' } };
  await open.engine.start({ name: 'calls', id: 'i', input: JSON.stringify(input) });
  expect(await open.ended('i')).toBe('done');
  const method = status === 302 ? 'GET' : 'POST';
  expect(seen.slice(2)).toEqual([
    'POST /jobs me',
    `${method} /moved undefined`,
    `${method} /there undefined`,
  ]);
  other.close();
  other.closeAllConnections();
});

it('where the Location is elsewhere it gets no credentials, and a function key goes nowhere', () => {
  const headers = { Authorization: 'me', COOKIE: 'c=1', 'X-Functions-Key': 'k', accept: 'text/plain' };
  const original = { method: 'POST', uri: 'https://a.example/jobs', content: 'pay', headers };
  const polling = { method: 'GET', asynchronousPatternEnabled: true };
  expect(pollRequest(original, 'https://b.example/x')).toEqual({
    ...polling,
    uri: 'https://b.example/x',
    headers: { accept: 'text/plain' },
  });
  expect(pollRequest(original, '../x?y=1')).toEqual({
    ...polling,
    uri: 'https://a.example/x?y=1',
    headers: { Authorization: 'me', COOKIE: 'c=1', accept: 'text/plain' },
  });
  expect(pollRequest(original, 'http://')).toMatchObject({
    uri: 'http://',
    headers: { accept: 'text/plain' },
  });
});

it('an exchange without an end fails in time, before the head of its answer and behind it', async () => {
  const silent = createServer((request, response) => {
    if (request.url === '/head') response.writeHead(200).write('a');
  });
  await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
  const at = `http://127.0.0.1:${(silent.address() as AddressInfo).port}`;
  for (const uri of [`${at}/nothing`, `${at}/head`]) {
    expect(await callHttp(JSON.stringify({ method: 'GET', uri }), 50)).toMatchObject({
      reason: 'The request was canceled due to the configured HttpClient.Timeout of 0.05 seconds elapsing.',
    });
  }
  silent.close();
  silent.closeAllConnections();
});
