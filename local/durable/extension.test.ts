import { createServer, type Server } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { HostServices, RunningExtension } from '../host/contract.ts';
import { type FakeServices, fakeFunction, fakeServices, type Handler } from '../host/fake-services.ts';
import { extension } from './extension.ts';
import type { Orchestrator } from './open-engine.ts';

const { createOrchestrator } = createRequire(import.meta.url)(
  'durable-functions/lib/src/util/testingUtils',
) as {
  createOrchestrator(fn: Orchestrator): (data: unknown, context: object) => unknown;
};

const orchestrator =
  (fn: Orchestrator): Handler =>
  ({ data }) =>
    createOrchestrator(fn)(data, {});

const handlers: Record<string, Handler> = {
  greets: orchestrator(function* (context) {
    return yield context.df.callActivity('hello', context.df.getInput());
  }),
  waits: orchestrator(function* (context) {
    return yield context.df.waitForExternalEvent('go');
  }),
  hello: ({ data }) => `Hello, ${JSON.parse(data as string)}!`,
};

interface Binding {
  readonly taskHubName: string;
  readonly rpcBaseUrl: string;
  readonly managementUrls: Record<string, string>;
  readonly requiredQueryStringParameters: string;
}

let server: Server;
let services: FakeServices;
let running: RunningExtension;
let base: string;
let binding: Binding;

