import type { StockLine } from '../../domain/stock.ts';
import { MOST_SKUS, missingStock, SEED_STOCK } from '../../domain/stock.ts';

/** A change of the stock. `key` names it for ever: an operation whose key is on record is not applied again. */
export type Operation = { readonly key: string } & (
  | { readonly kind: 'reserve'; readonly orderId: string; readonly lines: readonly StockLine[] }
  | {
      readonly kind: 'release';
      readonly orderId: string;
      readonly lines: readonly StockLine[];
      /** When the reservation's answer stands in its own row already. */
      readonly reserved?: boolean;
    }
  | { readonly kind: 'take'; readonly lines: readonly StockLine[] }
  | { readonly kind: 'add'; readonly lines: readonly StockLine[] }
  | { readonly kind: 'reset' }
);

export type Answer =
  | { readonly type: 'done' }
  | { readonly type: 'refused'; readonly missing: readonly string[] };

/** An operation as a batch row keeps it. */
export interface OnRecord {
  readonly key: string;
  readonly answer: Answer;
  /** Of operations that belong to an order: their answer moves to the order's own row later. */
  readonly orderId?: string;
}

/** The stock as of one version: a version is one transaction. */
export interface Ledger {
  readonly version: number;
  readonly etag: string;
  readonly levels: ReadonlyMap<string, number>;
  /** Batch rows by the version that wrote them. */
  readonly batches: ReadonlyMap<number, readonly OnRecord[]>;
  /** Answers of all operations in `batches`, by key. */
  readonly answers: ReadonlyMap<string, Answer>;
  /** Of all versions above this one, up to `version`, the operations are known. */
  readonly knownSince: number;
}

/** An operation that waits. `since`: at this version it was not applied, or its key is in `answers`. */
export interface Waiting {
  readonly operation: Operation;
  readonly since: number;
}

export interface Plan<Entry extends Waiting> {
  /** On record already: nothing to do but to answer. */
  readonly answered: readonly { entry: Entry; answer: Answer }[];
  /** May have been applied by a batch that is gone: their own rows must be read again. */
  readonly uncertain: readonly Entry[];
  readonly applied: readonly { entry: Entry; answer: Answer }[];
  readonly changed: ReadonlyMap<string, number>;
}

// Beside MOST_SKUS, an entity-group transaction of 100 rows has room for the head, the batch row and rows that are
// cleared away.
const MOST_OPERATIONS = 200;
// A batch row takes 450,000.
const MOST_CHARACTERS = 200_000;

export function reserveKey(orderId: string): string {
  return `${orderId}/reserve`;
}

export function releaseKey(orderId: string): string {
  return `${orderId}/release`;
}

/** Decides as many operations from the front as fit into one transaction, each on what those before it left. */
export function plan<Entry extends Waiting>(ledger: Ledger, waiting: readonly Entry[]): Plan<Entry> {
  const answered: { entry: Entry; answer: Answer }[] = [];
  const uncertain: Entry[] = [];
  const applied: { entry: Entry; answer: Answer }[] = [];
  const levels = new Map(ledger.levels);
  const changed = new Map<string, number>();
  const fresh = new Map<string, Answer>();
  let characters = 0;

  for (const entry of waiting) {
    const { operation, since } = entry;
    const before = ledger.answers.get(operation.key);
    if (before !== undefined) {
      answered.push({ entry, answer: before });
      continue;
    }
    if (since < ledger.knownSince) {
      uncertain.push(entry);
      continue;
    }
    if (applied.length === MOST_OPERATIONS || characters > MOST_CHARACTERS) break;
    const touched = skusOf(operation).filter((sku) => !changed.has(sku)).length;
    if (applied.length > 0 && changed.size + touched > MOST_SKUS) break;
    const answerOf = (key: string) => fresh.get(key) ?? ledger.answers.get(key);
    const answer = apply(operation, levels, changed, answerOf);
    fresh.set(operation.key, answer);
    characters += JSON.stringify(answer).length + 200;
    applied.push({ entry, answer });
  }
  return { answered, uncertain, applied, changed };
}

function apply(
  operation: Operation,
  levels: Map<string, number>,
  changed: Map<string, number>,
  answerOf: (key: string) => Answer | undefined,
): Answer {
  const set = (sku: string, quantity: number) => {
    levels.set(sku, quantity);
    changed.set(sku, quantity);
  };
  const move = (lines: readonly StockLine[], sign: 1 | -1) => {
    for (const { sku, quantity } of lines) set(sku, (levels.get(sku) ?? 0) + sign * quantity);
  };
  const take = (lines: readonly StockLine[]): Answer => {
    const missing = missingStock(levels, lines);
    if (missing.length > 0) return { type: 'refused', missing };
    move(lines, -1);
    return { type: 'done' };
  };
  switch (operation.kind) {
    case 'reserve':
      // The order was closed before its reservation came through.
      if (answerOf(releaseKey(operation.orderId)) !== undefined) return { type: 'refused', missing: [] };
      return take(operation.lines);
    case 'release': {
      const reserved = operation.reserved ?? answerOf(reserveKey(operation.orderId))?.type === 'done';
      if (!reserved) return { type: 'refused', missing: [] };
      move(operation.lines, 1);
      return { type: 'done' };
    }
    case 'take':
      return take(operation.lines);
    case 'add':
      move(operation.lines, 1);
      return { type: 'done' };
    case 'reset':
      for (const [sku, quantity] of Object.entries(SEED_STOCK)) set(sku, quantity);
      return { type: 'done' };
    default:
      return operation satisfies never;
  }
}

function skusOf(operation: Operation): string[] {
  return operation.kind === 'reset' ? Object.keys(SEED_STOCK) : operation.lines.map((line) => line.sku);
}

/** The ledger after a transaction of ours. */
export function advanced(
  ledger: Ledger,
  etag: string,
  records: readonly OnRecord[],
  changed: ReadonlyMap<string, number>,
  cleared: readonly number[],
): Ledger {
  const version = ledger.version + 1;
  const batches = new Map(ledger.batches).set(version, records);
  const answers = new Map(ledger.answers);
  for (const { key, answer } of records) answers.set(key, answer);
  for (const old of cleared) {
    for (const { key } of batches.get(old) ?? []) answers.delete(key);
    batches.delete(old);
  }
  const levels = new Map([...ledger.levels, ...changed]);
  // Whoever was sure of an earlier version may have missed the answers that moved away with these rows.
  const knownSince = Math.max(ledger.knownSince, ...cleared);
  return { version, etag, levels, batches, answers, knownSince };
}
