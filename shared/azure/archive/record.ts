import { createHash } from 'node:crypto';
import type { OrderEvent } from '../../domain/events.ts';
import type { Trail } from '../../ports.ts';

/** A line of the archive that holds an event. */
export interface ArchiveRecord {
  readonly position: number;
  /** Epoch ms at which the hub took it. */
  readonly enqueuedAt: number;
  readonly event: OrderEvent;
  readonly trail: Trail;
  /** Hash of the line before it in this partition. */
  readonly prev: string;
  /** SHA-256, in hex, of the line without this last property: every byte of it counts. */
  readonly hash: string;
}

/** The last line of a blob, once there is one behind it: nothing is appended after it. */
export interface Turn {
  /** The blob in which the chain goes on. */
  readonly next: string;
  readonly prev: string;
  readonly hash: string;
}

/** `prev` of the first line of a partition. */
export const CHAIN_START = '0'.repeat(64);

const SEAL = /^(.*),"hash":"([0-9a-f]{64})"\}$/s;

export function recordLine(record: Omit<ArchiveRecord, 'hash'>): { line: string; hash: string } {
  const { position, enqueuedAt, event, trail, prev } = record;
  return sealed({ position, enqueuedAt, event, trail, prev });
}

export function turnLine({ next, prev }: Omit<Turn, 'hash'>): { line: string; hash: string } {
  return sealed({ next, prev });
}

/** The text of an object, its own hash as the last property; without a line feed. */
export function sealed(content: object): { line: string; hash: string } {
  const text = JSON.stringify(content);
  const hash = sha256(text);
  return { line: `${text.slice(0, -1)},"hash":"${hash}"}`, hash };
}

/** Whether a line's hash is that of its content; `stated`: the hash it carries, when it is shaped like a line. */
export function sealOf(line: string): { readonly holds: boolean; readonly stated?: string } {
  const [, text, stated] = SEAL.exec(line) ?? [];
  if (text === undefined || stated === undefined) return { holds: false };
  return { holds: sha256(`${text}}`) === stated, stated };
}

/** What a line holds when its hash is right. */
export function openedLine(line: string): ArchiveRecord | Turn | undefined {
  return sealOf(line).holds ? (JSON.parse(line) as ArchiveRecord | Turn) : undefined;
}

export function isRecord(line: ArchiveRecord | Turn): line is ArchiveRecord {
  return 'event' in line;
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
