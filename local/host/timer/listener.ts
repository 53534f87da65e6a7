import type { Scheduled } from '../../clock.ts';
import { point } from '../../points.ts';
import type { HostServices, LoadedFunction } from '../contract.ts';
import { withRetry } from '../retry.ts';
import { NEVER, ScheduleMonitor, type ScheduleStatus } from './monitor.ts';
import { occurrences, type Schedule } from './schedule.ts';

const CATEGORY = 'Host.Triggers.Timer';
// Status is kept only for schedules whose occurrences lie at least a minute apart, as in the real host.
const SHORTEST_MONITORED_MS = 60_000;

type Reason =
  | { readonly kind: 'schedule' }
  | { readonly kind: 'startup' }
  | { readonly kind: 'pastDue'; readonly missed: number };

/** The timer of one function: waits for the next occurrence, runs, and only then looks for the one after. */
export class TimerListener {
  readonly #services: HostServices;
  readonly #fn: LoadedFunction;
  readonly #schedule: Schedule;
  readonly #monitor: ScheduleMonitor | undefined;
  #status: ScheduleStatus | undefined;
  #waiting: Scheduled | undefined;
  readonly #running = new Set<Promise<void>>();
  readonly #stopping = new AbortController();

  constructor(services: HostServices, fn: LoadedFunction, schedule: Schedule) {
    this.#services = services;
    this.#fn = fn;
    this.#schedule = schedule;
    if (fn.trigger.useMonitor !== false && isMonitored(schedule, services.clock.now())) {
      this.#monitor = new ScheduleMonitor(services.stateDir, fn.name);
    }
  }

  listen(): void {
    const now = this.#services.clock.now();
    this.#logOccurrences(now);
    let pastDue = 0;
    if (this.#monitor) {
      const started = this.#monitor.start(this.#schedule, now);
      // As in the real host, a first run is told of a status that was never updated, although one was just stored.
      this.#status = started.fresh ? { ...started.status, lastUpdated: NEVER } : started.status;
      pastDue = started.pastDue;
    }
    if (pastDue > 0) {
      const missed = this.#status?.next ?? NEVER;
      this.#services.log(
        'information',
        CATEGORY,
        `Function '${this.#fn.name}' is past due on startup. Executing now.`,
      );
      this.#fire({ kind: 'pastDue', missed });
    } else if (this.#fn.trigger.runOnStartup === true) {
      this.#fire({ kind: 'startup' });
    } else this.#wait();
  }

  async stop(): Promise<void> {
    this.#waiting?.cancel();
    this.#stopping.abort();
    await Promise.all(this.#running);
  }

  /** One run by hand, outside of the schedule. */
  async runByHand(): Promise<void> {
    const run = this.#invoke(false, this.#monitor?.read() ?? this.#status);
    this.#track(
      run.then(
        () => {},
        () => {}, // the caller hears of it
      ),
    );
    await run;
  }

  #wait(): void {
    if (this.#stopping.signal.aborted) return;
    const next = this.#schedule.next(this.#services.clock.now());
    if (next === undefined) return;
    this.#waiting = this.#services.clock.at(next, () => this.#fire({ kind: 'schedule' }));
  }

  #fire(reason: Reason): void {
    this.#track(this.#run(reason));
  }

  /** Runs the function, stores the status, waits for the next occurrence. Never rejects: failures are logged. */
  async #run(reason: Reason): Promise<void> {
    const fired = this.#services.clock.now();
    this.#explain(reason);
    try {
      await this.#invoke(reason.kind === 'pastDue', this.#status);
    } catch {
      // The host has logged what the handler threw; the schedule goes on.
    }
    // A tick that came a little early counts as its own occurrence, so that it does not come twice.
    const planned = this.#status?.next ?? NEVER;
    const last = reason.kind === 'schedule' && planned > fired ? planned : fired;
    this.#status = { last, next: this.#schedule.next(last) ?? NEVER, lastUpdated: last };
    try {
      this.#monitor?.write(this.#status);
    } catch (error) {
      this.#services.log('error', CATEGORY, `Could not store the status of '${this.#fn.name}': ${error}`);
    }
    this.#wait();
  }

  async #invoke(isPastDue: boolean, status: ScheduleStatus | undefined): Promise<void> {
    const data = {
      Schedule: { AdjustForDST: this.#schedule.adjustForDST },
      ScheduleStatus: this.#monitor ? this.#print(status) : null,
      IsPastDue: isPastDue,
    };
    await withRetry(this.#fn.retry, this.#services.clock, this.#stopping.signal, async (retryContext) => {
      point('timer.invoke.before');
      await this.#services.invoke(this.#fn, retryContext ? { data, retryContext } : { data });
      point('timer.invoke.after');
    });
  }

  #print(status: ScheduleStatus | undefined): Record<string, string> {
    const { last, next, lastUpdated } = status ?? {
      last: NEVER,
      next: this.#schedule.next(this.#services.clock.now()) ?? NEVER,
      lastUpdated: NEVER,
    };
    return { Last: printTime(last), Next: printTime(next), LastUpdated: printTime(lastUpdated) };
  }

  /** `run` must not reject. */
  #track(run: Promise<void>): void {
    this.#running.add(run);
    void run.then(() => this.#running.delete(run));
  }

  #explain(reason: Reason): void {
    if (reason.kind === 'schedule') return;
    const why =
      reason.kind === 'startup'
        ? 'UnscheduledInvocationReason: RunOnStartup'
        : `UnscheduledInvocationReason: IsPastDue, OriginalSchedule: ${printTime(reason.missed)}`;
    this.#services.log('information', `Function.${this.#fn.name}`, `Trigger Details: ${why}`);
  }

  #logOccurrences(now: number): void {
    const next = occurrences(this.#schedule, now, 5).map((time) => new Date(time).toISOString());
    this.#services.log(
      'information',
      CATEGORY,
      [
        `The next ${next.length} occurrences of the '${this.#fn.name}' schedule (${this.#schedule.text}) will be:`,
        ...next,
      ].join('\n'),
    );
  }
}

function isMonitored(schedule: Schedule, now: number): boolean {
  const next = occurrences(schedule, now, 5);
  return next.every((time, index) => index === 0 || time - (next[index - 1] ?? 0) >= SHORTEST_MONITORED_MS);
}

/** As .NET writes a local time on a machine in UTC. */
function printTime(time: number): string {
  return new Date(time).toISOString().replace('.000Z', '+00:00').replace('Z', '+00:00');
}
