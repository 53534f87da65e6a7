import { type ArchiveRecord, CHAIN_START, isRecord, sealOf, type Turn } from './record.ts';

/**
 * `changed`: a byte of it. `gap`: something before it was taken out or put in. `moved`: it does not stand where it was
 * written. `root`: the root of a day is missing, changed, or not that of the records.
 */
type ArchiveFaultKind = 'changed' | 'gap' | 'moved' | 'root';

export interface ArchiveFault {
  readonly kind: ArchiveFaultKind;
  readonly reason: string;
  readonly blob: string;
  /** From 1; left out: the blob as such. */
  readonly line?: number;
  readonly partition?: string;
  /** As far as the line can be read. */
  readonly position?: number;
  readonly eventId?: string;
}

/** Follows the chain of one partition, line by line. */
export class Chain {
  readonly partition: string;
  records = 0;
  lastHash = CHAIN_START;
  lastPosition = -1;
  /** The last hash of each day, ascending. */
  readonly days = new Map<string, string>();
  #blob: string | undefined;
  /** The blob that must come next. */
  #next: string | undefined;
  #lastId = 'the start of the chain';

  constructor(partition: string) {
    this.partition = partition;
  }

  /** The record in a line, if there is one, and what is wrong with the line. */
  take(blob: string, line: number, text: string): { record?: ArchiveRecord; fault?: ArchiveFault } {
    const { holds, stated } = sealOf(text);
    const parsed = parsedLine(text);
    const where = {
      partition: this.partition,
      blob,
      line,
      ...(typeof parsed?.position === 'number' ? { position: parsed.position } : {}),
      ...(typeof parsed?.event?.id === 'string' ? { eventId: parsed.event.id } : {}),
    };
    const turned = this.#turn(blob);
    if (!holds || parsed === undefined) {
      // Those behind it follow on what it says of itself: they are not to be blamed.
      this.#stand(blob, stated ?? this.lastHash);
      const reason = stated === undefined ? 'it is no whole record' : 'its hash does not match its content';
      return { fault: { kind: 'changed', reason, ...where } };
    }
    // Its hash is right: it was written by `recordLine` or `turnLine`.
    const opened = parsed as ArchiveRecord | Turn;
    const wrong = this.#misplaced(opened) ?? turned;
    const fault = wrong === undefined ? {} : { fault: { ...wrong, ...where } };
    if (!isRecord(opened)) {
      this.#next = opened.next;
      this.#stand(blob, opened.hash);
      return fault;
    }
    this.records++;
    this.#lastId = opened.event.id;
    this.lastPosition = opened.position;
    this.#stand(blob, opened.hash);
    return { record: opened, ...fault };
  }

  /** Where the last line that was taken says it goes on, when that is not where it stands. */
  get next(): string | undefined {
    return this.#next;
  }

  /** What is wrong once its last blob was read; `present`: all its blobs, empty ones as well. */
  finish(present: ReadonlySet<string>): ArchiveFault | undefined {
    if (this.#next === undefined || present.has(this.#next)) return undefined;
    const reason = `it is missing, and ${this.#lastId} is not the last record before it`;
    return { kind: 'gap', reason, partition: this.partition, blob: this.#next };
  }

  /** Its last hash at the end of a day. */
  at(day: string): string {
    let hash = CHAIN_START;
    for (const [name, then] of this.days) if (name <= day) hash = then;
    return hash;
  }

  #turn(blob: string): Pick<ArchiveFault, 'kind' | 'reason'> | undefined {
    const expected = this.#blob === undefined || this.#blob === blob ? blob : this.#next;
    this.#blob = blob;
    this.#next = undefined;
    if (expected === blob) return undefined;
    const reason =
      expected === undefined
        ? `the blob before it breaks off after ${this.#lastId}`
        : `${expected} is missing before it`;
    return { kind: 'gap', reason };
  }

  #misplaced(opened: ArchiveRecord | Turn): Pick<ArchiveFault, 'kind' | 'reason'> | undefined {
    if (isRecord(opened) && opened.position <= this.lastPosition) {
      return { kind: 'moved', reason: `its position is not above that of ${this.#lastId} before it` };
    }
    if (opened.prev === this.lastHash) return undefined;
    const reason = `it does not follow ${this.#lastId}: something was taken out or put in between`;
    return { kind: 'gap', reason };
  }

  #stand(blob: string, hash: string): void {
    this.lastHash = hash;
    this.days.set(blobDay(blob), hash);
  }
}

/** `3/2026-11-21/10-000.jsonl` → `2026-11-21` */
export function blobDay(blob: string): string {
  return blob.split('/')[1] ?? '';
}

type Readable = Partial<{ position: unknown; event: Partial<{ id: unknown }> }>;

function parsedLine(text: string): Readable | undefined {
  try {
    return JSON.parse(text) as Readable;
  } catch {
    // Then nobody can say what it was.
    return undefined;
  }
}
