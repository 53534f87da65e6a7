import { randomBytes, randomUUID } from 'node:crypto';
import type { Clock } from '../clock.ts';
import type { HostServices } from '../host/contract.ts';
import { type Action, ActionType } from './actions.ts';
import { messageOf } from './failures.ts';
import type { Functions } from './functions.ts';
import { EventType, eventRaised, type HistoryEvent } from './history.ts';
import type { Arrival, Instance } from './instance.ts';
import type { Ledger } from './ledger.ts';
import type { Log } from './log.ts';
import { RunQueue } from './run-queue.ts';
import { type InstanceRow, Status } from './store.ts';
import { type EntityMessage, type EntityName, entityId, lastLock } from './tasks.ts';

/** What an entity remembers between its batches. Kept as JSON in the `input` of its row. */
interface Memory {
  exists: boolean;
  /** JSON text. */
  state: string | null;
  /** Instance that holds the lock. */
  lockedBy?: string | undefined;
}

interface OperationResult {
  readonly isError: boolean;
  /** JSON text. */
  readonly result?: string;
}

interface Signal {
  readonly target: EntityName;
  readonly name: string;
  readonly input: string;
}

interface BatchResult {
  readonly entityExists: boolean;
  readonly entityState?: string | null;
  readonly results: readonly OperationResult[];
  readonly signals: readonly Signal[];
}

/** Nobody starts an entity, and it has no parent: an orchestrator of such a name, which cannot exist, would have either. */
export const isEntity = ({ name, generation, parent }: InstanceRow): boolean =>
  name.startsWith('@') && generation === null && parent === null;

/** Entities: instances that run one batch of operations after another, and can be locked by an orchestration. */
export class Entities {
  readonly #ledger: Ledger;
  readonly #newKey: () => number;
  readonly #clock: Clock;
  readonly #invoke: HostServices['invoke'];
  readonly #functions: Functions;
  readonly #log: Log;
  readonly #queue: RunQueue;

  constructor(options: {
    ledger: Ledger;
    newKey: () => number;
    clock: Clock;
    invoke: HostServices['invoke'];
    functions: Functions;
    limit: number;
    log: Log;
  }) {
    this.#ledger = options.ledger;
    this.#newKey = options.newKey;
    this.#clock = options.clock;
    this.#invoke = options.invoke;
    this.#functions = options.functions;
    this.#log = options.log;
    this.#queue = new RunQueue(options.limit);
  }

  run(entity: Instance): void {
    this.#queue.add(() => this.#batch(entity));
  }

  close(): Promise<void> {
    return this.#queue.close();
  }

