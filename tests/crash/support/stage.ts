import { closeSync, existsSync, mkdirSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readOptions } from '../../../local/cli/options.ts';
import { type Part, Platform } from '../../../local/cli/platform.ts';
import { openState, type State } from '../../../local/cli/state.ts';
import { buildAppFolder } from './app-folder.ts';
import { armFile, hitsFile, KILL_FOLDER_SETTING } from './kill-at.ts';
import { until } from './until.ts';

export interface StageOptions {
  /** Holds app, state and log. */
  readonly folder: string;
  /** The app's entry file, from the repo's root; left out: the product's. */
  readonly entry?: string;
  /** Left out: with short locks and many deliveries, for a life of crashes. */
  readonly queues?: 'as they are';
  readonly virtualClock?: boolean;
  /** Settings for the app. */
  readonly env?: Readonly<Record<string, string>>;
}

const PORT_FLAGS = ['port', 'blob-port', 'queue-port', 'table-port', 'broker-port', 'admin-port'];
const START_LIMIT_MS = 120_000;

/** A platform whose processes can be killed, and die where they are told to; the supervisor runs in this process. */
export class Stage {
  readonly #platform: Platform;
  readonly #state: State;
  readonly #log: number;
  readonly #killFolder: string;

  private constructor(platform: Platform, state: State, log: number, killFolder: string) {
    this.#platform = platform;
    this.#state = state;
    this.#log = log;
    this.#killFolder = killFolder;
  }

  static async open({ folder, entry = 'functions/main.ts', ...rest }: StageOptions): Promise<Stage> {
    const app = join(folder, 'app');
    await buildAppFolder(entry, app, rest.queues !== 'as they are');
    const killFolder = join(folder, 'kill-at');
    mkdirSync(killFolder, { recursive: true });
    const args = [
      ...['--app', app, '--state', join(folder, 'state'), '--entities', join(app, 'entities.json')],
      ...PORT_FLAGS.flatMap((flag) => [`--${flag}`, '0']),
      ...(rest.virtualClock === true ? ['--clock', 'virtual'] : []),
    ];
    const options = readOptions(args, {}, folder);
    if (options === 'help') throw new Error('the arguments ask for help');
    const state = await openState(options);
    const log = openSync(join(folder, 'log'), 'a');
    const local = join(import.meta.dirname, '../../../local');
    const platform = new Platform({
      options,
      state,
      programs: {
        storage: join(local, 'storage/main.ts'),
        broker: join(import.meta.dirname, 'armed-broker.ts'),
        host: join(import.meta.dirname, 'armed-host.ts'),
      },
      env: { ...process.env, ...rest.env, [KILL_FOLDER_SETTING]: killFolder },
      say: (line) => writeLine(log, line),
      log: (part, line) => writeLine(log, `[${part}] ${line}`),
      hostOutput: log,
      // Deaths are what it is here for.
      onFatal: (reason) => writeLine(log, reason),
    });
    const stage = new Stage(platform, state, log, killFolder);
    await platform.start();
    return stage;
  }

  get url(): string {
    return `http://127.0.0.1:${this.#platform.ports.http}`;
  }

  get serviceBus(): string {
    return this.#platform.connections.serviceBus;
  }

  get eventHubs(): string {
    return this.#platform.connections.eventHubs;
  }

  get storage(): string {
    return this.#platform.connections.storage;
  }

  /** From now on `part`, when started, dies at the point; once. */
  arm(part: Part, point: string): void {
    writeFileSync(armFile(this.#killFolder, part), point);
  }

  disarm(part: Part): void {
    rmSync(armFile(this.#killFolder, part), { force: true });
  }

  /** The points that were hit, in their order. */
  hits(): string[] {
    const file = hitsFile(this.#killFolder);
    return existsSync(file) ? readFileSync(file, 'utf8').split('\n').slice(0, -1) : [];
  }

  isRunning(part: Part): boolean {
    return this.#platform.status(part).state === 'running';
  }

  pid(part: Part): number | undefined {
    return this.#platform.status(part).pid;
  }

  /** SIGKILL, now. */
  kill(part: Part): Promise<void> {
    return this.#platform.stopPart(part, true);
  }

  async start(part: Part): Promise<void> {
    await this.#platform.startPart(part);
    await until(() => this.isRunning(part), START_LIMIT_MS, `${part} runs`);
  }

  advanceClock(ms: number, stepMs: number): Promise<number> {
    return this.#platform.moveClock((now) => now + ms, stepMs);
  }

  async close(): Promise<void> {
    await this.#platform.stop();
    this.#state.release();
    closeSync(this.#log);
  }
}

function writeLine(log: number, line: string): void {
  writeFileSync(log, `${line}\n`);
}
