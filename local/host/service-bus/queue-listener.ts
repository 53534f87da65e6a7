import type { ServiceBusClient, ServiceBusReceivedMessage, ServiceBusReceiver } from '@azure/service-bus';
import { point } from '../../points.ts';
import type { HostServices, Invocation, LoadedFunction, LogLevel } from '../contract.ts';
import { Outage } from '../messaging/outage.ts';
import { within } from '../messaging/within.ts';
import { LockKeeper } from './lock-keeper.ts';
import { QueueLink } from './queue-link.ts';
import type { ServiceBusSettings } from './settings.ts';
import { reasonOf, Settlements } from './settlements.ts';

const CATEGORY = 'Host.Triggers.ServiceBus';
// Locks hold five seconds at least in Azure, tests take them shorter.
const SURELY_LOCKED_MS = 1_000;
// How long stopping waits for a broker that may be gone as well; what stays unsettled is delivered again.
const FAREWELL_MS = 3_000;
// Looks, not moments, make a link stuck: a process that stood still itself must not blame its link.
const LOOK_EVERY_MS = 500;
const PATIENT_LOOKS = 6;
const MOST_PATIENT_LOOKS = 120;

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
  readonly #open: () => Promise<ServiceBusClient>;
  readonly #outage: Outage;
  readonly #settlements: Settlements;
  #link: QueueLink | undefined;
  #watch: NodeJS.Timeout | undefined;
  #replacing: Promise<void> | undefined;
  #silentLooks = 0;
  /** Grows while new connections do not help: a broker may take its time. */
  #patience = PATIENT_LOOKS;

  constructor(
    services: HostServices,
    fn: LoadedFunction,
    settings: ServiceBusSettings,
    open: () => Promise<ServiceBusClient>,
    queue: string,
  ) {
    this.services = services;
    this.fn = fn;
    this.settings = settings;
    this.#open = open;
    this.#queue = queue;
    const { autoCompleteMessages } = fn.trigger;
    this.#autoComplete =
      typeof autoCompleteMessages === 'boolean' ? autoCompleteMessages : settings.autoCompleteMessages;
    this.#outage = new Outage(services, CATEGORY, `queue '${queue}' of function '${fn.name}'`);
    this.locks = new LockKeeper(
      services.clock,
      (message) => this.#receiver().renewMessageLock(message),
      (message, error) => this.#warn(`the lock of message '${message.messageId}' was lost`, error),
    );
    this.#settlements = new Settlements(() => this.#receiver(), this.#autoComplete, {
      settled: (message) => this.locks.drop(message),
      log: (level, text) => this.#log(level, text),
    });
  }

  /** How many messages may be here unsettled. */
  protected abstract readonly credit: number;

  /** Takes a message; settles when the place that it takes may be given to another one. */
  protected abstract take(message: ServiceBusReceivedMessage): Promise<void>;

  async listen(): Promise<void> {
    await this.#attach();
    this.#watch = setInterval(() => this.#look(), LOOK_EVERY_MS);
  }

  async stop(): Promise<void> {
    this.stopping = true;
    clearInterval(this.#watch);
    await this.#replacing;
    // Draining asks the broker, and waits for a connection that is being opened.
    await within(FAREWELL_MS, this.#link?.stopReceiving());
    await this.idle();
    await within(FAREWELL_MS, this.#settlements.idle());
    this.locks.stop();
    await within(FAREWELL_MS, this.#link?.close());
  }

  async #attach(): Promise<void> {
    const client = await this.#open();
    if (this.stopping) {
      await within(FAREWELL_MS, client.close());
      return;
    }
    this.#link = new QueueLink({
      client,
      queue: this.#queue,
      credit: this.credit,
      received: (message) => this.#received(message),
      stands: () => {
        this.#outage.over();
        this.#patience = PATIENT_LOOKS;
        this.#settlements.relinked();
      },
      failed: (error) => this.#failed(error),
    });
  }

  #look(): void {
    const link = this.#link;
    if (!link || this.#replacing !== undefined) return;
    this.#silentLooks = link.looksSilent() ? this.#silentLooks + 1 : 0;
    if (this.#silentLooks < this.#patience) return;
    this.#silentLooks = 0;
    this.#patience = Math.min(this.#patience * 2, MOST_PATIENT_LOOKS);
    this.#failed(Object.assign(new Error('No answer; trying a new connection.'), { code: 'NO_ANSWER' }));
    this.#replacing = this.#replace(link);
  }

  /** Never rejects: where it fails, the old link stays silent, and its time comes again. */
  async #replace(link: QueueLink): Promise<void> {
    link.abandon();
    const closing = within(FAREWELL_MS, link.close());
    try {
      await this.#attach();
    } catch (error) {
      this.#failed(error as Error);
    }
    await closing;
    this.#replacing = undefined;
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
    this.#settlements.settle(message, succeeded);
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
    this.#settlements.received(message);
    try {
      await this.take(message);
    } catch (error) {
      this.#warn(`message '${message.messageId}' could not be handled and will be delivered again`, error);
    }
  }

  #receiver(): ServiceBusReceiver {
    if (this.#link) return this.#link.receiver;
    throw Object.assign(new Error('The listener was not started.'), { code: 'NOT_LISTENING' });
  }

  #failed(error: Error): void {
    if (!this.stopping && error.name !== 'AbortError') this.#outage.failed(error);
  }

  #warn(what: string, error: unknown): void {
    this.#log('warning', `${what}. ${reasonOf(error)}`);
  }

  #log(level: LogLevel, text: string): void {
    this.services.log(level, CATEGORY, `Queue '${this.#queue}' of function '${this.fn.name}': ${text}`);
  }
}
