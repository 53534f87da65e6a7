import type { ServiceBusReceivedMessage, ServiceBusReceiver } from '@azure/service-bus';
import { point } from '../../points.ts';
import { settleApart } from './settle-apart.ts';

export interface SettlementEvents {
  /** The broker has answered, or there is nothing to ask any more. */
  settled(message: ServiceBusReceivedMessage): void;
  log(level: 'information' | 'warning', text: string): void;
}

/** Completes and abandons messages in the background, also across a reconnection. */
export class Settlements {
  readonly #receiver: () => ServiceBusReceiver;
  readonly #autoComplete: boolean;
  readonly #events: SettlementEvents;
  readonly #underWay = new Set<Promise<void>>();
  /** Those that the broker has not answered, with a way to ask it again. */
  readonly #unanswered = new Map<ServiceBusReceivedMessage, () => void>();
  /** Messages that came over the link that stands now. */
  #ofThisLink = new WeakSet<ServiceBusReceivedMessage>();

  constructor(receiver: () => ServiceBusReceiver, autoComplete: boolean, events: SettlementEvents) {
    this.#receiver = receiver;
    this.#autoComplete = autoComplete;
    this.#events = events;
  }

  received(message: ServiceBusReceivedMessage): void {
    this.#ofThisLink.add(message);
  }

  /** A new link stands: what the old one was asked is never answered, so ask again. */
  relinked(): void {
    this.#ofThisLink = new WeakSet();
    for (const askAgain of this.#unanswered.values()) askAgain();
  }

  settle(message: ServiceBusReceivedMessage, succeeded: boolean): void {
    const settling = this.#settle(message, succeeded);
    this.#underWay.add(settling);
    void settling.then(() => this.#underWay.delete(settling));
  }

  async idle(): Promise<void> {
    await Promise.all(this.#underWay);
  }

  /** Never rejects. */
  async #settle(message: ServiceBusReceivedMessage, succeeded: boolean): Promise<void> {
    try {
      point('service-bus.settle.before');
      if (!succeeded || this.#autoComplete) await this.#ask(message, succeeded);
      point('service-bus.settle.after');
    } catch (error) {
      const what = succeeded ? 'completed' : 'abandoned';
      // After a reconnection the broker may well have done it before the answer was lost.
      this.#events.log(
        this.#ofThisLink.has(message) ? 'warning' : 'information',
        `message '${message.messageId}' could not be ${what} and may be delivered again. ${reasonOf(error)}`,
      );
    } finally {
      this.#unanswered.delete(message);
      this.#events.settled(message);
    }
  }

  async #ask(message: ServiceBusReceivedMessage, succeeded: boolean): Promise<void> {
    await settleApart(succeeded ? 'complete' : 'other');
    await new Promise<void>((resolve, reject) => {
      let asked = 0;
      const ask = () => {
        const turn = ++asked;
        if (!this.#ofThisLink.has(message)) settleByLockToken(message);
        const receiver = this.#receiver();
        const answer = succeeded ? receiver.completeMessage(message) : receiver.abandonMessage(message);
        answer.then(resolve, (error) => {
          // What was asked over a lost link fails late, when it has long been asked again.
          if (turn === asked) reject(error);
        });
      };
      this.#unanswered.set(message, ask);
      ask();
    });
  }
}

/**
 * After a reconnection the SDK would settle a message of the old link by writing to that link, and wait for an
 * answer until its time-out, again and again. Without a link it asks the broker by lock token, as for a deferred
 * message (@azure/service-bus 7.9).
 */
function settleByLockToken(message: ServiceBusReceivedMessage): void {
  Object.assign(message, { delivery: {} });
}

export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { code } = error as { code?: unknown };
  return code === undefined ? error.message : `${String(code)}: ${error.message}`;
}
