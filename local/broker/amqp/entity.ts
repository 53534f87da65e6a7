import type { AmqpFault } from './fault.ts';

/**
 * What a queue or an event hub is to the AMQP server. Throw an AmqpFault from an attach to refuse the link with
 * that condition, from management() to answer with its status.
 */
export interface EntityHandler {
  /** A client wants to send to this entity. `path`: what follows the entity's name, '' or e.g. 'Partitions/2'. */
  attachSender(link: IncomingLink, path: string): IncomingEvents;
  /** A client wants to receive. `path`: '' or e.g. '$DeadLetterQueue', 'ConsumerGroups/g/Partitions/0'. */
  attachReceiver(link: OutgoingLink, path: string): OutgoingEvents;
  /** One request on `<entity>[/path]/$management`, or on `$management` with the entity's name in property `name`. */
  management(request: ManagementRequest, path: string): ManagementResponse | Promise<ManagementResponse>;
}

interface Link {
  readonly name: string;
  /** The same for all links of one connection, unique among connections. */
  readonly connectionId: string;
  /** Link properties of the attach, e.g. `com.microsoft:epoch`; plain values. */
  readonly properties: Readonly<Record<string, unknown>>;
  readonly desiredCapabilities: readonly string[];
  /** Closes the link from the broker's side; its events are not called again. */
  detach(fault?: AmqpFault): void;
}

/** The client's sender: messages come in. */
export interface IncomingLink extends Link {
  /** Told to the client in the attach answer, bytes; call it inside attachSender. Larger messages are rejected. */
  setMaxMessageSize(bytes: number): void;
}

export interface IncomingEvents {
  /** Every delivery must be settled exactly once unless it came settled. Credit is the server's business. */
  delivery(delivery: IncomingDelivery): void;
  /** The client or the connection went away. */
  detached?(): void;
}

export interface IncomingDelivery {
  /** The encoded message exactly as it came; with format BATCH_FORMAT an envelope of encoded messages. */
  readonly bytes: Buffer;
  readonly format: number;
  /** The client waits for no answer. */
  readonly settled: boolean;
  accept(): void;
  reject(fault: AmqpFault): void;
}

/** message-format of a batch: one data section per encoded message. */
export const BATCH_FORMAT = 0x80013700;

/** The client's receiver: messages go out. */
export interface OutgoingLink extends Link {
  /** Filters of the source by their key, described values unwrapped to the plain value. */
  readonly filters: Readonly<Record<string, unknown>>;
  /** The client takes messages as settled: receive and delete. */
  readonly presettled: boolean;
  /** How many messages may be sent now (the client's credit; 0 while the session's window is shut). */
  readonly credit: number;
  /**
   * Properties of the attach answer; call it inside attachReceiver. Values are encoded by rhea's rules;
   * hand in rhea's types (amqp/rhea.ts) where the AMQP type matters.
   */
  setProperties(properties: Record<string, unknown>): void;
  /** Sends one encoded message; needs credit. Without a `tag` the link numbers its deliveries itself. */
  send(parts: readonly Buffer[], options?: { tag?: Buffer; settled?: boolean }): OutgoingDelivery;
}

export interface OutgoingDelivery {
  readonly tag: Buffer;
  /** Set by and for the handler: what was sent. */
  context?: unknown;
  /** Answers the client's disposition: the same outcome, or a refusal of it; settled either way. */
  settle(fault?: AmqpFault): void;
}

export interface OutgoingEvents {
  /**
   * The client gave credit, or the session's window opened again: send up to link.credit messages.
   * Called at the end of a turn, at most once for many flows. A drain is answered when the promise settles, at once
   * without one: give one if what was taken for this credit is sent later.
   */
  credit(): void | Promise<void>;
  /**
   * What the client made of a delivery. `settled`: it waits for no answer; else call delivery.settle().
   * Deliveries sent settled never come here.
   */
  outcome?(delivery: OutgoingDelivery, outcome: Outcome, settled: boolean): void;
  /** The client or the connection went away; unsettled deliveries get no outcome any more. */
  detached?(): void;
}

export type Outcome =
  | { readonly type: 'accepted' }
  | { readonly type: 'released' }
  | {
      readonly type: 'rejected';
      readonly condition?: string;
      readonly description?: string;
      /** The error's info map, plain values. */
      readonly info: Readonly<Record<string, unknown>>;
    }
  | {
      readonly type: 'modified';
      readonly deliveryFailed: boolean;
      readonly undeliverableHere: boolean;
      readonly annotations: Readonly<Record<string, unknown>>;
    };

export interface ManagementRequest {
  readonly operation: string;
  /** The request's application properties, `operation` among them. */
  readonly properties: Readonly<Record<string, unknown>>;
  /** The request's body as plain values: maps are objects, binaries Buffers, big longs 8-byte Buffers. */
  readonly body: unknown;
}

export interface ManagementResponse {
  /** 200 unless told; 204 for nothing found. */
  readonly status?: number;
  readonly description?: string;
  /** Encoded by rhea's rules; hand in rhea's types (amqp/rhea.ts) where the AMQP type matters. */
  readonly body?: unknown;
}
