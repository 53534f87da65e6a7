import type { HistoryEvent } from './history.ts';
import type { InstanceRow } from './store.ts';

/** Something that an instance has to be told, on its way into the history. */
export interface Arrival {
  readonly event: HistoryEvent;
  /** Where it waits on disk, if a flush came before its turn was over. */
  row: number | undefined;
  /** The turn that read it is over: it is in the history now. */
  done: boolean;
}

type OpenTask = { readonly kind: 'activity' | 'child' } | { readonly kind: 'timer'; readonly fireAt: number };

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** An instance that has not ended, in memory. */
export interface Instance {
  /** As it will be after the next flush. */
  readonly row: Mutable<InstanceRow>;
  /** As it is on disk; undefined before the first flush. */
  shown: InstanceRow | undefined;
  /** Its row is on disk or on its way there. */
  inserted: boolean;
  /** Groups of writes on their way to disk that have something of it. */
  writing: number;
  /** `row` is to be written: it differs from the row on disk in what the log does not tell. */
  rowChanged: boolean;
  /** The row on disk is behind in what the log tells: custom status and time of the last change. */
  rowBehind: boolean;
  readonly history: HistoryEvent[];
  /** Number of the next turn's record. */
  turn: number;
  readonly inbox: Arrival[];
  readonly open: Map<number, OpenTask>;
  turning: boolean;
  /** Waits for a free place to run a turn. */
  queued: boolean;
  ended: boolean;
}

export function newInstance(row: InstanceRow): Instance {
  return {
    row: { ...row },
    shown: undefined,
    inserted: false,
    writing: 0,
    rowChanged: false,
    rowBehind: false,
    history: [],
    turn: 0,
    inbox: [],
    open: new Map(),
    turning: false,
    queued: false,
    ended: false,
  };
}

/** Nothing is under way and nothing waits: it can be read back from disk when it is needed again. */
export function isIdle(instance: Instance): boolean {
  const { turning, queued, inbox, ended, writing } = instance;
  if (turning || queued || inbox.length > 0 || ended || writing > 0) return false;
  for (const task of instance.open.values()) if (task.kind === 'activity') return false;
  return true;
}
