import { type ChildProcess, fork } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import type { ToChild, ToParent } from '../child.ts';

export interface ChildOptions {
  readonly name: string;
  /** The file to run. */
  readonly main: string;
  readonly args: readonly string[];
  readonly env: NodeJS.ProcessEnv;
  /**
   * Where its output goes: a file descriptor takes it as it is and costs nothing; a function is given its lines.
   */
  readonly output: number | ((line: string) => void);
}

export class ChildFailedError extends Error {
  readonly code: string;
  /** The port it could not have, when that was it. */
  readonly port: number | undefined;

  constructor(name: string, message: string, code = 'child-failed', port?: number) {
    super(`${name}: ${message}`);
    this.code = code;
    this.port = port;
  }
}

/** How it ended: an exit code or the name of a signal. */
export type Ending = number | NodeJS.Signals;

/** One process of the platform, from its start to its end. See local/child.ts for what is said between the two. */
export class Child {
  readonly pid: number;
  /** What it told when it was ready; rejects when it ends before. */
  readonly ready: Promise<Readonly<Record<string, unknown>>>;
  readonly ended: Promise<Ending>;
  readonly #name: string;
  readonly #process: ChildProcess;

  constructor(options: ChildOptions) {
    const { name, output } = options;
    const stream = typeof output === 'number' ? output : 'pipe';
    const process = fork(options.main, options.args, {
      env: options.env,
      // Many short-lived objects: a larger young generation spares a tenth of the host's time under load.
      execArgv: ['--max-semi-space-size=64'],
      stdio: ['ignore', stream, stream, 'ipc'],
      // A session of its own: Ctrl-C reaches this process alone, which then ends the others in their order.
      detached: true,
    });
    if (typeof output !== 'number') {
      for (const from of [process.stdout, process.stderr]) forward(from, output);
    }
    this.#name = name;
    this.#process = process;
    this.pid = process.pid ?? 0;
    this.ended = new Promise((resolve) => {
      process.once('exit', (code, signal) => resolve(signal ?? code ?? 1));
      process.once('error', () => resolve(1));
    });
    this.ready = new Promise((resolve, reject) => {
      process.on('message', (message: ToParent) => {
        if (message.type === 'ready') resolve(message);
        if (message.type !== 'failed') return;
        reject(new ChildFailedError(name, message.message, message.code, message.port));
      });
      process.once('error', (error) => reject(new ChildFailedError(name, error.message)));
      void this.ended.then((ending) =>
        reject(new ChildFailedError(name, `ended while it was starting (${ending})`)),
      );
    });
  }

  /** Asks it to finish its work and end; ends it when it has not after `withinMs`. */
  async stop(withinMs: number): Promise<Ending> {
    this.#send({ type: 'stop' });
    const late = setTimeout(() => this.kill(), withinMs);
    const ending = await this.ended;
    clearTimeout(late);
    return ending;
  }

  kill(): void {
    this.#process.kill('SIGKILL');
  }

  /** Moves its virtual clock; resolves when everything that fell due was started, or when the process is gone. */
  async setClock(now: number): Promise<void> {
    const confirmed = new Promise<void>((resolve) => {
      const listen = (message: ToParent) => {
        if (message.type !== 'clock-set' || message.now !== now) return;
        this.#process.off('message', listen);
        resolve();
      };
      this.#process.on('message', listen);
    });
    this.#send({ type: 'clock', now });
    await Promise.race([confirmed, this.ended]);
  }

  toString(): string {
    return `${this.#name} (${this.pid})`;
  }

  #send(message: ToChild): void {
    // The channel may close at any time; the end of the process is what counts then.
    if (this.#process.connected) this.#process.send(message, () => undefined);
  }
}

function forward(from: Readable | null, take: (line: string) => void): void {
  if (from === null) return;
  createInterface({ input: from }).on('line', take);
}
