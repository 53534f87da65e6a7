import { openCompound, ValueReader } from './values.ts';

/*
 * The two frames that come and go with every message, read and written without rhea's typed objects
 * (amqp-core-transport, 2.7.5 and 2.7.6).
 */

export const FRAME_HEADER_BYTES = 8;
const TRANSFER = 0x14;
const DISPOSITION = 0x15;

export interface TransferFrame {
  readonly type: 'transfer';
  readonly handle: number;
  readonly deliveryId: number | undefined;
  readonly format: number | undefined;
  readonly settled: boolean;
  readonly more: boolean;
  readonly aborted: boolean;
  readonly payload: Buffer;
}

export interface DispositionFrame {
  readonly type: 'disposition';
  /** True: the client speaks as a receiver, about what we sent. */
  readonly byReceiver: boolean;
  readonly first: number;
  readonly last: number;
  readonly settled: boolean;
  /** The outcome's code (0x24 accepted … 0x27 modified) and fields; undefined for none. */
  readonly state: { readonly code: number; readonly fields: readonly unknown[] } | undefined;
}

/** The frame in `bytes` (exactly one) if it is a transfer or a disposition; all others are rhea's. */
export function readMessageFrame(bytes: Buffer): TransferFrame | DispositionFrame | undefined {
  const at = (bytes[4] ?? 0) * 4;
  if (bytes.length < at + 4 || bytes[5] !== 0x00 || bytes[at] !== 0x00 || bytes[at + 1] !== 0x53)
    return undefined;
  const code = bytes[at + 2];
  if (code === TRANSFER) return readTransfer(bytes, at + 3);
  if (code === DISPOSITION) return readDisposition(bytes, at + 3);
  return undefined;
}

function readTransfer(bytes: Buffer, at: number): TransferFrame {
  const { count, start, end } = openCompound(bytes, at);
  const reader = new ValueReader(bytes, start);
  const handle = reader.read() as number;
  const deliveryId = count > 1 ? ((reader.read() as number | null) ?? undefined) : undefined;
  if (count > 2) reader.skip();
  const format = count > 3 ? ((reader.read() as number | null) ?? undefined) : undefined;
  const settled = count > 4 && reader.read() === true;
  const more = count > 5 && reader.read() === true;
  let aborted = false;
  if (count > 9) {
    for (let skipped = 0; skipped < 3; skipped++) reader.skip();
    aborted = reader.read() === true;
  }
  return {
    type: 'transfer',
    handle,
    deliveryId,
    format,
    settled,
    more,
    aborted,
    payload: bytes.subarray(end),
  };
}

function readDisposition(bytes: Buffer, at: number): DispositionFrame {
  const { count, start } = openCompound(bytes, at);
  const reader = new ValueReader(bytes, start);
  const byReceiver = reader.read() === true;
  const first = reader.read() as number;
  const last = count > 2 ? ((reader.read() as number | null) ?? first) : first;
  const settled = count > 3 && reader.read() === true;
  const state = count > 4 ? readState(reader) : undefined;
  return { type: 'disposition', byReceiver, first, last, settled, state };
}

function readState(reader: ValueReader): DispositionFrame['state'] {
  if (reader.bytes[reader.position] !== 0x00) return undefined;
  reader.position++;
  const descriptor = reader.read();
  const code = typeof descriptor === 'number' ? descriptor : OUTCOMES[String(descriptor)];
  if (code === undefined) return undefined;
  return { code, fields: reader.read() as unknown[] };
}

const OUTCOMES: Readonly<Record<string, number>> = {
  'amqp:received:list': 0x23,
  'amqp:accepted:list': 0x24,
  'amqp:rejected:list': 0x25,
  'amqp:released:list': 0x26,
  'amqp:modified:list': 0x27,
};

/** A settled disposition `accepted` for the deliveries first..last. */
export function writeAccepted(channel: number, asReceiver: boolean, first: number, last: number): Buffer {
  const frame = Buffer.from(ACCEPTED);
  frame.writeUInt16BE(channel, 6);
  frame[14] = asReceiver ? 0x41 : 0x42;
  frame.writeUInt32BE(first, 16);
  frame.writeUInt32BE(last, 21);
  return frame;
}

// size, doff 2, type 0, channel | disposition, list8 | role | first | last | settled true | accepted, list0
const ACCEPTED = Buffer.from('0000001e02000000005315c0110542700000000070000000004100532445', 'hex');

/**
 * One message as one or more transfer frames no larger than `maxFrameSize`.
 */
export function writeTransfers(
  channel: number,
  transfer: { handle: number; deliveryId: number; tag: Buffer; settled: boolean },
  parts: readonly Buffer[],
  maxFrameSize: number,
): Buffer[] {
  let length = 0;
  for (const part of parts) length += part.length;
  const headLength = FRAME_HEADER_BYTES + 3 + 3 + 5 + 5 + 2 + transfer.tag.length + 1 + 1 + 1;
  const room = maxFrameSize - headLength;
  if (length <= room) return [writeTransfer(channel, transfer, false, headLength, parts, length)];
  const whole = Buffer.concat(parts, length);
  const frames: Buffer[] = [];
  for (let at = 0; at < length; at += room) {
    const piece = whole.subarray(at, at + room);
    frames.push(writeTransfer(channel, transfer, at + room < length, headLength, [piece], piece.length));
  }
  return frames;
}

function writeTransfer(
  channel: number,
  { handle, deliveryId, tag, settled }: { handle: number; deliveryId: number; tag: Buffer; settled: boolean },
  more: boolean,
  headLength: number,
  parts: readonly Buffer[],
  length: number,
): Buffer {
  const frame = Buffer.allocUnsafe(headLength + length);
  frame.writeUInt32BE(frame.length, 0);
  frame.writeUInt16BE(0x0200, 4);
  frame.writeUInt16BE(channel, 6);
  frame[8] = 0x00;
  frame[9] = 0x53;
  frame[10] = TRANSFER;
  frame[11] = 0xc0;
  frame[12] = headLength - 13;
  frame[13] = 6;
  frame[14] = 0x70;
  frame.writeUInt32BE(handle, 15);
  frame[19] = 0x70;
  frame.writeUInt32BE(deliveryId, 20);
  frame[24] = 0xa0;
  frame[25] = tag.length;
  let at = 26 + tag.copy(frame, 26);
  frame[at++] = 0x43;
  frame[at++] = settled ? 0x41 : 0x42;
  frame[at++] = more ? 0x41 : 0x42;
  for (const part of parts) at += part.copy(frame, at);
  return frame;
}
