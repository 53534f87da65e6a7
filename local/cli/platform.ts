import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Connections, hostSettings } from './app-settings.ts';
import { Child, ChildFailedError, type ChildOptions } from './child-process.ts';
import type { Options, PortName } from './options.ts';
import { entitiesFile } from './package-settings.ts';
import { requireFree, wayOut } from './ports.ts';
import { lastRunEnded, type State } from './state.ts';

export const PARTS = ['storage', 'broker', 'host'] as const;
export type Part = (typeof PARTS)[number];

/** The files that the processes run; tests put others in their place. */
export type Programs = Readonly<Record<Part, string>>;

export interface PlatformDeps {
  readonly options: Options;
  readonly state: State;
  readonly programs: Programs;
  readonly env: NodeJS.ProcessEnv;
  /** Something for the person in front of the screen. */
  say(line: string): void;
  /** A line of a process's own output. */
  log(part: Part, line: string): void;
  /** Where the host's output goes: a file descriptor. */
  readonly hostOutput: number;
  /** The platform cannot go on. */
  onFatal(reason: string): void;
}

export interface PartStatus {
  readonly state: 'running' | 'starting' | 'stopped';
  readonly pid: number | undefined;
  /** Deaths it was restarted after. */
  readonly deaths: number;
  /** Restarts and starts that were asked for. */
  readonly restarts: number;
  readonly ready: Readonly<Record<string, unknown>>;
}

interface Slot {
  child: Child | undefined;
  state: PartStatus['state'];
  deaths: number;
  restarts: number;
  ready: Readonly<Record<string, unknown>>;
  /** Settles when the last child that was told to end has done so. */
  ending: Promise<void>;
}

const DRAIN_MS: Record<Part, number> = { host: 30_000, broker: 10_000, storage: 10_000 };
/** The last moment that a Date can tell. */
const LAST_MS = 8.64e15;
/** A part that dies more often than this ends the platform. The host's death always does. */
const DEATHS_FORGIVEN: Record<Part, number> = { host: 0, broker: 1, storage: 1 };

/** Storage, broker and host: started in order, watched, stopped in the opposite order. */
export class Platform {
  readonly #deps: PlatformDeps;
  readonly #slots: Record<Part, Slot>;
  /** The ports in use: those asked for, then those that a first start was given. */
  readonly #ports: Record<PortName, number>;
  #stopping = false;
  /** The host has ended, and nothing needs the others any more. */
  #closing = false;
  /** Of the broker's counts; 0 until it has been given one. */
  #controlPort = 0;
  #now: number | undefined;
  #turn: Promise<unknown> = Promise.resolve();

  constructor(deps: PlatformDeps) {
    this.#deps = deps;
    this.#ports = { ...deps.options.ports };
    this.#slots = { storage: emptySlot(), broker: emptySlot(), host: emptySlot() };
    if (deps.options.virtualClock) this.#now = deps.state.savedTime() ?? Date.now();
  }

  get parts(): readonly Part[] {
    return this.#deps.options.withHost ? PARTS : PARTS.filter((part) => part !== 'host');
  }

  /** The virtual time, when time is virtual. */
  get now(): number | undefined {
    return this.#now;
  }

  get ports(): Readonly<Record<PortName, number>> {
    return this.#ports;
  }

  get connections(): Connections {
    const { storage, broker } = this.#slots;
    return {
      storage: String(storage.ready.connectionString),
      serviceBus: String(broker.ready.serviceBus),
      eventHubs: String(broker.ready.eventHubs),
    };
  }

  status(part: Part): PartStatus {
    const { child, state, deaths, restarts, ready } = this.#slots[part];
    return { state, pid: child?.pid, deaths, restarts, ready };
  }

