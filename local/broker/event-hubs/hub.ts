import type { Clock } from '../../clock.ts';
import type {
  EntityHandler,
  IncomingEvents,
  IncomingLink,
  ManagementRequest,
  ManagementResponse,
  OutgoingEvents,
  OutgoingLink,
} from '../amqp/entity.ts';
import { AmqpFault } from '../amqp/fault.ts';
import type { Appender } from './appender.ts';
import { describeHub, describePartition } from './management.ts';
import type { PartitionLog } from './partition-log.ts';
import { startPosition } from './position.ts';
import { RoundRobin, receiveEvents } from './publisher.ts';
import { sendEvents } from './receiver.ts';
import { type Contender, Receivers } from './receivers.ts';

export interface HubOptions {
  readonly name: string;
  readonly consumerGroups: readonly string[];
  readonly partitions: readonly PartitionLog[];
  readonly appender: Appender;
  readonly clock: Clock;
}

/** Messages of a hub's standard tier, batches included. Bytes. */
const MAX_MESSAGE_SIZE = 1024 * 1024;
const DEFAULT_GROUP = '$Default';
const SENDER_PATH = /^Partitions\/([^/]*)$/i;
const RECEIVER_PATH = /^ConsumerGroups\/([^/]+)\/Partitions\/([^/]*)$/i;

/** One event hub, as the AMQP server sees it. */
export class EventHub implements EntityHandler {
  readonly name: string;
  readonly partitions: readonly PartitionLog[];
  readonly roundRobin = new RoundRobin();
  readonly #appender: Appender;
  readonly #clock: Clock;
  /** By lower-cased group name and partition. */
  readonly #receivers = new Map<string, Receivers>();

  constructor({ name, consumerGroups, partitions, appender, clock }: HubOptions) {
    this.name = name;
    this.partitions = partitions;
    this.#appender = appender;
    this.#clock = clock;
    for (const group of [DEFAULT_GROUP, ...consumerGroups]) {
      partitions.forEach((_, partition) => {
        this.#receivers.set(key(group, partition), new Receivers());
      });
    }
  }

  attachSender(link: IncomingLink, path: string): IncomingEvents {
    if (link.desiredCapabilities.includes('com.microsoft:idempotent-producer')) {
      throw new AmqpFault(
        'amqp:not-implemented',
        'Idempotent publishing is not part of the local broker. Leave enableIdempotentRetries out.',
      );
    }
    link.setMaxMessageSize(MAX_MESSAGE_SIZE);
    if (path === '') return receiveEvents(this, undefined, this.#appender);
    const partition = SENDER_PATH.exec(path)?.[1];
    if (partition === undefined) throw this.#notFound(path);
    return receiveEvents(this, this.#partition(partition).log, this.#appender);
  }

  attachReceiver(link: OutgoingLink, path: string): OutgoingEvents {
    const [, group, partitionId] = RECEIVER_PATH.exec(path) ?? [];
    if (group === undefined || partitionId === undefined) throw this.#notFound(path);
    // A hub has at least one partition, so every group has an entry for the first.
    if (!this.#receivers.has(key(group, 0))) throw this.#notFound(`ConsumerGroups/${group}`);
    const { log, index } = this.#partition(partitionId);
    const sequence = log.locate(startPosition(link.filters));
    const receivers = this.#receivers.get(key(group, index));
    if (receivers === undefined) throw this.#notFound(path);

    const epoch = link.properties['com.microsoft:epoch'];
    const contender: Contender = {
      name: String(link.properties['com.microsoft:receiver-name'] ?? link.name),
      epoch: typeof epoch === 'number' ? epoch : undefined,
      detach(fault) {
        events.detached?.();
        link.detach(fault);
      },
    };
    receivers.admit(contender);
    const events = sendEvents(link, log, {
      sequence,
      tellLast: link.desiredCapabilities.includes('com.microsoft:enable-receiver-runtime-metric'),
      now: () => this.#clock.now(),
      closed: () => receivers.leave(contender),
    });
    return events;
  }

  management(request: ManagementRequest): ManagementResponse {
    const { type } = request.properties;
    if (request.operation.toUpperCase() !== 'READ') {
      throw new AmqpFault(
        'amqp:not-implemented',
        `Operation ${request.operation} is not one of an event hub.`,
      );
    }
    if (type === 'com.microsoft:eventhub') return { body: describeHub(this) };
    if (type === 'com.microsoft:partition') {
      const { log, index } = this.#partition(String(request.properties.partition));
      return { body: describePartition(this, index, log) };
    }
    throw new AmqpFault('amqp:not-implemented', `Type ${String(type)} is not one of an event hub.`);
  }

  #partition(id: string): { log: PartitionLog; index: number } {
    const index = /^\d+$/.test(id) ? Number(id) : -1;
    const log = this.partitions[index];
    if (log === undefined) {
      throw new AmqpFault(
        'com.microsoft:argument-out-of-range',
        'The specified partition is invalid for an EventHub partition sender or receiver. ' +
          `It should be between 0 and ${this.partitions.length - 1}. Given: '${id}'.`,
      );
    }
    return { log, index };
  }

  #notFound(path: string): AmqpFault {
    return new AmqpFault(
      'amqp:not-found',
      `The messaging entity '${this.name}/${path}' could not be found. ` +
        'Event hubs and their consumer groups are declared in the entities file.',
    );
  }
}

function key(group: string, partition: number): string {
  return `${group.toLowerCase()}/${partition}`;
}
