// Durable orchestrations of four empty activities on the local host: rate, latency, CPU, and whether the rate stays
// when finished instances pile up. `node bench/durable.ts [--instances N] [--finished N] [--in-flight N]`
import { type ChildProcess, fork } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

const APP = `
const { app } = require('@azure/functions');
const df = require('durable-functions');
let ended = () => {};
df.app.orchestration('four', function* (context) {
  const order = context.df.getInput();
  const done = [];
  for (const step of ['reserve', 'charge', 'ship', 'finish']) done.push(yield context.df.callActivity('step', { step, order }));
  return done;
});
df.app.activity('step', {
  handler: ({ step, order }) => {
    if (step === 'finish') ended();
    return { step, id: order.id };
  },
});
app.http('run', {
  methods: ['POST'],
  authLevel: 'anonymous',
  extraInputs: [df.input.durableClient()],
  handler: async (request, context) => {
    const { instances, inFlight } = await request.json();
    const client = df.getClient(context);
    const cpu = process.cpuUsage();
    const from = performance.now();
    await new Promise((resolve, reject) => {
      let started = 0;
      let done = 0;
      const next = () => {
        if (started === instances) return;
        const id = 'order-' + Math.random().toString(36).slice(2) + '-' + started++;
        const lines = [{ sku: 'milk', quantity: 2 }, { sku: 'bread', quantity: 1 }];
        client.startNew('four', { instanceId: id, input: { id, customer: 'c-17', total: 123.45, lines } }).catch(reject);
      };
      ended = () => {
        if (++done === instances) resolve();
        else next();
      };
      for (let i = 0; i < inFlight; i++) next();
    });
    const ms = performance.now() - from;
    const { user, system } = process.cpuUsage(cpu);
    const memory = Math.round(process.memoryUsage().rss / 2 ** 20);
    return { jsonBody: { perSecond: (instances / ms) * 1000, cpuMs: (user + system) / 1000 / instances, memory } };
  },
});
`;

const { values } = parseArgs({
  options: {
    instances: { type: 'string', default: '2000' },
    finished: { type: 'string', default: '50000' },
    'in-flight': { type: 'string', default: '32' },
  },
});
const instances = Number(values.instances);
const finished = Number(values.finished);
const inFlight = Number(values['in-flight']);

interface Run {
  readonly perSecond: number;
  readonly cpuMs: number;
  readonly memory: number;
}

const folder = mkdtempSync(join(tmpdir(), 'tillstream-bench-'));
const host = await startHost();
try {
  const run = async (count: number): Promise<Run> => {
    const body = JSON.stringify({ instances: count, inFlight });
    const response = await fetch(`${host.url}/run`, {
      method: 'POST',
      body,
      headers: { 'content-type': 'application/json' },
    });
    return (await response.json()) as Run;
  };
  await run(1_000);
  const lone = await unloaded(host.url, 300);
  console.log(
    `unloaded, start over HTTP to end: p50 ${lone.p50.toFixed(2)} ms, p99 ${lone.p99.toFixed(2)} ms`,
  );
  report(`${inFlight} in flight`, await run(instances));
  for (let made = 0; made < finished; made += 10_000) await run(Math.min(10_000, finished - made));
  report(`${inFlight} in flight, ${finished} finished before`, await run(instances));
  const counting = await timed(
    `${host.url}/runtime/webhooks/durabletask/instances?runtimeStatus=Running,Pending&top=50`,
    200,
  );
  console.log(`list of the running ones: p50 ${counting.toFixed(2)} ms`);
} finally {
  host.process.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
}

function report(what: string, { perSecond, cpuMs, memory }: Run): void {
  console.log(`${what}: ${perSecond.toFixed(0)} instances/s, ${cpuMs.toFixed(2)} CPU-ms each, ${memory} MB`);
}

async function startHost(): Promise<{ process: ChildProcess; url: string }> {
  const app = join(folder, 'app');
  const state = join(folder, 'state');
  mkdirSync(app);
  mkdirSync(state);
  writeFileSync(join(app, 'package.json'), '{"name":"bench","main":"app.cjs"}');
  const durableTask = { maxConcurrentActivityFunctions: 200, maxConcurrentOrchestratorFunctions: 200 };
  const hostJson = {
    version: '2.0',
    logging: { logLevel: { default: 'Warning' } },
    extensions: { http: { routePrefix: '' }, durableTask },
  };
  writeFileSync(join(app, 'host.json'), JSON.stringify(hostJson));
  writeFileSync(join(app, 'app.cjs'), APP);
  symlinkSync(join(import.meta.dirname, '../node_modules'), join(app, 'node_modules'));
  const main = join(import.meta.dirname, '../local/host/main.ts');
  const args = ['--app', app, '--state', state, '--port', '0'];
  const child = fork(main, args, { env: { ...process.env, FUNCTIONS_WORKER_RUNTIME: 'node' } });
  const url = await new Promise<string>((resolve, reject) => {
    child.once('message', (message: { type: string; url?: string; message?: string }) =>
      message.url === undefined ? reject(new Error(message.message)) : resolve(message.url),
    );
    child.once('exit', (code) => reject(new Error(`the host ended with ${code}`)));
  });
  return { process: child, url };
}

async function unloaded(url: string, times: number): Promise<{ p50: number; p99: number }> {
  const start = `${url}/runtime/webhooks/durabletask/orchestrators/four?timeout=30&pollingInterval=1`;
  const taken: number[] = [];
  for (let i = 0; i < times; i++) {
    const from = performance.now();
    const response = await fetch(start, { method: 'POST', body: JSON.stringify({ id: i }) });
    await response.text();
    if (response.status !== 200) throw new Error(`the start was answered with ${response.status}`);
    taken.push(performance.now() - from);
  }
  taken.sort((a, b) => a - b);
  const at = (share: number) => taken[Math.floor(taken.length * share)] ?? Number.NaN;
  return { p50: at(0.5), p99: at(0.99) };
}

async function timed(url: string, times: number): Promise<number> {
  const taken: number[] = [];
  for (let i = 0; i < times; i++) {
    const from = performance.now();
    await (await fetch(url)).text();
    taken.push(performance.now() - from);
  }
  return taken.sort((a, b) => a - b)[times >> 1] ?? Number.NaN;
}
