import { ORDERS_QUEUE, QUARANTINE_QUEUE } from '../contracts/names.ts';
import { sourceNamed } from '../contracts/sources.ts';
import { TerminalFault } from '../domain/faults.ts';
import type { DeadLetter, DeadLetters, QuarantineEntry, RepairLog, RepairRecord } from '../ports.ts';

/** What the queues of this process put aside, and what was sent back. */
export interface MemoryDeadLetters extends DeadLetters {
  /** Puts a message into the dead-letter queue of orders, as the broker does. */
  bury(letter: Omit<DeadLetter, 'id' | 'source'>): void;
  readonly resent: DeadLetter[];
}

const PLACES = [QUARANTINE_QUEUE, `${ORDERS_QUEUE}-dead`];

/** `entries`: of the quarantine in memory; what is taken away there is gone from them. */
export function memoryDeadLetters(entries: QuarantineEntry[]): MemoryDeadLetters {
  const numbers = new Map<QuarantineEntry, number>();
  const buried: DeadLetter[] = [];
  const resent: DeadLetter[] = [];
  let quarantined = 0;
  let dead = 0;
  const numberOf = (entry: QuarantineEntry) => {
    const number = numbers.get(entry) ?? ++quarantined;
    numbers.set(entry, number);
    return number;
  };
  const letters = () => [
    ...entries.map((entry): DeadLetter => {
      const { body } = entry;
      return { ...entry, id: `${PLACES[0]}-${numberOf(entry)}`, body: Buffer.from(body as Uint8Array) };
    }),
    ...buried,
  ];
  const remove = (id: string) => {
    const entry = entries.findIndex((one) => `${PLACES[0]}-${numberOf(one)}` === id);
    if (entry >= 0) entries.splice(entry, 1);
    const grave = buried.findIndex((one) => one.id === id);
    if (grave >= 0) buried.splice(grave, 1);
  };
  const placeAndNumber = (id: string): readonly [number, number] => {
    const [, place = '', number] = /^(.*)-(\d+)$/.exec(id) ?? [];
    return [PLACES.indexOf(place), Number(number)];
  };

  return {
    resent,
    bury: (letter) =>
      void buried.push({ ...letter, source: `queue:${ORDERS_QUEUE}`, id: `${PLACES[1]}-${++dead}` }),
    async *list(after) {
      const [place, number] = after === undefined ? [-1, 0] : placeAndNumber(after);
      if (after !== undefined && place < 0) {
        throw new TerminalFault('bad-continuation-token', `Not the id of a message: ${after}`);
      }
      yield* letters().filter(({ id }) => {
        const [at, own] = placeAndNumber(id);
        return at > place || (at === place && own > number);
      });
    },
    find: async (id) => letters().find((letter) => letter.id === id),
    async take(ids, handle) {
      const gone = new Set(ids);
      for (const letter of letters()) {
        if (!gone.delete(letter.id)) continue;
        if ((await handle(letter)) === 'done') remove(letter.id);
      }
      return gone;
    },
    async resend(letter) {
      const source = sourceNamed(letter.source);
      if (source === undefined || ('hub' in source && !/^\d+\/\d+$/.test(letter.messageId))) {
        throw new TerminalFault('unknown-source', `${letter.id} came from "${letter.source}"`);
      }
      resent.push(letter);
    },
  };
}

export function memoryRepairs(): RepairLog & { readonly records: RepairRecord[] } {
  const records: RepairRecord[] = [];
  return {
    records,
    append: async (record) => void records.push(record),
    async *latest() {
      yield* records.toReversed();
    },
  };
}
