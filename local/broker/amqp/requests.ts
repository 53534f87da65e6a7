import type {
  IncomingDelivery,
  IncomingEvents,
  ManagementRequest,
  ManagementResponse,
  OutgoingEvents,
} from './entity.ts';
import { AmqpFault, asFault } from './fault.ts';
import { cutMessage, decodeMap, section } from './message.ts';
import type { ServerSender } from './outgoing.ts';
import { types } from './rhea.ts';
import {
  decodeValue,
  encodeInt,
  encodeListContent,
  encodeMap,
  encodeString,
  openCompound,
  skipValue,
} from './values.ts';

/** Answers one request that was sent to a node. */
export type Respond = (request: ManagementRequest) => ManagementResponse | Promise<ManagementResponse>;

const NULL = Buffer.from([0x40]);
const VALUE_BODY = Buffer.from([0x00, 0x53, 0x77]);
// Fields of the properties section, by their place.
const MESSAGE_ID = 0;
const REPLY_TO = 4;

/**
 * The request/response nodes of one connection (`$cbs`, `$management`): a request names the reply link by the
 * address that link was attached with.
 */
export class RequestNodes {
  readonly #replies = new Map<string, ReplyLink>();

  /** A reply link: `address` is the client's own name for it (its target), or one made for a dynamic source. */
  attachReplies(address: string, link: ServerSender): OutgoingEvents {
    const replies = new ReplyLink(link);
    this.#replies.set(address, replies);
    return {
      credit: () => replies.flush(),
      detached: () => {
        if (this.#replies.get(address) === replies) this.#replies.delete(address);
      },
    };
  }

  attachRequests(respond: Respond): IncomingEvents {
    return {
      delivery: (delivery) => {
        let question: Question;
        try {
          question = readQuestion(delivery);
        } catch (cause) {
          // Where an answer should go is not known.
          delivery.reject(
            new AmqpFault('amqp:decode-error', 'The request is no AMQP 1.0 message.', { cause }),
          );
          return;
        }
        delivery.accept();
        void this.#serve(question, respond);
      },
    };
  }

  /** Never rejects. */
  async #serve({ replyTo, correlationId, request }: Question, respond: Respond): Promise<void> {
    let answer: Buffer;
    try {
      answer = encodeAnswer(correlationId, await respond(request));
    } catch (error) {
      answer = encodeRefusal(correlationId, asFault(error));
    }
    this.#replies.get(replyTo)?.send(answer);
  }
}

interface Question {
  readonly request: ManagementRequest;
  /** The address of the link that the answer goes to. */
  readonly replyTo: string;
  /** As it was encoded. */
  readonly correlationId: Buffer;
}

function readQuestion({ bytes }: IncomingDelivery): Question {
  const { properties, applicationProperties, body } = cutMessage(bytes);
  const fields = rawFields(properties);
  const named = decodeMap(applicationProperties);
  return {
    request: {
      operation: String(named.operation ?? ''),
      properties: named,
      body: body.length > 3 ? decodeValue(body, 3) : undefined,
    },
    replyTo: String(decodeValue(fields[REPLY_TO] ?? NULL)),
    correlationId: fields[MESSAGE_ID] ?? NULL,
  };
}

/** Answers wait here until the requester gives credit. */
class ReplyLink {
  readonly #link: ServerSender;
  #waiting: Buffer[] = [];

  constructor(link: ServerSender) {
    this.#link = link;
  }

  send(answer: Buffer): void {
    this.#waiting.push(answer);
    this.flush();
  }

  flush(): void {
    while (this.#waiting.length > 0 && this.#link.credit > 0) {
      // Nobody asks for the fate of an answer, so it goes out settled.
      this.#link.send([this.#waiting.shift() as Buffer], { settled: true });
    }
  }
}

function encodeAnswer(correlationId: Buffer, response: ManagementResponse): Buffer {
  const status = response.status ?? 200;
  const description = response.description ?? (status === 204 ? 'No Content' : 'OK');
  const writer = new types.Writer();
  writer.write(types.wrap(response.body ?? null));
  return encode(correlationId, status, description, undefined, writer.toBuffer());
}

function encodeRefusal(correlationId: Buffer, fault: AmqpFault): Buffer {
  return encode(correlationId, fault.status, fault.message, fault.code, NULL);
}

function encode(
  correlationId: Buffer,
  status: number,
  description: string,
  condition: string | undefined,
  body: Buffer,
): Buffer {
  const properties = encodeListContent(Buffer.concat([NULL, NULL, NULL, NULL, NULL, correlationId]), 6);
  // Service Bus and Event Hubs clients look for different spellings.
  const entries: Buffer[] = [];
  for (const [camel, dashed, value] of [
    ['statusCode', 'status-code', encodeInt(status)],
    ['statusDescription', 'status-description', encodeString(description)],
    ['errorCondition', 'error-condition', condition === undefined ? undefined : encodeString(condition)],
  ] as const) {
    if (value) entries.push(encodeString(camel), value, encodeString(dashed), value);
  }
  return Buffer.concat([
    section('properties'),
    properties,
    section('applicationProperties'),
    encodeMap(entries),
    VALUE_BODY,
    body,
  ]);
}

/** The fields of a list as they are encoded. */
function rawFields(list: Buffer | undefined): Buffer[] {
  if (list === undefined) return [];
  const { count, start } = openCompound(list, 0);
  const fields: Buffer[] = [];
  let at = start;
  for (let i = 0; i < count; i++) {
    const end = skipValue(list, at);
    fields.push(list.subarray(at, end));
    at = end;
  }
  return fields;
}

export function notFound(address: string): AmqpFault {
  return new AmqpFault('amqp:not-found', `The messaging entity '${address}' could not be found.`);
}
