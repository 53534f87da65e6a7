import { randomBytes } from 'node:crypto';
import type { Clock } from '../clock.ts';
import { failureOf } from './failures.ts';
import { childCompleted, childFailed, type Failure, type ParentInstance, started } from './history.ts';
import type { Instance } from './instance.ts';
import type { Ledger } from './ledger.ts';
import type { Log } from './log.ts';
import type { Task } from './plan.ts';
import { type DurableSettings, runsVersion } from './settings.ts';
import { type InstanceRow, isOpen, STATUS_NAMES, Status } from './store.ts';

export interface NewInstance {
  readonly id: string;
  readonly name: string;
  /** JSON text. */
  readonly input: string | null;
  readonly version: string | null;
  readonly execution: string;
  readonly parent: ParentInstance | null;
}

export interface Child {
  readonly id: string;
  readonly version: string | null;
}

type ChildTask = Task & { readonly kind: 'child' };

/** Makes instances, begins their executions, and ties children to their parents. */
export class Executions {
  readonly #ledger: Ledger;
  readonly #newKey: () => number;
  readonly #clock: Clock;
  readonly #settings: DurableSettings;
  readonly #log: Log;

  constructor(options: {
    ledger: Ledger;
    newKey: () => number;
    clock: Clock;
    settings: DurableSettings;
    log: Log;
  }) {
    this.#ledger = options.ledger;
    this.#newKey = options.newKey;
    this.#clock = options.clock;
    this.#settings = options.settings;
    this.#log = options.log;
  }

  /** Replaces an ended instance of the same id. Returns the status of an open one, which stays as it is. */
  create(request: NewInstance): Status | undefined {
    const present = this.#ledger.coming(request.id);
    if (present !== undefined) {
      if (isOpen(present.status)) return present.status;
      this.#ledger.remove(present.key);
    }
    const now = this.#clock.now();
    const generation = request.parent !== null ? null : present === undefined ? 0 : 1;
    const key = this.#newKey();
    const row = { ...request, key, generation, created: now, updated: now, output: null, custom: null };
    this.begin(this.#ledger.add({ ...row, status: Status.Pending }));
    return undefined;
  }

  begin(instance: Instance): void {
    const { row } = instance;
    if (!runsVersion(row.version, this.#settings.defaultVersion)) {
      this.#log(
        'error',
        `Instance '${row.id}' of '${row.name}' has version '${row.version}', which is above this app's ` +
          `defaultVersion (${this.#settings.defaultVersion ?? 'none'}): it stays Pending for ever, as on Azure.`,
      );
      return;
    }
    const { id: instanceId, execution: executionId, name, version, input, generation, parent } = row;
    const start = { instanceId, executionId, name, version, input, generation, parent };
    this.#ledger.begin(instance, started(this.#clock.now(), start));
  }

  childOf({ row }: Instance, task: ChildTask): Child {
    return {
      id: task.instanceId ?? `${row.execution}:${task.id}`,
      version: task.version ?? this.#settings.defaultVersion ?? null,
    };
  }

  startChild(parent: Instance, task: ChildTask): void {
    const { row } = parent;
    const { id, version } = this.childOf(parent, task);
    const present = this.create({
      id,
      name: task.name,
      input: task.input,
      version,
      execution: randomBytes(16).toString('hex'),
      parent: {
        Name: row.name,
        OrchestrationInstance: { InstanceId: row.id, ExecutionId: row.execution },
        TaskScheduleId: task.id,
        Version: row.version,
      },
    });
    if (present === undefined) return;
    const reason = `An Orchestration instance with the status ${STATUS_NAMES[present]} already exists.`;
    const event = childFailed(this.#clock.now(), task.id, failureOf(reason));
    this.#ledger.bringBack(row.id, row.execution, task.id, event);
  }

  /** Tells the parent of an instance that has ended. */
  tellParent(row: InstanceRow, failure?: Failure): void {
    if (row.parent === null) return;
    const { TaskScheduleId: task, OrchestrationInstance: parent } = row.parent;
    const now = this.#clock.now();
    const reason = row.output === null ? 'terminated' : String(JSON.parse(row.output));
    const event =
      row.status === Status.Completed
        ? childCompleted(now, task, row.output)
        : childFailed(now, task, failure ?? failureOf(reason));
    this.#ledger.bringBack(parent.InstanceId, parent.ExecutionId, task, event);
  }
}
