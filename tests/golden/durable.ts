// Compares the local host's Durable side with what the real extension was recorded to do: runs the recording's own
// app and scenarios (../shared/golden/durable beside this repository) and prints `golden durable: N of M agree`.
import { type ChildProcess, fork, spawn } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const repo = resolve(import.meta.dirname, '../..');
const recording = resolve(repo, '../shared/golden/durable');
const THRESHOLD = 0.9;

async function compare(folder: string): Promise<number> {
  const app = join(folder, 'app');
  const secrets = join(folder, 'secrets');
  cpSync(join(recording, 'app'), app, { recursive: true });
  chmodSync(app, 0o755);
  symlinkSync(join(repo, 'node_modules'), join(app, 'node_modules'));
  mkdirSync(secrets);
  const key = (name: string) => ({ name, value: `${name}-key` });
  const keys = { masterKey: key('master'), functionKeys: [], systemKeys: [key('durabletask_extension')] };
  writeFileSync(join(secrets, 'host.json'), JSON.stringify(keys));

  const plain = await scenarios(new Host(app, join(folder, 'plain'), secrets), {});
  const hostJson = JSON.parse(readFileSync(join(app, 'host.json'), 'utf8'));
  hostJson.extensions.durableTask.defaultVersion = '2.0';
  rmSync(join(app, 'host.json'));
  writeFileSync(join(app, 'host.json'), JSON.stringify(hostJson));
  const versioned = await scenarios(new Host(app, join(folder, 'versioned'), secrets), {
    variant: 'default-version',
  });

  for (const line of [...plain.differences, ...versioned.differences]) console.log(line);
  const agree = plain.agree + versioned.agree;
  const all = plain.all + versioned.all;
  console.log(`golden durable: ${agree} of ${all} agree`);
  return agree >= all * THRESHOLD ? 0 : 1;
}

/** One host on its own port and state, which can be killed and started again. */
class Host {
  readonly #args: readonly string[];
  #port = 0;
  #process: ChildProcess | undefined;

  constructor(app: string, state: string, secrets: string) {
    mkdirSync(state);
    this.#args = ['--app', app, '--state', state, '--secrets', secrets];
  }

  get url(): string {
    return `http://127.0.0.1:${this.#port}`;
  }

  async start(): Promise<void> {
    const main = join(repo, 'local/host/main.ts');
    // The scenarios provoke failures; what the host logs of them would bury the differences.
    const child = fork(main, [...this.#args, '--port', String(this.#port)], {
      env: { ...process.env, FUNCTIONS_WORKER_RUNTIME: 'node' },
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    this.#process = child;
    const url = await new Promise<string>((done, fail) => {
      child.once('message', (message: { url?: string; message?: string }) =>
        message.url === undefined ? fail(new Error(message.message)) : done(message.url),
      );
      child.once('exit', (code) => fail(new Error(`the host ended with ${code}`)));
    });
    this.#port = Number(new URL(url).port);
  }

  async kill(): Promise<void> {
    const child = this.#process;
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
    const gone = new Promise((done) => child.once('exit', done));
    child.kill('SIGKILL');
    await gone;
  }
}

interface Compared {
  readonly agree: number;
  readonly all: number;
  readonly differences: readonly string[];
}

/** `variant`: runs the scenarios of a host that was started so; without it all others, the killed host included. */
async function scenarios(host: Host, { variant }: { variant?: string }): Promise<Compared> {
  await host.start();
  // The scenarios kill the host by a command: it asks here.
  const killer = createServer((_, response) => {
    host
      .kill()
      .then(() => host.start())
      .then(
        () => response.end(),
        (error: unknown) => response.writeHead(500).end(String(error)),
      );
  });
  await new Promise<void>((done) => killer.listen(0, '127.0.0.1', done));
  const { port } = killer.address() as AddressInfo;
  const ask = `fetch('http://127.0.0.1:${port}').then((r) => process.exit(r.ok ? 0 : 1))`;
  try {
    return read(
      await output([
        join(recording, 'scenarios.mjs'),
        ...['--url', host.url, '--jobs', '12'],
        ...(variant === undefined ? ['--kill', `"${process.execPath}" -e "${ask}"`] : ['--with', variant]),
      ]),
    );
  } finally {
    killer.close();
    await host.kill();
  }
}

function read(text: string): Compared {
  const lines = text.trimEnd().split('\n');
  const [, agree, all] = /^(\d+) of (\d+) scenarios agree$/.exec(lines.at(-1) ?? '') ?? [];
  if (agree === undefined || Number(all) === 0) throw new Error(`the comparison ended with: ${text}`);
  return { agree: Number(agree), all: Number(all), differences: lines.slice(0, -1) };
}

/** What a program of Node's writes to stdout; scenarios that disagree make it exit with 1. */
async function output(args: readonly string[]): Promise<string> {
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  const chunks: Buffer[] = [];
  for await (const chunk of child.stdout) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

if (!existsSync(recording)) {
  console.log('golden durable: skipped, no recordings here');
} else {
  const folder = mkdtempSync(join(tmpdir(), 'tillstream-golden-'));
  try {
    process.exitCode = await compare(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
