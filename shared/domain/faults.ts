/** A fault that no repeat can cure: the message goes to quarantine, under `code`. */
export class TerminalFault extends Error {
  readonly code: string;

  constructor(code: string, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'TerminalFault';
    this.code = code;
  }
}

/** The broker did not take a message in time; nothing was sent, as far as is known. */
export class BrokerUnavailable extends Error {
  readonly code = 'broker-unavailable';

  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'BrokerUnavailable';
  }
}

/** A store or service did not answer in time, or asked to be left alone for a while; a repeat may succeed. */
export class TransientFault extends Error {
  readonly code: string;

  constructor(code: string, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'TransientFault';
    this.code = code;
  }
}

/** A store that answers, and refuses what it is given. Unlike a TerminalFault it is not known to refuse it for ever. */
export class RefusedFault extends Error {
  readonly code: string;

  constructor(code: string, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'RefusedFault';
    this.code = code;
  }
}

export type FaultKind = 'transient' | 'permanent' | 'terminal';

const AWAY = 'service-away: ';

/** A transient fault as an activity of a saga throws it: of an error, only its text comes through Durable. */
export function serviceAway(fault: unknown): Error {
  const text = fault instanceof Error ? fault.message : String(fault);
  return new Error(`${AWAY}${text}`, { cause: fault });
}

/** `text`: Durable's, around that of what an activity threw. */
export function tellsServiceAway(text: string): boolean {
  return text.includes(AWAY);
}

/** Transient: the world is at fault. Permanent: the message, or the program. Terminal: the message, for certain. */
export function faultKind(error: unknown): FaultKind {
  if (error instanceof TerminalFault) return 'terminal';
  return error instanceof TransientFault || error instanceof BrokerUnavailable ? 'transient' : 'permanent';
}
