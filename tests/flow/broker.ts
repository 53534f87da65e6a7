import { ServiceBusClient, type ServiceBusMessage, type ServiceBusReceivedMessage } from '@azure/service-bus';
import type { Platform } from '../../tools/platform-process.ts';

/** The queues of a running platform, seen past the app. */
export class Broker {
  readonly #connection: string;
  readonly #client: ServiceBusClient;

  constructor(platform: Platform) {
    this.#connection = platform.serviceBus;
    this.#client = new ServiceBusClient(platform.serviceBus);
  }

  /** What lies in a queue, bodies as bytes. */
  async peek(queue: string, subQueueType?: 'deadLetter'): Promise<ServiceBusReceivedMessage[]> {
    // A client goes on where it last peeked.
    const client = new ServiceBusClient(this.#connection);
    const receiver = client.createReceiver(queue, {
      skipParsingBodyAsJson: true,
      ...(subQueueType === undefined ? {} : { subQueueType }),
    });
    const messages = await receiver.peekMessages(100);
    await client.close();
    return messages;
  }

  async send(queue: string, ...messages: ServiceBusMessage[]): Promise<void> {
    const sender = this.#client.createSender(queue);
    await sender.sendMessages(messages);
    await sender.close();
  }

  /** Takes out what lies in a queue and is not locked. */
  async receiveAndDelete(queue: string): Promise<ServiceBusReceivedMessage[]> {
    const receiver = this.#client.createReceiver(queue, {
      receiveMode: 'receiveAndDelete',
      skipParsingBodyAsJson: true,
    });
    const messages = await receiver.receiveMessages(100, { maxWaitTimeInMs: 1_000 });
    await receiver.close();
    return messages;
  }

  /** Dead-letters the next message of a queue. */
  async deadLetterNext(queue: string, reason: string, description: string): Promise<void> {
    const receiver = this.#client.createReceiver(queue);
    const [message] = await receiver.receiveMessages(1);
    if (message === undefined) throw new Error(`${queue} is empty`);
    await receiver.deadLetterMessage(message, {
      deadLetterReason: reason,
      deadLetterErrorDescription: description,
    });
    await receiver.close();
  }

  close(): Promise<void> {
    return this.#client.close();
  }
}
