import { AmqpFault } from '../amqp/fault.ts';

/** A receiver of one consumer group on one partition. */
export interface Contender {
  /** As the client named itself. */
  readonly name: string;
  /** Owner level; undefined for a receiver that shares. */
  readonly epoch: number | undefined;
  detach(fault: AmqpFault): void;
}

/** How many receivers without an epoch may read the same partition in the same group, as in Azure. */
const SHARED_LIMIT = 5;
const STOLEN = 'amqp:link:stolen';

/**
 * Who reads a partition for a consumer group: either one receiver with an epoch, the highest or the latest of the
 * highest, or a few without.
 */
export class Receivers {
  readonly #present = new Set<Contender>();

  /** Lets a receiver in and those out that it replaces. Throws an AmqpFault when it may not come in. */
  admit(newcomer: Contender): void {
    for (const { epoch, name } of this.#present) {
      if (epoch !== undefined && (newcomer.epoch ?? -1) < epoch) {
        throw new AmqpFault(
          STOLEN,
          `Receiver '${name}' with a higher epoch '${epoch}' already exists. Receiver '${newcomer.name}' with epoch ` +
            `'${newcomer.epoch ?? 'none'}' cannot be created. Make sure you are creating receiver with increasing ` +
            'epoch value to ensure connectivity, or ensure all old epoch receivers are closed or disconnected.',
        );
      }
    }
    if (newcomer.epoch === undefined && this.#present.size >= SHARED_LIMIT) {
      throw new AmqpFault(
        'amqp:resource-limit-exceeded',
        `Exceeded the maximum number of allowed receivers per partition in a consumer group which is ${SHARED_LIMIT}.`,
      );
    }
    if (newcomer.epoch !== undefined) this.#replaceAll(newcomer);
    this.#present.add(newcomer);
  }

  leave(contender: Contender): void {
    this.#present.delete(contender);
  }

  #replaceAll(newcomer: Contender): void {
    for (const loser of [...this.#present]) {
      this.#present.delete(loser);
      loser.detach(
        new AmqpFault(
          STOLEN,
          `New receiver '${newcomer.name}' with higher epoch of '${newcomer.epoch}' is created hence current receiver ` +
            `'${loser.name}' with epoch '${loser.epoch ?? 'none'}' is getting disconnected. If you are recreating the ` +
            'receiver, make sure a higher epoch is used.',
        ),
      );
    }
  }
}
