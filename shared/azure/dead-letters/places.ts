import { QUARANTINE_QUEUE } from '../../contracts/names.ts';
import { QUEUES } from '../../contracts/sources.ts';

/** Where messages are put aside. */
export interface Place {
  /** First part of the ids of what lies there; goes into URLs as it is. */
  readonly name: string;
  readonly queue: string;
  /** The queue's dead-letter queue, not the queue itself. */
  readonly dead: boolean;
}

/** The quarantine, and the dead-letter queue of every queue: also of the quarantine, for what was looked at too often. */
export const PLACES: readonly Place[] = [
  { name: QUARANTINE_QUEUE, queue: QUARANTINE_QUEUE, dead: false },
  ...QUEUES.map((queue) => ({ name: `${queue}-dead`, queue, dead: true })),
];

const ID = /^(.+)-(\d{1,19})$/;

export function idOf({ name }: Place, sequence: string): string {
  return `${name}-${sequence}`;
}

/** undefined: no id of ours. */
export function placeOf(id: string): { readonly place: Place; readonly sequence: string } | undefined {
  const [, name, sequence = ''] = ID.exec(id) ?? [];
  const place = PLACES.find((one) => one.name === name);
  return place === undefined ? undefined : { place, sequence };
}
