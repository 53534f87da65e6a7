import { BrokerUnavailable, TerminalFault, TransientFault } from '../domain/faults.ts';

/** What the SDKs' errors have in common: RestError (statusCode, code), MessagingError (code, retryable). */
interface SdkError {
  readonly statusCode?: number;
  readonly code?: string;
  readonly message: string;
}

function parts(error: unknown): SdkError {
  if (error instanceof AggregateError && error.errors.length > 0) return parts(error.errors.at(-1));
  const { statusCode, code, details, message } = (error ?? {}) as Partial<SdkError & TableDetails>;
  const known = code ?? details?.odataError?.code;
  return {
    ...(statusCode === undefined ? {} : { statusCode }),
    ...(known === undefined ? {} : { code: known }),
    message: details?.odataError?.message?.value ?? message ?? String(error),
  };
}

/** Where the table client leaves the service's code, outside of transactions. */
interface TableDetails {
  readonly details: {
    readonly odataError?: { readonly code?: string; readonly message?: { value?: string } };
  };
}

/** 409 EntityAlreadyExists and its like: the row was there. */
export function isConflict(error: unknown): boolean {
  const { code } = parts(error);
  return code === 'EntityAlreadyExists' || code === 'TableAlreadyExists' || code === 'BlobAlreadyExists';
}

/** 412: somebody else changed it since it was read. */
export function isStale(error: unknown): boolean {
  return parts(error).statusCode === 412;
}

export function isMissingTable(error: unknown): boolean {
  return parts(error).code === 'TableNotFound';
}

export function isMissing(error: unknown): boolean {
  return parts(error).statusCode === 404;
}

/**
 * The fault that a port's caller sees. Terminal is only what no repeat can cure: a request that the store calls
 * malformed or too large. Everything else (time-outs, refused connections, 403 while a role assignment spreads, 429,
 * 5xx) may be over later.
 */
export function storageFault(doing: string, error: unknown): Error {
  if (error instanceof TerminalFault || error instanceof TransientFault) return error;
  const { statusCode, code, message } = parts(error);
  const text = `${doing}: ${message}`;
  const terminal = statusCode === 413 || (statusCode === 400 && code !== undefined && TERMINAL.has(code));
  if (terminal) return new TerminalFault(code ?? `storage-${statusCode}`, text, { cause: error });
  return new TransientFault(code ?? (statusCode === undefined ? 'storage' : `storage-${statusCode}`), text, {
    cause: error,
  });
}

const TERMINAL = new Set([
  'EntityTooLarge',
  'PropertyValueTooLarge',
  'RequestBodyTooLarge',
  'KeyValueTooLarge',
  'OutOfRangeInput',
  'PropertyNameTooLong',
  'TooManyProperties',
]);

/** Of a send to the broker: too large is terminal; anything else means that the broker cannot take it now. */
export function brokerFault(doing: string, error: unknown): Error {
  if (error instanceof TerminalFault || error instanceof BrokerUnavailable) return error;
  const { code, message } = parts(error);
  const text = `${doing}: ${message}`;
  if (code === 'MessageSizeExceeded' || code === 'MessageTooLargeError') {
    return new TerminalFault('message-too-large', text, { cause: error });
  }
  return new BrokerUnavailable(text, { cause: error });
}
