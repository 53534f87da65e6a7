import { BrokerUnavailable, RefusedFault, TerminalFault, TransientFault } from '../domain/faults.ts';

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
    message: withoutSecrets(details?.odataError?.message?.value ?? message ?? String(error)),
  };
}

/** The SDKs tell whole connection strings now and then; what they tell is logged, and shown as an order's failure. */
function withoutSecrets(message: string): string {
  return message.replace(/((?:AccountKey|SharedAccessKey|SharedAccessSignature|\bsig)=)[^;&\s"']+/gi, '$1…');
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
  return code !== undefined && CONFLICTS.has(code);
}

/** The last: to make a blob that is there would overwrite it, which its container's policy forbids. */
const CONFLICTS = new Set([
  'EntityAlreadyExists',
  'TableAlreadyExists',
  'BlobAlreadyExists',
  'BlobImmutableDueToPolicy',
]);

/** 412: somebody else changed it since it was read. */
export function isStale(error: unknown): boolean {
  return parts(error).statusCode === 412;
}

/** A lease on a blob is another's, or is no more. */
export function isLeased(error: unknown): boolean {
  return parts(error).code?.startsWith('Lease') === true;
}

export function isMissingTable(error: unknown): boolean {
  return parts(error).code === 'TableNotFound';
}

export function isMissing(error: unknown): boolean {
  return parts(error).statusCode === 404;
}

/**
 * The fault that a port's caller sees, by what the store answered. Terminal: the request is too large, and always will
 * be. Refused: any other 4xx that is about the request. Transient: the rest, for it may be over later, whatever the
 * request.
 */
export function storageFault(doing: string, error: unknown): Error {
  if (isFault(error)) return error;
  const { statusCode, code, message } = parts(error);
  const text = `${doing}: ${message}`;
  const known = code ?? (statusCode === undefined ? 'storage' : `storage-${statusCode}`);
  const refused = statusCode !== undefined && statusCode >= 400 && statusCode < 500;
  if (statusCode === 413 || (statusCode === 400 && TERMINAL.has(known))) {
    return new TerminalFault(known, text, { cause: error });
  }
  if (refused && !PASSING.has(statusCode)) return new RefusedFault(known, text, { cause: error });
  return new TransientFault(known, text, { cause: error });
}

/**
 * 4xx that no message is at fault for: who asks is not let in (a role assignment that spreads, a firewall, a clock), a
 * table or container is gone, a time-out, somebody else was quicker, too many asked.
 */
const PASSING = new Set([401, 403, 404, 408, 409, 412, 425, 429]);

const TERMINAL = new Set([
  'EntityTooLarge',
  'PropertyValueTooLarge',
  'RequestBodyTooLarge',
  'KeyValueTooLarge',
  'OutOfRangeInput',
  'PropertyNameTooLong',
  'TooManyProperties',
]);

/**
 * Of a send to the broker: too large is terminal; anything else means that the broker cannot take it now. Also what
 * looks like a bug: a connection that breaks makes the SDKs throw errors of all kinds.
 */
export function brokerFault(doing: string, error: unknown): Error {
  if (isFault(error) || error instanceof BrokerUnavailable) return error;
  const { code, message } = parts(error);
  const text = `${doing}: ${message}`;
  if (code === 'MessageSizeExceeded' || code === 'MessageTooLargeError') {
    return new TerminalFault('message-too-large', text, { cause: error });
  }
  return new BrokerUnavailable(text, { cause: error });
}

function isFault(error: unknown): error is TerminalFault | TransientFault | RefusedFault {
  return error instanceof TerminalFault || error instanceof TransientFault || error instanceof RefusedFault;
}
