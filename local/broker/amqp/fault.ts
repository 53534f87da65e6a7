/** A refusal in AMQP's own words: it closes a link, rejects a delivery or answers a request. */
export class AmqpFault extends Error {
  /** The AMQP error condition, such as `amqp:not-found` or `com.microsoft:message-lock-lost`. */
  readonly code: string;
  /** The HTTP-like status a `$management` answer carries. */
  readonly status: number;

  constructor(code: string, description: string, options: { status?: number; cause?: unknown } = {}) {
    super(description, options.cause === undefined ? {} : { cause: options.cause });
    this.name = 'AmqpFault';
    this.code = code;
    this.status = options.status ?? STATUS[code] ?? 500;
  }
}

const STATUS: Readonly<Record<string, number>> = {
  'amqp:not-found': 404,
  'com.microsoft:message-not-found': 404,
  'com.microsoft:message-lock-lost': 410,
  'amqp:unauthorized-access': 401,
  'amqp:not-allowed': 400,
  'amqp:not-implemented': 501,
  'amqp:invalid-field': 400,
  'com.microsoft:argument-error': 400,
  'com.microsoft:argument-out-of-range': 400,
  'amqp:link:message-size-exceeded': 413,
  'amqp:resource-limit-exceeded': 403,
};

/** What the client is told of any error. One that nobody meant to tell it is a fault of the broker and logged. */
export function asFault(error: unknown): AmqpFault {
  if (error instanceof AmqpFault) return error;
  console.error(error);
  const message = error instanceof Error ? error.message : String(error);
  return new AmqpFault('amqp:internal-error', message, { cause: error });
}
