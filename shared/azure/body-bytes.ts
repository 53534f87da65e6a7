/**
 * The body of a message or an event as the SDKs give it when they do not parse it. The senders of this app send bytes;
 * another's string or value is shown, and sent again, as its JSON text.
 */
export function bytesOf(body: unknown): Uint8Array {
  if (body instanceof Uint8Array) return body;
  return Buffer.from(typeof body === 'string' ? body : JSON.stringify(body ?? null));
}