beforeEach(async () => {
  server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', base).pathname.slice('/runtime/webhooks/durabletask'.length);
    void running.webhook?.handle(request, response, path).then((answered) => {
      if (!answered) response.writeHead(404).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  base = `${baseUrl}/runtime/webhooks/durabletask`;
  services = fakeServices(handlers, { extensions: { durableTask: { hubName: 'Hub' } } });
  const lent: HostServices = { ...services, baseUrl };
  running = await extension.start(lent, [
    fakeFunction('greets', { type: 'orchestrationTrigger' }),
    fakeFunction('waits', { type: 'orchestrationTrigger' }),
    fakeFunction('hello', { type: 'activityTrigger' }),
  ]);
  await running.listen();
  const fn = fakeFunction('client', { type: 'httpTrigger' });
  binding = JSON.parse((await running.bindInput?.(fn, fn.trigger)) as string);
});

afterEach(async () => {
  server.close();
  server.closeAllConnections();
  await running.stop();
  services.close();
});

async function ask(method: string, path: string, body?: string, headers?: Record<string, string>) {
  const url = path.startsWith('http') ? path : `${base}${path}`;
  const response = await fetch(url, {
    method,
    ...(body === undefined ? {} : { body }),
    ...(headers === undefined ? {} : { headers }),
  });
  const text = await response.text();
  return {
    status: response.status,
    headers: response.headers,
    body: text === '' ? undefined : JSON.parse(text),
  };
}

const JSON_TYPE = { 'content-type': 'application/json' };

describe('the management API', () => {
  it('starts, tells the links, and answers with the status', async () => {
    const started = await ask('POST', '/orchestrators/greets/i', '"Oslo"');
    expect(started.status).toBe(202);
    expect(started.headers.get('retry-after')).toBe('10');
    expect(started.body.id).toBe('i');
    expect(started.headers.get('location')).toBe(started.body.statusQueryGetUri);
    await expect.poll(async () => (await ask('GET', '/instances/i')).status).toBe(200);
    const status = await ask('GET', started.body.statusQueryGetUri);
    expect(status.body).toMatchObject({
      name: 'greets',
      instanceId: 'i',
      runtimeStatus: 'Completed',
      input: 'Oslo',
      customStatus: null,
      output: 'Hello, Oslo!',
    });
    expect(status.body.createdTime).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
    const history = (await ask('GET', '/instances/i?showHistory=true&showHistoryOutput=true')).body
      .historyEvents;
    expect(history.map((event: { EventType: string }) => event.EventType)).toEqual([
      'ExecutionStarted',
      'TaskCompleted',
      'ExecutionCompleted',
    ]);
    expect(history[1]).toMatchObject({ FunctionName: 'hello', Result: 'Hello, Oslo!' });
  });

  it('waits for the end when it is asked to', async () => {
    expect(await ask('POST', '/orchestrators/greets?timeout=10', '"Rome"')).toMatchObject({
      status: 200,
      body: 'Hello, Rome!',
    });
    expect((await ask('POST', '/orchestrators/waits?timeout=0.05', '1')).status).toBe(202);
  });

  it('refuses a second start, and what is no JSON', async () => {
    await ask('POST', '/orchestrators/waits/i');
    expect(await ask('POST', '/orchestrators/waits/i')).toMatchObject({
      status: 409,
      body: { Message: 'An Orchestration instance with the status Running already exists.' },
    });
    expect((await ask('POST', '/orchestrators/waits', 'words')).status).toBe(400);
    expect((await ask('POST', '/orchestrators/waits', '{"a":')).status).toBe(500);
  });

  it('raises events to those who can hear them', async () => {
    await ask('POST', '/orchestrators/waits/i');
    const raise = (id: string, body: string, headers?: Record<string, string>) =>
      ask('POST', `/instances/${id}/raiseEvent/go`, body, headers);
    expect((await raise('i', 'plain')).status).toBe(400);
    expect((await raise('i', 'plain', JSON_TYPE)).status).toBe(400);
    expect((await raise('nobody', '1', JSON_TYPE)).status).toBe(404);
    expect((await raise('i', '{ "n": 1 }', JSON_TYPE)).status).toBe(202);
    await expect.poll(async () => (await ask('GET', '/instances/i')).body.output).toEqual({ n: 1 });
    expect((await raise('i', '1', JSON_TYPE)).status).toBe(410);
  });

  it('lists page by page, by status', async () => {
    for (const id of ['a', 'b', 'c']) await ask('POST', `/orchestrators/waits/${id}`);
    await ask('POST', '/instances/b/terminate?reason=enough');
    await expect.poll(async () => (await ask('GET', '/instances/b')).body.output).toBe('enough');
    const first = await ask('GET', '/instances?top=2');
    const token = first.headers.get('x-ms-continuation-token') ?? '';
    const second = await ask('GET', '/instances?top=2', undefined, { 'x-ms-continuation-token': token });
    const ids = (answer: { body: { instanceId: string }[] }) =>
      answer.body.map(({ instanceId }) => instanceId);
    expect([ids(first), ids(second)]).toEqual([['a', 'b'], ['c']]);
    expect(second.headers.has('x-ms-continuation-token')).toBe(false);
    expect(ids(await ask('GET', '/instances?runtimeStatus=Terminated,Failed'))).toEqual(['b']);
    const onePage = async (statuses: string) => ids(await ask('GET', `/instances?runtimeStatus=${statuses}`));
    expect(await onePage('Nonsense')).toEqual(['a', 'b', 'c']);
    expect(await onePage('Canceled')).toEqual([]);
    expect(await onePage('Canceled,Terminated')).toEqual(['b']);
    expect(await ask('DELETE', '/instances?createdTimeFrom=2000-01-01&runtimeStatus=Canceled')).toMatchObject(
      {
        status: 404,
      },
    );
    expect(await ask('DELETE', '/instances?createdTimeFrom=yesterday')).toMatchObject({ status: 400 });
    expect(await ask('DELETE', '/instances/a')).toMatchObject({ status: 412 });
    expect(await ask('DELETE', '/instances/b')).toMatchObject({ status: 200, body: { instancesDeleted: 1 } });
  });

  it('knows only its own hub, verbs and paths', async () => {
    await ask('POST', '/orchestrators/waits/i');
    expect((await ask('GET', '/instances/i?taskHub=hub')).status).toBe(202);
    expect((await ask('GET', '/instances/i?taskHub=other')).status).toBe(404);
    expect((await ask('GET', '/instances/i?connection=other')).status).toBe(500);
    for (const [method, path] of [
      ['PUT', '/instances/i'],
      ['GET', '/instances/i/terminate'],
      ['POST', '/instances/i/nonsense'],
      ['GET', '/orchestrators/waits'],
      ['GET', '/nonsense'],
      ['POST', '/orchestrators/waits/a%2Fb'],
    ] as const) {
      expect((await ask(method, path)).status, `${method} ${path}`).toBe(404);
    }
  });
});

describe('the client', () => {
  it('is told where everything is', () => {
    expect(binding.taskHubName).toBe('Hub');
    expect(binding.managementUrls.id).toBe('INSTANCEID');
    expect(binding.managementUrls.statusQueryGetUri).toBe(
      `${base}/instances/INSTANCEID?taskHub=Hub&connection=Storage&${binding.requiredQueryStringParameters}`,
    );
    expect(binding.rpcBaseUrl).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/durabletask\/$/);
  });

  it('has a door of its own, where no input is an empty text', async () => {
    const started = await ask('POST', `${binding.rpcBaseUrl}orchestrators/waits/i`, '', JSON_TYPE);
    expect(started).toMatchObject({ status: 202, body: { id: 'i' } });
    expect((await ask('GET', `${binding.rpcBaseUrl}instances/i`)).body.input).toBe('');
    await ask('POST', '/orchestrators/waits/j');
    expect((await ask('GET', `${binding.rpcBaseUrl}instances/j`)).body.input).toBeNull();
    expect((await ask('GET', `${binding.rpcBaseUrl}nonsense`)).status).toBe(404);
  });
});
