import type { Clock, Scheduled } from '../clock.ts';
import { iso, timerFired } from './history.ts';
import type { Instance } from './instance.ts';
import type { Ledger } from './ledger.ts';

/** Timers that are armed. They outlive the instance's stay in memory. */
export class Timers {
  readonly #clock: Clock;
  readonly #ledger: Ledger;
  readonly #armed = new Map<string, Scheduled>();

  constructor(clock: Clock, ledger: Ledger) {
    this.#clock = clock;
    this.#ledger = ledger;
  }

  arm(instance: Instance, id: number, fireAt: number): void {
    const { id: instanceId, execution } = instance.row;
    const key = `${execution}/${id}`;
    if (!instance.open.has(id) || this.#armed.has(key)) return;
    const handle = this.#clock.at(fireAt, () => {
      this.#armed.delete(key);
      this.#ledger.bringBack(instanceId, execution, id, timerFired(this.#clock.now(), id, iso(fireAt)));
    });
    this.#armed.set(key, handle);
  }

  cancel(instance: Instance, id: number): void {
    const key = `${instance.row.execution}/${id}`;
    this.#armed.get(key)?.cancel();
    this.#armed.delete(key);
    instance.open.delete(id);
  }

  /** All of an instance whose execution is over. */
  cancelAll(instance: Instance): void {
    for (const [id, task] of instance.open) if (task.kind === 'timer') this.cancel(instance, id);
  }

  close(): void {
    for (const handle of this.#armed.values()) handle.cancel();
    this.#armed.clear();
  }
}
