import { ServiceBusClient, type ServiceBusMessage, type ServiceBusReceivedMessage } from '@azure/service-bus';
import type { Platform } from '../../tools/platform-process.ts';

/** The queues of a running platform, seen past the app. */
export class Broker {
  readonly #client: ServiceBusClient;

  constructor(platform: Platform) {
    this.#client = new ServiceBusClient(platform.serviceBus);
  }

  /** What lies in a queue, bodies as bytes. */
  async peek(queue: string, subQueueType?: 'deadLetter'): Promise<ServiceBusReceivedMessage[]> {
    const receiver = this.#client.createReceiver(queue, {
      skipParsingBodyAsJson: true,
      ...(subQueueType === undefined ? {} : { subQueueType }),
    });
    const messages = await receiver.peekMessages(100);
    await receiver.close();
    return messages;
  }

  async send(queue: string, ...messages: ServiceBusMessage[]): Promise<void> {
    const sender = this.#client.createSender(queue);
    await sender.sendMessages(messages);
    await sender.close();
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
