import type { ManagementRequest, ManagementResponse } from '../amqp/entity.ts';
import { AmqpFault } from '../amqp/fault.ts';
import { typecode, types } from '../amqp/rhea.ts';
import { sealConsumed, sealLocked, sealPeeked } from './consumers.ts';
import { readContent, withoutBody } from './content.ts';
import { reorderToken } from './lock-token.ts';
import type { Queue, Settlement } from './queue.ts';
import type { Lock, Shelf } from './shelf.ts';

const PREFIX = 'com.microsoft:';
// Azure's own limit for one answer.
const MOST_PEEKED = 250;

/** Answers the `$management` operations of a queue or of its dead-letter queue. */
export function answerRequest(
  queue: Queue,
  shelf: Shelf,
  request: ManagementRequest,
): ManagementResponse | Promise<ManagementResponse> {
  const body = new Body(request.body);
  switch (request.operation.replace(PREFIX, '')) {
    case 'renew-lock':
      return renewLocks(queue, shelf, body);
    case 'peek-message':
      return peek(queue, shelf, body);
    case 'schedule-message':
      return schedule(queue, shelf, body);
    case 'cancel-scheduled-message':
      return queue.cancel(body.numbers('sequence-numbers')).then(() => ({}));
    case 'receive-by-sequence-number':
      return receiveDeferred(queue, shelf, body);
    case 'update-disposition':
      return updateDisposition(queue, shelf, body);
    default:
      throw new AmqpFault('amqp:not-implemented', `This broker has no operation '${request.operation}'.`);
  }
}

function renewLocks(queue: Queue, shelf: Shelf, body: Body): ManagementResponse {
  const expirations = locksOf(shelf, body).map((lock) => queue.renew(lock));
  return { body: { expirations: types.wrap_array(expirations, typecode.timestamp) } };
}

function peek(queue: Queue, shelf: Shelf, body: Body): ManagementResponse {
  const most = Math.min(body.number('message-count'), MOST_PEEKED);
  const omitBody = body.value('omit-message-body') === true;
  const messages: { message: Buffer }[] = [];
  for (const { message, blob } of queue.peek(shelf, Math.max(0, body.number('from-sequence-number')))) {
    if (messages.length >= most) break;
    messages.push({ message: Buffer.concat(sealPeeked(message, omitBody ? withoutBody(blob) : blob)) });
  }
  return messages.length === 0 ? { status: 204 } : { body: { messages } };
}

async function schedule(queue: Queue, shelf: Shelf, body: Body): Promise<ManagementResponse> {
  if (shelf.dead) throw new AmqpFault('amqp:not-allowed', 'Nothing can be sent to a dead-letter queue.');
  const limit = queue.settings.maxMessageSizeInKilobytes * 1024;
  const contents = body.list('messages').map((entry) => {
    const bytes = new Body(entry).value('message');
    if (!Buffer.isBuffer(bytes)) throw argumentError("'message' must be an encoded message");
    if (bytes.length > limit) {
      throw new AmqpFault(
        'amqp:link:message-size-exceeded',
        `The message is larger than the ${limit} bytes allowed.`,
      );
    }
    return readContent(bytes);
  });
  const sequences = await queue.schedule(contents);
  return { body: { 'sequence-numbers': types.wrap_array(sequences, typecode.long) } };
}

async function receiveDeferred(queue: Queue, shelf: Shelf, body: Body): Promise<ManagementResponse> {
  const sequences = body.numbers('sequence-numbers');
  const deleting = body.value('receiver-settle-mode') === 0;
  const messages = deleting
    ? (await queue.consumeDeferred(shelf, sequences)).map(({ message, blob }) => ({
        message: Buffer.concat(sealConsumed(message, blob)),
      }))
    : queue.lockDeferred(shelf, sequences).map((lock) => ({
        message: Buffer.concat(sealLocked(lock.message, queue.blobOf(lock.message), lock)),
        'lock-token': types.wrap_uuid(reorderToken(lock.token)),
      }));
  return { body: { messages } };
}

async function updateDisposition(queue: Queue, shelf: Shelf, body: Body): Promise<ManagementResponse> {
  const settlement = settlementOf(body);
  const locks = locksOf(shelf, body);
  await Promise.all(
    locks.map(
      (lock) =>
        new Promise<void>((resolve, reject) => {
          queue.settle(lock, settlement, (fault) => (fault ? reject(fault) : resolve()));
        }),
    ),
  );
  return {};
}

function settlementOf(body: Body): Settlement {
  const properties = (body.value('properties-to-modify') ?? {}) as Record<string, unknown>;
  const status = body.value('disposition-status');
  switch (status) {
    case 'completed':
      return { type: 'complete' };
    case 'abandoned':
      return { type: 'abandon', properties };
    // Spelled so by the protocol.
    case 'defered':
      return { type: 'defer', properties };
    case 'suspended': {
      const reason = body.value('deadletter-reason');
      const description = body.value('deadletter-description');
      return {
        type: 'dead-letter',
        properties: {
          ...properties,
          ...(typeof reason === 'string' ? { DeadLetterReason: reason } : {}),
          ...(typeof description === 'string' ? { DeadLetterErrorDescription: description } : {}),
        },
      };
    }
    default:
      throw argumentError(`'disposition-status' is unknown: ${String(status)}`);
  }
}

function locksOf(shelf: Shelf, body: Body): Lock[] {
  return body.list('lock-tokens').map((token) => {
    const lock =
      Buffer.isBuffer(token) && token.length === 16 ? shelf.findLock(reorderToken(token)) : undefined;
    if (lock) return lock;
    throw new AmqpFault(
      'com.microsoft:message-lock-lost',
      'The lock supplied is invalid. Either the lock expired, or the message has already been removed from the queue.',
    );
  });
}

/** A request's body, read by the types the operations expect. */
class Body {
  readonly #map: Readonly<Record<string, unknown>>;

  constructor(body: unknown) {
    this.#map = typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {};
  }

  value(key: string): unknown {
    return this.#map[key] ?? undefined;
  }

  number(key: string): number {
    const number = asNumber(this.#map[key]);
    if (number !== undefined) return number;
    throw argumentError(`'${key}' must be a number`);
  }

  list(key: string): unknown[] {
    const value = this.#map[key];
    if (Array.isArray(value)) return value;
    throw argumentError(`'${key}' must be a list`);
  }

  numbers(key: string): number[] {
    return this.list(key).map((value) => {
      const number = asNumber(value);
      if (number !== undefined) return number;
      throw argumentError(`'${key}' must be numbers`);
    });
  }
}

function asNumber(value: unknown): number | undefined {
  if (typeof value === 'number') return value;
  // Longs too large to be one of ours.
  return Buffer.isBuffer(value) && value.length === 8 ? Number(value.readBigInt64BE()) : undefined;
}

function argumentError(description: string): AmqpFault {
  return new AmqpFault('com.microsoft:argument-error', `${description}.`);
}
