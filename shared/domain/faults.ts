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