  async start(): Promise<void> {
    const { ports, withHost } = this.#deps.options;
    const needed = (Object.entries(ports) as [PortName, number][]).filter(
      ([name]) => withHost || name !== 'http',
    );
    await lastRunEnded(this.#deps.state.dir, this.parts, this.#deps.say);
    await requireFree(needed);
    if (this.#now !== undefined) this.#deps.state.saveTime(this.#now);
    this.#deps.say(`starting ${this.parts.join(', ')} …`);
    await Promise.all([this.#begin('storage'), this.#begin('broker')]);
    if (!withHost || this.#stopping) return;
    const { notices } = hostSettings(this.#deps.options.app, this.#deps.env, this.connections);
    for (const notice of notices) this.#deps.say(notice);
    await this.#begin('host');
  }

  /** Host first, so that it can finish its work; then broker and storage. */
  async stop(): Promise<void> {
    this.#stopping = true;
    await this.#end('host', false);
    this.#closing = true;
    await Promise.all([this.#end('broker', false), this.#end('storage', false)]);
  }

  killAll(): void {
    this.#stopping = true;
    this.#closing = true;
    for (const { child } of Object.values(this.#slots)) child?.kill();
  }

  /** Starts a part that was stopped by `stopPart`. */
  startPart(part: Part): Promise<void> {
    return this.#inTurn(async () => {
      if (this.#slots[part].state !== 'stopped') return;
      this.#slots[part].restarts++;
      await this.#begin(part);
    });
  }

  /** Ends a part on purpose; it stays away until `startPart`. `hard`: by SIGKILL, as a crash would. */
  stopPart(part: Part, hard: boolean): Promise<void> {
    return this.#inTurn(() => this.#end(part, hard));
  }

  restartPart(part: Part, hard: boolean): Promise<void> {
    return this.#inTurn(async () => {
      await this.#end(part, hard);
      this.#slots[part].restarts++;
      await this.#begin(part);
    });
  }

  /**
   * Moves the virtual time of broker and host, in steps of `stepMs` when given. It is saved first: what a process
   * has done at a time must not happen before that time after a restart.
   */
  moveClock(to: (now: number) => number, stepMs = Number.POSITIVE_INFINITY): Promise<number> {
    return this.#inTurn(async () => {
      let now = this.#now;
      if (now === undefined)
        throw new ClockError('real', 'Time is real. Start with --clock virtual to move it.');
      const target = to(now);
      if (!Number.isInteger(target) || Math.abs(target) > LAST_MS)
        throw new ClockError('no-time', 'That is no time.');
      if (target < now) throw new ClockError('back', 'Time does not go back.');
      do {
        now = Math.min(target, now + stepMs);
        this.#now = now;
        this.#deps.state.saveTime(now);
        await this.#slots.broker.child?.setClock(now);
        await this.#slots.host.child?.setClock(now);
      } while (now < target);
      return target;
    });
  }

  #inTurn<T>(act: () => Promise<T>): Promise<T> {
    const result = this.#turn.then(act);
    // Whoever asked hears of a failure; the next in line only waits for the end.
    this.#turn = result.catch(() => undefined);
    return result;
  }

  async #begin(part: Part): Promise<void> {
    // What was asked for before the end may have its turn behind it.
    if (part === 'host' ? this.#stopping : this.#closing) return;
    const slot = this.#slots[part];
    slot.state = 'starting';
    const began = performance.now();
    const child = new Child(this.#describe(part));
    slot.child = child;
    try {
      slot.ready = await child.ready;
    } catch (error) {
      if (slot.child !== child) return;
      slot.child = undefined;
      slot.state = 'stopped';
      throw this.#explained(error);
    }
    if (slot.child !== child) return;
    slot.state = 'running';
    this.#keepPorts(part, slot.ready);
    this.#deps.say(`${part} is ready (${((performance.now() - began) / 1000).toFixed(1)} s)`);
    void child.ended.then((ending) => {
      if (slot.child !== child) return;
      slot.child = undefined;
      slot.state = 'stopped';
      this.#onDeath(part, `${child} ended unexpectedly (${ending})`);
    });
  }

  async #end(part: Part, hard: boolean): Promise<void> {
    const slot = this.#slots[part];
    const { child } = slot;
    slot.child = undefined;
    slot.state = 'stopped';
    if (child !== undefined) slot.ending = this.#endOf(part, child, hard);
    await slot.ending;
  }

  async #endOf(part: Part, child: Child, hard: boolean): Promise<void> {
    if (hard) {
      child.kill();
      await child.ended;
      return;
    }
    const ending = await child.stop(DRAIN_MS[part]);
    if (ending !== 0) this.#deps.say(`${part} did not end cleanly (${ending})`);
  }

  #onDeath(part: Part, what: string): void {
    if (this.#stopping) return;
    const slot = this.#slots[part];
    if (slot.deaths >= DEATHS_FORGIVEN[part]) {
      this.#deps.onFatal(slot.deaths === 0 ? `${what}.` : `${what}, for the second time.`);
      return;
    }
    slot.deaths++;
    this.#deps.say(`${what}; starting it again`);
    this.#inTurn(() => this.#begin(part)).catch((error: unknown) => {
      this.#deps.onFatal(`${what}, and did not start again: ${(error as Error).message}`);
    });
  }

  #describe(part: Part): ChildOptions {
    const { options, state, env } = this.#deps;
    const port = (name: PortName) => String(this.#ports[name]);
    const args: Record<Part, () => string[]> = {
      storage: () => [
        '--blob-port',
        port('blob'),
        '--queue-port',
        port('queue'),
        '--table-port',
        port('table'),
      ],
      broker: () => [
        '--port',
        port('broker'),
        '--control-port',
        String(this.#controlPort),
        '--entities',
        entitiesFile(options, state.dir),
      ],
      host: () => ['--app', options.app, '--port', port('http'), ...optional('--secrets', options.secrets)],
    };
    const settings = part === 'host' ? hostSettings(options.app, env, this.connections).values : {};
    const address =
      part === 'host' && this.#ports.http > 0 ? { WEBSITE_HOSTNAME: `localhost:${port('http')}` } : {};
    return {
      name: part,
      main: this.#deps.programs[part],
      args: [
        ...['--state', join(state.dir, part)],
        ...args[part](),
        ...optional('--virtual-now', this.#now === undefined ? undefined : String(this.#now)),
      ],
      // Compiled code is kept between starts: it makes a start about twice as fast.
      env: {
        NODE_COMPILE_CACHE: join(tmpdir(), 'tillstream-compile-cache'),
        ...address,
        ...env,
        ...settings,
      },
      output: part === 'host' ? this.#deps.hostOutput : (line) => this.#deps.log(part, line),
    };
  }

  /** Once given, a port stays: clients have it in their settings. */
  #keepPorts(part: Part, ready: Readonly<Record<string, unknown>>): void {
    const given: Record<Part, () => Partial<Record<PortName, unknown>>> = {
      storage: () => ({ blob: ready.blobPort, queue: ready.queuePort, table: ready.tablePort }),
      broker: () => ({ broker: ready.port }),
      host: () => ({ http: new URL(String(ready.url)).port }),
    };
    for (const [name, port] of Object.entries(given[part]())) this.#ports[name as PortName] = Number(port);
    if (part === 'broker') this.#controlPort = Number(new URL(String(ready.control)).port);
  }

  #explained(error: unknown): unknown {
    if (!(error instanceof ChildFailedError) || error.code !== 'EADDRINUSE') return error;
    const taken = (Object.entries(this.#ports) as [PortName, number][]).find(
      ([, port]) => port === error.port,
    );
    return taken === undefined ? error : new Error(wayOut(...taken), { cause: error });
  }
}

export class ClockError extends Error {
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.code = `clock-${code}`;
  }
}

const emptySlot = (): Slot => ({
  ...{ child: undefined, state: 'stopped', deaths: 0, restarts: 0, ready: {} },
  ending: Promise.resolve(),
});

const optional = (flag: string, value: string | undefined) => (value === undefined ? [] : [flag, value]);
