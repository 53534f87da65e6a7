import type { AmqpFault } from './fault.ts';
import type { RheaLink } from './rhea.ts';
import type { SessionTransport } from './session.ts';

/** The server's end of a link, whichever way its messages go. */
export abstract class ServerLink<Events extends { detached?(): void }> {
  readonly name: string;
  readonly connectionId: string;
  readonly properties: Readonly<Record<string, unknown>>;
  readonly desiredCapabilities: readonly string[];
  protected readonly link: RheaLink;
  protected readonly session: SessionTransport;
  /** Undefined before a handler has taken the link, and after its end. */
  protected events: Events | undefined;

  constructor(link: RheaLink, session: SessionTransport) {
    const capabilities = plain(link.desired_capabilities);
    this.name = link.name;
    this.connectionId = link.connection.options.id;
    this.properties = (plain(link.properties) ?? {}) as Record<string, unknown>;
    this.desiredCapabilities = (Array.isArray(capabilities) ? capabilities : [capabilities])
      .filter((capability) => capability !== null && capability !== undefined)
      .map(String);
    this.link = link;
    this.session = session;
  }

  detach(fault?: AmqpFault): void {
    if (!this.events) return;
    this.closed();
    this.session.flush();
    this.link.close(fault && { condition: fault.code, description: fault.message });
  }

  closed(): void {
    const { events } = this;
    this.events = undefined;
    this.leaveSession();
    events?.detached?.();
  }

  protected abstract leaveSession(): void;
}

/** rhea leaves described values (filters) and typed ones as objects around their value. */
export function plain(value: unknown): unknown {
  if (value === null || typeof value !== 'object' || Buffer.isBuffer(value) || value instanceof Date)
    return value;
  if (Array.isArray(value)) return value.map(plain);
  if ('type' in value && 'value' in value) return plain(value.value);
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, plain(item)]));
}
