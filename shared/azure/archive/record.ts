import { createHash } from 'node:crypto';
import type { OrderEvent } from '../../domain/events.ts';
import type { Trail } from '../../ports.ts';

/** One line of the archive. */
export interface ArchiveRecord {
  readonly position: number;
  /** Epoch ms at which the hub took it. */
  readonly enqueuedAt: number;
  readonly event: OrderEvent;
  readonly trail: Trail;
  /** Hash of the record before it in this partition. */
  readonly prev: string;
  /** SHA-256, in hex, of the line without this last property: every byte of it counts. */
  readonly hash: string;
}

/** `prev` of the first record of a partition. */
export const CHAIN_START = '0'.repeat(64);

const SEAL = /^(.*),"hash":"([0-9a-f]{64})"\}$/s;

/** The line, without its line feed. */
export function sealedLine(record: Omit<ArchiveRecord, 'hash'>): { line: string; hash: string } {
  const { position, enqueuedAt, event, trail, prev } = record;
  const text = JSON.stringify({ position, enqueuedAt, event, trail, prev });
  const hash = sha256(text);
  return { line: `${text.slice(0, -1)},"hash":"${hash}"}`, hash };
}

/** The record of a line whose hash is right; otherwise what is wrong. */
export function openedLine(line: string): ArchiveRecord | { readonly broken: string } {
  const [, text, hash] = SEAL.exec(line) ?? [];
  if (text === undefined) return { broken: 'no sealed record' };
  if (sha256(`${text}}`) !== hash) return { broken: 'its hash does not match its content' };
  return JSON.parse(line) as ArchiveRecord;
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
