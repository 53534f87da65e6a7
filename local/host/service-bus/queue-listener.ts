import type {
  MessageHandlers,
  ProcessErrorArgs,
  ServiceBusClient,
  ServiceBusReceivedMessage,
  ServiceBusReceiver,
} from '@azure/service-bus';
import { point } from '../../points.ts';
import type { HostServices, Invocation, LoadedFunction, LogLevel } from '../contract.ts';
import { Outage } from '../messaging/outage.ts';
import { within } from '../messaging/within.ts';
import { LockKeeper } from './lock-keeper.ts';
import type { ServiceBusSettings } from './settings.ts';
import { reasonOf, Settlements } from './settlements.ts';

const CATEGORY = 'Host.Triggers.ServiceBus';
// The SDK's AMQP library keeps at most 2048 unsettled messages per link.
const MOST_CREDIT = 2000;
// Locks hold five seconds at least in Azure, tests take them shorter.
const SURELY_LOCKED_MS = 1_000;
// How long stopping waits for a broker that may be gone as well; what stays unsettled is delivered again.
const FAREWELL_MS = 3_000;

/**
 * Receives a queue's messages under peek-lock and settles them after the function ran. How messages become
 * invocations is the affair of its two kinds, SingleListener and BatchListener.
 */
export abstract class QueueListener {
  protected readonly services: HostServices;
  protected readonly fn: LoadedFunction;
  protected readonly settings: ServiceBusSettings;
  protected readonly locks: LockKeeper;
  protected stopping = false;
  readonly #queue: string;
  readonly #autoComplete: boolean;
  readonly #client: ServiceBusClient;
  readonly #outage: Outage;
  #settlements: Settlements | undefined;
  #receiver: ServiceBusReceiver | undefined;
  #subscription: { close(): Promise<void> } | undefined;

  constructor(
    services: HostServices,
    fn: LoadedFunction,
    settings: ServiceBusSettings,
    client: ServiceBusClient,
    queue: string,
  ) {
    this.services = services;
    this.fn = fn;
    this.settings = settings;
    this.#client = client;
    this.#queue = queue;
    const { autoCompleteMessages } = fn.trigger;
    this.#autoComplete =
      typeof autoCompleteMessages === 'boolean' ? autoCompleteMessages : settings.autoCompleteMessages;
    this.#outage = new Outage(services, CATEGORY, `queue '${queue}' of function '${fn.name}'`);
    this.locks = new LockKeeper(
      services.clock,
      (message) => this.#receiverOpen().renewMessageLock(message),
      (message, error) => this.#warn(`the lock of message '${message.messageId}' was lost`, error),
    );
  }

  /** How many messages may be here unsettled. */
  protected abstract readonly credit: number;

  /** Takes a message; settles when the place that it takes may be given to another one. */
  protected abstract take(message: ServiceBusReceivedMessage): Promise<void>;

  listen(): void {
    this.#receiver = this.#client.createReceiver(this.#queue, {
      receiveMode: 'peekLock',
      // The library parses JSON; parsing it here as well would cost twice.
      skipParsingBodyAsJson: true,
      skipConvertingDate: true,
      // The keeper below renews, with one timer for all messages.
      maxAutoLockRenewalDurationInMs: 0,
    });
    const settlements = new Settlements(this.#receiver, this.#autoComplete, {
      settled: (message) => this.locks.drop(message),
      log: (level, text) => this.#log(level, text),
    });
    this.#settlements = settlements;
    const handlers: MessageHandlers & { postInitialize(): Promise<void> } = {
      processMessage: (message) => this.#received(message),
      processError: async (args) => this.#processError(args),
      // Called by the SDK whenever the link stands (again).
      postInitialize: async () => {
        this.#outage.over();
        settlements.relinked();
      },
    };
    this.#subscription = this.#receiver.subscribe(handlers, {
      autoCompleteMessages: false,
      maxConcurrentCalls: Math.min(this.credit, MOST_CREDIT),
    });
  }

  async stop(): Promise<void> {
    this.stopping = true;
    if (!this.#receiver) return;
    // Draining asks the broker, and waits for a connection that is being opened.
    await within(FAREWELL_MS, this.#subscription?.close());
    await this.idle();
    await within(FAREWELL_MS, this.#settlements?.idle());
    this.locks.stop();
    await within(FAREWELL_MS, this.#receiver.close());
  }

  /** Settles when no invocation is under way. */
  protected abstract idle(): Promise<void>;

  protected async invoke(invocation: Invocation): Promise<boolean> {
    point('service-bus.invoke.before');
    let succeeded = true;
    try {
      await this.services.invoke(this.fn, invocation);
    } catch {
      // The host has logged what the handler threw; here it means that the message is abandoned.
      succeeded = false;
    }
    point('service-bus.invoke.after');
    return succeeded;
  }

  /** Completes or abandons in the background: the next message need not wait for the broker's answer. */
  protected settle(message: ServiceBusReceivedMessage, succeeded: boolean): void {
    this.#settlements?.settle(message, succeeded);
  }

  /**
   * A message whose lock ran out while it waited here belongs to somebody else by now. `since`: performance.now() of
   * its coming; one that has just come is taken at its word, however the clocks of broker and host differ.
   */
  protected isStale({ lockedUntilUtc }: ServiceBusReceivedMessage, since: number): boolean {
    if (lockedUntilUtc === undefined || performance.now() - since < SURELY_LOCKED_MS) return false;
    return lockedUntilUtc.getTime() <= this.services.clock.now();
  }

  async #received(message: ServiceBusReceivedMessage): Promise<void> {
    this.#settlements?.received(message);
    try {
      await this.take(message);
    } catch (error) {
      this.#warn(`message '${message.messageId}' could not be handled and will be delivered again`, error);
    }
  }

  #receiverOpen(): ServiceBusReceiver {
    if (this.#receiver) return this.#receiver;
    throw Object.assign(new Error('The listener was not started.'), { code: 'NOT_LISTENING' });
  }

  #processError({ error }: ProcessErrorArgs): void {
    if (this.stopping || error.name === 'AbortError') return;
    this.#outage.failed(error);
  }

  #warn(what: string, error: unknown): void {
    this.#log('warning', `${what}. ${reasonOf(error)}`);
  }

  #log(level: LogLevel, text: string): void {
    this.services.log(level, CATEGORY, `Queue '${this.#queue}' of function '${this.fn.name}': ${text}`);
  }
}
