import type { IncomingEvents, OutgoingEvents } from './entity.ts';
import { type AmqpFault, asFault } from './fault.ts';
import { FRAME_HEADER_BYTES, readMessageFrame } from './frames.ts';
import { ServerReceiver } from './incoming.ts';
import { Outbox } from './outbox.ts';
import { ServerSender } from './outgoing.ts';
import type { Registry } from './registry.ts';
import { notFound, RequestNodes, type Respond } from './requests.ts';
import type { RheaConnection, RheaLink, RheaSession, RheaTransport } from './rhea.ts';
import { SessionTransport } from './session.ts';

const CBS = '$cbs';
const MANAGEMENT = '$management';

/** One client: routes its links to entities and to the connection's request nodes. */
export class ClientConnection {
  readonly #connection: RheaConnection;
  readonly #registry: Registry;
  readonly #outbox: Outbox;
  readonly #nodes = new RequestNodes();
  readonly #sessions = new Map<RheaSession, SessionTransport>();
  readonly #ends = new Map<RheaLink, ServerReceiver | ServerSender>();
  #dynamicAddresses = 0;

  constructor(connection: RheaConnection, registry: Registry) {
    this.#connection = connection;
    this.#registry = registry;
    this.#outbox = new Outbox(connection.socket);
    readFramesFor(connection, (session) => this.#sessions.get(session));
    connection.on('session_open', ({ session }: { session: RheaSession }) => {
      this.#sessions.set(session, new SessionTransport(session, this.#outbox));
    });
    connection.on('session_close', ({ session }: { session: RheaSession }) => {
      for (const [link, end] of this.#ends) if (link.session === session) this.#drop(link, end);
      this.#sessions.delete(session);
    });
    connection.on('receiver_open', ({ receiver }: { receiver: RheaLink }) => this.#attachIncoming(receiver));
    connection.on('sender_open', ({ sender }: { sender: RheaLink }) => this.#attachOutgoing(sender));
    const closed = ({ receiver, sender }: { receiver?: RheaLink; sender?: RheaLink }) => {
      const link = receiver ?? sender;
      const end = link && this.#ends.get(link);
      if (end) this.#drop(link, end);
    };
    connection.on('receiver_close', closed);
    connection.on('sender_close', closed);
    connection.socket.on('close', () => {
      for (const [link, end] of this.#ends) this.#drop(link, end);
    });
  }

  close(): void {
    this.#connection.close({
      condition: 'amqp:connection:forced',
      description: 'The broker is shutting down',
    });
  }

  #drop(link: RheaLink, end: ServerReceiver | ServerSender): void {
    this.#ends.delete(link);
    end.closed();
  }

  #attachIncoming(link: RheaLink): void {
    const session = this.#sessions.get(link.session);
    if (!session) return;
    const end = new ServerReceiver(link, session);
    const address = String(link.target?.address ?? '');
    try {
      end.start(this.#incomingEvents(address, end));
    } catch (error) {
      refuse(link, asFault(error));
      return;
    }
    this.#ends.set(link, end);
    acceptTerminus(link);
  }

  #incomingEvents(address: string, end: ServerReceiver): IncomingEvents {
    const entity = nodeEntity(address, MANAGEMENT);
    if (address.toLowerCase() === CBS)
      return this.#nodes.attachRequests(() => ({ status: 202, description: 'Accepted' }));
    if (entity === undefined) {
      const found = this.#registry.find(address);
      if (!found) throw notFound(address);
      return found.handler.attachSender(end, found.path);
    }
    if (entity !== '' && !this.#registry.find(entity)) throw notFound(entity);
    return this.#nodes.attachRequests(this.#manage(entity));
  }

  #manage(entity: string): Respond {
    return (request) => {
      const address = entity === '' ? String(request.properties.name ?? '') : entity;
      const found = this.#registry.find(address);
      if (!found) throw notFound(address);
      return found.handler.management(request, found.path);
    };
  }

  #attachOutgoing(link: RheaLink): void {
    const session = this.#sessions.get(link.session);
    if (!session) return;
    const end = new ServerSender(link, session);
    const address = String(link.source?.address ?? '');
    try {
      end.start(this.#outgoingEvents(address, link, end));
    } catch (error) {
      refuse(link, asFault(error));
      return;
    }
    this.#ends.set(link, end);
    acceptTerminus(link);
  }

  #outgoingEvents(address: string, link: RheaLink, end: ServerSender): OutgoingEvents {
    if (link.source?.dynamic) {
      const made = `replies-${this.#connection.options.id}-${++this.#dynamicAddresses}`;
      (link.source as { address: string }).address = made;
      return this.#nodes.attachReplies(made, end);
    }
    if (address.toLowerCase() === CBS || nodeEntity(address, MANAGEMENT) !== undefined) {
      return this.#nodes.attachReplies(String(link.target?.address ?? link.name), end);
    }
    const found = this.#registry.find(address);
    if (!found) throw notFound(address);
    return found.handler.attachReceiver(end, found.path);
  }
}

/** `orders` of `orders/$management`, '' of `$management` itself, undefined of any other address. */
function nodeEntity(address: string, node: string): string | undefined {
  const lower = address.toLowerCase();
  if (lower === node) return '';
  return lower.endsWith(`/${node}`) ? address.slice(0, -node.length - 1) : undefined;
}

/** The answer to an attach repeats the addresses; without them it announces a refusal. */
function acceptTerminus(link: RheaLink): void {
  const { attach } = link.local;
  attach.source = (link.source as { described?(): unknown } | null)?.described?.();
  attach.target = (link.target as { described?(): unknown } | null)?.described?.();
  attach.snd_settle_mode = link.snd_settle_mode;
  attach.rcv_settle_mode = link.rcv_settle_mode;
}

function refuse(link: RheaLink, fault: AmqpFault): void {
  link.close({ condition: fault.code, description: fault.message });
}

/** Takes transfers and dispositions out of rhea's hands before it decodes them. */
function readFramesFor(
  connection: RheaConnection,
  transportOf: (session: RheaSession) => SessionTransport | undefined,
): void {
  const transport = connection.amqp_transport;
  const readWithRhea = (bytes: Buffer) =>
    (Object.getPrototypeOf(transport) as RheaTransport).read.call(transport, bytes);
  transport.read = (bytes: Buffer): number => {
    let at = 0;
    if (!transport.header_received) {
      if (bytes.length < 8) return 0;
      at = readWithRhea(bytes.subarray(0, 8));
    }
    while (at + 4 <= bytes.length) {
      const size = bytes.readUInt32BE(at);
      // Taken for a frame, it would never get any further. rhea ends the connection.
      if (size < FRAME_HEADER_BYTES) throw new RangeError(`No frame has ${size} bytes`);
      const end = at + size;
      if (end > bytes.length) break;
      const bytesOfFrame = bytes.subarray(at, end);
      const frame = readMessageFrame(bytesOfFrame);
      const session = frame && connection.remote_channel_map[bytesOfFrame.readUInt16BE(6)];
      const messages = session && transportOf(session);
      if (messages && frame.type === 'transfer') messages.onTransfer(frame);
      else if (messages && frame.type === 'disposition') messages.onDisposition(frame);
      else readWithRhea(bytesOfFrame);
      at = end;
    }
    return at;
  };
}
