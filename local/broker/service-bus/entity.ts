import {
  BATCH_FORMAT,
  type EntityHandler,
  type IncomingDelivery,
  type IncomingEvents,
  type IncomingLink,
  type ManagementRequest,
  type ManagementResponse,
  type OutgoingEvents,
  type OutgoingLink,
} from '../amqp/entity.ts';
import { AmqpFault, asFault } from '../amqp/fault.ts';
import { unbatch } from '../amqp/message.ts';
import { Consumers } from './consumers.ts';
import { readContent } from './content.ts';
import type { Queue } from './queue.ts';
import { answerRequest } from './requests.ts';
import type { Shelf } from './shelf.ts';

const DEAD_LETTER_PATH = '$deadletterqueue';
const SESSION_FILTER = 'com.microsoft:session-filter';

/** A queue as the AMQP server sees it. */
export class QueueEntity implements EntityHandler {
  readonly #queue: Queue;
  readonly #consumers: Consumers;
  readonly #deadLetterConsumers: Consumers;

  constructor(queue: Queue) {
    this.#queue = queue;
    this.#consumers = new Consumers(queue, queue.main);
    this.#deadLetterConsumers = new Consumers(queue, queue.deadLetters);
  }

  attachSender(link: IncomingLink, path: string): IncomingEvents {
    if (this.#shelf(path).dead) {
      throw new AmqpFault('amqp:not-allowed', 'Nothing can be sent to a dead-letter queue.');
    }
    link.setMaxMessageSize(this.#queue.settings.maxMessageSizeInKilobytes * 1024);
    return { delivery: (delivery) => this.#take(delivery) };
  }

  attachReceiver(link: OutgoingLink, path: string): OutgoingEvents {
    const { name, requiresSession } = this.#queue.settings;
    if (SESSION_FILTER in link.filters || requiresSession) {
      throw new AmqpFault(
        'amqp:not-implemented',
        `Sessions are not supported by this broker (queue '${name}').`,
      );
    }
    return (this.#shelf(path).dead ? this.#deadLetterConsumers : this.#consumers).attach(link);
  }

  management(request: ManagementRequest, path: string): ManagementResponse | Promise<ManagementResponse> {
    return answerRequest(this.#queue, this.#shelf(path), request);
  }

  #shelf(path: string): Shelf {
    if (path === '') return this.#queue.main;
    if (path.toLowerCase() === DEAD_LETTER_PATH) return this.#queue.deadLetters;
    const { name } = this.#queue.settings;
    throw new AmqpFault('amqp:not-found', `The messaging entity '${name}/${path}' could not be found.`);
  }

  #take(delivery: IncomingDelivery): void {
    try {
      // The envelope of a batch repeats the first message's head; only what is inside counts.
      const messages = delivery.format === BATCH_FORMAT ? unbatch(delivery.bytes) : [delivery.bytes];
      this.#queue.send(messages.map(readContent), (fault) => {
        if (fault) delivery.reject(asFault(fault));
        else delivery.accept();
      });
    } catch (error) {
      delivery.reject(asFault(error));
    }
  }
}