  /** Why a message would reach nobody. */
  unknownTarget({ actionType, instanceId, lockSet }: Action): string | undefined {
    if (actionType === ActionType.ReleaseEntities) return undefined;
    const names = lockSet?.map(({ name }) => name) ?? [nameOf(instanceId ?? '').name];
    const missing = names.find((name) => this.#functions.get(name) === undefined);
    return missing === undefined ? undefined : this.unknown(missing);
  }

  /** The text of a function that does not exist; undefined: it does. */
  unknown(name: string): string | undefined {
    return this.#functions.get(name) === undefined ? this.#functions.unknown(name.toLowerCase()) : undefined;
  }

  /** Hands a message on that an orchestration has sent. */
  deliver({ InstanceId: to, Name: name, Input: input }: HistoryEvent): void {
    this.#post(to as string, name as string, input as string);
  }

  async signal(target: EntityName, op: string, input: string | null): Promise<void> {
    const message: EntityMessage = {
      op,
      signal: true,
      ...(input === null ? {} : { input }),
      id: randomUUID(),
    };
    this.#post(entityId(target), 'op', JSON.stringify(message));
    await this.#ledger.flushed();
  }

  /** State as JSON text; undefined: there is no such entity. */
  read(row: InstanceRow | undefined): string | undefined {
    if (row === undefined || !isEntity(row)) return undefined;
    const { exists, state } = memoryOf(row);
    return exists ? (state ?? undefined) : undefined;
  }

  /** An execution ends: locks that it still holds are given back. */
  release({ row, history }: Instance): void {
    const lock = lastLock(history);
    if (lock === undefined) return;
    const released = history.some(
      ({ EventType: type, Name, Input }) =>
        type === EventType.EventSent && Name === 'release' && (Input as string).includes(lock.id),
    );
    if (released) return;
    const input = JSON.stringify({ parent: row.id, id: lock.id });
    for (const target of lock.lockset ?? []) this.#post(entityId(target), 'release', input);
  }

  #post(id: string, name: string, input: string): void {
    const now = this.#clock.now();
    const entity =
      this.#ledger.find(id) ??
      this.#ledger.add({
        key: this.#newKey(),
        id,
        name: id,
        version: null,
        execution: randomBytes(16).toString('hex'),
        generation: null,
        parent: null,
        status: Status.Running,
        created: now,
        updated: now,
        input: JSON.stringify({ exists: false, state: null } satisfies Memory),
        output: null,
        custom: null,
      });
    this.#ledger.arrive(entity, eventRaised(now, name, input));
  }

  async #batch(entity: Instance): Promise<void> {
    entity.queued = false;
    entity.turning = true;
    const { row, inbox } = entity;
    const memory = memoryOf(row);
    const { read, operations, locks } = this.#take(entity, memory);
    for (const arrival of read) inbox.splice(inbox.indexOf(arrival), 1);
    if (operations.length > 0) await this.#operate(row.id, memory, operations);
    // After the wait, so that it goes to disk with what was read: a crash in between would pass the request on twice.
    for (const message of locks) this.#locked(row.id, message);
    if (read.length > 0) {
      row.input = JSON.stringify(memory);
      row.updated = this.#clock.now();
      this.#ledger.touch(entity);
      this.#ledger.taken(read);
    }
    entity.turning = false;
    // What waits for the lock stays; whatever else came meanwhile is read.
    if (inbox.some((arrival) => canRead(arrival, memory))) this.#ledger.enqueue(entity);
  }

  /** Goes through the inbox in order: gives and takes back the lock, collects operations up to the next request for it. */
  #take(
    entity: Instance,
    memory: Memory,
  ): { read: Arrival[]; operations: EntityMessage[]; locks: EntityMessage[] } {
    const read: Arrival[] = [];
    const locks: EntityMessage[] = [];
    const operations: EntityMessage[] = [];
    const waiting = [...entity.inbox];
    for (let at = 0; at < waiting.length; ) {
      const arrival = waiting[at];
      if (arrival === undefined || !canRead(arrival, memory)) {
        at += 1;
        continue;
      }
      const message = messageIn(arrival);
      if (message.lockset !== undefined && operations.length > 0) break;
      waiting.splice(at, 1);
      read.push(arrival);
      if (arrival.event.Name === 'release') {
        memory.lockedBy = undefined;
        // Those that had to wait come first.
        at = 0;
      } else if (message.lockset !== undefined) {
        // One that has ended meanwhile has given the lock back already, and would never do so again.
        if (this.#caller(message) === undefined) continue;
        memory.lockedBy = message.parent;
        locks.push(message);
      } else {
        operations.push(message);
      }
    }
    return { read, operations, locks };
  }

  /** This entity is locked: on to the next of the set, or back to the orchestration. */
  #locked(id: string, message: EntityMessage): void {
    const set = message.lockset ?? [];
    const next = set[set.findIndex((target) => entityId(target) === id) + 1];
    if (next !== undefined) this.#post(entityId(next), 'op', JSON.stringify(message));
    else this.#reply(message, { result: 'Lock Acquisition Completed' });
  }

  async #operate(id: string, memory: Memory, operations: readonly EntityMessage[]): Promise<void> {
    const self = nameOf(id);
    const batch = operations.map(({ op, input, signal, id: request }) => ({
      name: op ?? '',
      input: input ?? null,
      isSignal: signal === true,
      id: request,
    }));
    let results: readonly OperationResult[];
    try {
      const fn = this.#functions.get(self.name);
      if (fn === undefined) throw new Error(this.#functions.unknown(self.name));
      const data = { self, exists: memory.exists, state: memory.state, batch };
      const { returnValue } = await this.#invoke(fn, { data, byReference: true });
      const answer = returnValue as BatchResult;
      memory.exists = answer.entityExists;
      memory.state = answer.entityState ?? null;
      results = answer.results;
      for (const signal of answer.signals) this.#signalled(id, signal);
    } catch (error) {
      const result = JSON.stringify(messageOf(error));
      results = operations.map(() => ({ isError: true, result }));
    }
    operations.forEach((message, index) => {
      if (message.signal === true) return;
      const { isError, result } = results[index] ?? { isError: false };
      this.#reply(message, { result: result ?? null, ...(isError ? { exceptionType: 'Error' } : {}) });
    });
  }

  #signalled(from: string, { target, name, input }: Signal): void {
    const unknown = this.unknown(target.name);
    if (unknown !== undefined) {
      this.#log('error', `Entity '${from}' signals an entity that does not exist: ${unknown}`);
      return;
    }
    const message: EntityMessage = {
      op: name,
      signal: true,
      ...(input === '' ? {} : { input }),
      id: randomUUID(),
    };
    this.#post(entityId(target), 'op', JSON.stringify(message));
  }

  #reply(message: EntityMessage, answer: object): void {
    const caller = this.#caller(message);
    if (caller === undefined) return;
    this.#ledger.arrive(caller, eventRaised(this.#clock.now(), message.id, JSON.stringify(answer)));
  }

  /** The orchestration that sent the message, while that execution of it goes on. */
  #caller({ parent, parentExecution }: EntityMessage): Instance | undefined {
    const caller = parent === undefined ? undefined : this.#ledger.find(parent);
    return caller?.row.execution === parentExecution ? caller : undefined;
  }
}

export function nameOf(id: string): EntityName {
  const at = id.indexOf('@', 1);
  return { name: id.slice(1, at), key: id.slice(at + 1) };
}

const memoryOf = ({ input }: InstanceRow): Memory => JSON.parse(input ?? '{}') as Memory;

const messageIn = ({ event }: Arrival): EntityMessage => JSON.parse(event.Input as string) as EntityMessage;

/** While an entity is locked only its holder is heard. */
function canRead(arrival: Arrival, { lockedBy }: Memory): boolean {
  if (lockedBy === undefined) return true;
  return messageIn(arrival).parent === lockedBy;
}
