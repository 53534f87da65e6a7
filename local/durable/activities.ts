import type { Clock } from '../clock.ts';
import type { HostServices } from '../host/contract.ts';
import { point } from '../points.ts';
import { jsonOrNull } from './actions.ts';
import { callHttp, HTTP_ACTIVITY } from './call-http.ts';
import { activityFailure } from './failures.ts';
import type { Functions } from './functions.ts';
import { type HistoryEvent, taskCompleted, taskFailed } from './history.ts';
import type { Instance } from './instance.ts';
import type { Ledger } from './ledger.ts';
import { RunQueue } from './run-queue.ts';

export interface Job {
  readonly id: number;
  readonly name: string;
  /** JSON text. */
  readonly input: string | null;
}

/** Calls the app's activities, a limited number at a time, and brings back what they answer. */
export class Activities {
  readonly #ledger: Ledger;
  readonly #clock: Clock;
  readonly #invoke: HostServices['invoke'];
  readonly #functions: Functions;
  readonly #queue: RunQueue;

  constructor(options: {
    ledger: Ledger;
    clock: Clock;
    invoke: HostServices['invoke'];
    functions: Functions;
    limit: number;
  }) {
    this.#ledger = options.ledger;
    this.#clock = options.clock;
    this.#invoke = options.invoke;
    this.#functions = options.functions;
    this.#queue = new RunQueue(options.limit);
  }

  exists(name: string): boolean {
    return name === HTTP_ACTIVITY || this.#functions.get(name) !== undefined;
  }

  unknown(name: string): string {
    return this.#functions.unknown(name);
  }

  /** To be called once the schedule is on disk. */
  dispatch(instance: Instance, job: Job): void {
    const { id, execution } = instance.row;
    this.#queue.add(async () => {
      point('durable.activity.before');
      const event = job.name === HTTP_ACTIVITY ? await this.#http(job) : await this.#call(id, job);
      point('durable.activity.after');
      this.#ledger.bringBack(id, execution, job.id, event);
    });
  }

  close(): Promise<void> {
    return this.#queue.close();
  }

  async #call(instanceId: string, { id, name, input }: Job): Promise<HistoryEvent> {
    try {
      const fn = this.#functions.get(name);
      if (fn === undefined) throw new Error(this.#functions.unknown(name));
      const { returnValue } = await this.#invoke(fn, {
        data: input ?? undefined,
        triggerMetadata: { instanceId },
        byReference: true,
      });
      return taskCompleted(this.#clock.now(), id, jsonOrNull(returnValue ?? undefined));
    } catch (error) {
      return taskFailed(this.#clock.now(), id, activityFailure(name, error));
    }
  }

  async #http({ id, input }: Job): Promise<HistoryEvent> {
    const answer = await callHttp(input ?? '{}');
    if ('reason' in answer) return taskFailed(this.#clock.now(), id, answer);
    return taskCompleted(this.#clock.now(), id, JSON.stringify(answer));
  }
}
