import type { EventEmitter } from 'node:events';
import { createRequire } from 'node:module';
import type { Socket } from 'node:net';

/*
 * rhea carries connections, SASL, sessions, links and their flow control. The parts of it that move messages are
 * replaced (session.ts): it decodes and re-encodes every body, holds deliveries in a ring that one unsettled message
 * can stop, lets a link without credit hold up its session's other links, and knows links by name alone. What this
 * touches is inside rhea and in none of its typings, so it is written down here; rhea is pinned to an exact version.
 */

/** A value together with its AMQP type. */
interface RheaTyped {
  readonly type: { readonly typecode: number };
  readonly value: unknown;
}

/** A performative's fields by name. */
export type Performative = { [field: string]: unknown };

export interface Frame {
  readonly channel: number;
  readonly performative: Performative;
  readonly payload?: Buffer;
}

export interface RheaError {
  readonly condition?: string;
  readonly description?: string;
}

interface RheaTerminus {
  readonly address?: string;
  readonly dynamic?: boolean;
  readonly filter?: unknown;
}

export interface RheaLink extends EventEmitter {
  readonly name: string;
  readonly session: RheaSession;
  readonly connection: RheaConnection;
  readonly source: (RheaTerminus & Performative) | null;
  readonly target: (RheaTerminus & Performative) | null;
  readonly properties?: Record<string, unknown>;
  readonly desired_capabilities?: unknown;
  readonly snd_settle_mode?: number;
  readonly rcv_settle_mode?: number;
  readonly local: { readonly handle: number; readonly attach: Performative };
  readonly remote: { handle?: number; attach?: Performative };
  credit: number;
  delivery_count: number;
  issue_flow: boolean;
  _draining?: boolean;
  is_receiver(): boolean;
  is_open(): boolean;
  set_source(fields: unknown): void;
  set_target(fields: unknown): void;
  close(error?: RheaError): void;
  /** Of a receiver: grants credit. */
  flow(credit: number): void;
  on_attach(frame: Frame): void;
}

export interface RheaSession extends EventEmitter {
  readonly connection: RheaConnection;
  readonly local: { readonly channel: number; readonly handles: Record<number, RheaLink | undefined> };
  readonly remote: { readonly handles: Record<number, RheaLink | undefined> };
  readonly links: Record<string, RheaLink>;
  readonly incoming: { next_transfer_id: number; max_transfer_id: number; readonly window: number };
  readonly outgoing: {
    next_transfer_id: number;
    readonly window: number;
    remote_window?: number;
    transfer_window(): number;
  };
  on_flow(frame: Frame): void;
  create_sender(name: string): RheaLink;
  create_receiver(name: string): RheaLink;
  output(performative: unknown, payload?: Buffer): void;
  on_attach(frame: Frame): void;
  remove_link(link: RheaLink): void;
}

export interface RheaConnection extends EventEmitter {
  readonly socket: Socket;
  readonly options: { readonly id: string };
  /** The peer's limit, bytes; unset for none. */
  readonly max_frame_size?: number;
  readonly amqp_transport: RheaTransport;
  accept(socket: Socket): void;
  is_open(): boolean;
  close(error?: RheaError): void;
  readonly remote_channel_map: Record<number, RheaSession | undefined>;
  _register(): void;
}

export interface RheaTransport {
  header_received?: unknown;
  read(buffer: Buffer): number;
}

interface Rhea {
  create_container(options: Record<string, unknown>): RheaContainer;
  readonly message: { rejected(fields: { error: RheaError }): { described(): unknown } };
  readonly types: {
    wrap(value: unknown): RheaTyped;
    wrap_long(value: number | Buffer): RheaTyped;
    wrap_ulong(value: number | Buffer): RheaTyped;
    wrap_int(value: number): RheaTyped;
    wrap_uint(value: number): RheaTyped;
    wrap_boolean(value: boolean): RheaTyped;
    wrap_timestamp(value: number): RheaTyped;
    wrap_string(value: string): RheaTyped;
    wrap_symbol(value: string): RheaTyped;
    wrap_uuid(value: Buffer): RheaTyped;
    wrap_array(values: readonly unknown[], typecode: number): RheaTyped;
    wrap_symbolic_map(map: Record<string, unknown>): RheaTyped;
    Writer: new () => { write(value: unknown): void; toBuffer(): Buffer };
  };
}

export interface RheaContainer extends EventEmitter {
  readonly sasl_server_mechanisms: Record<string, unknown> & { enable_anonymous(): void };
  create_connection(options: Record<string, unknown>): RheaConnection;
}

const require = createRequire(import.meta.url);
const rhea = require('rhea') as Rhea;

export const createContainer = rhea.create_container.bind(rhea);
export const types = rhea.types;
export const rejected = (error: RheaError): unknown => rhea.message.rejected({ error }).described();
/** The frames of the protocol, to be written with session.output. */
export const frames = require('rhea/lib/frames.js') as {
  flow(fields: Performative): unknown;
  disposition(fields: Performative): unknown;
};

/** Arrays of these AMQP types, as `$management` answers carry them. */
export const typecode = { long: 0x81, timestamp: 0x83, uuid: 0x98 } as const;
