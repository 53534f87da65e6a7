import { type IncomingMessage, ServerResponse } from 'node:http';
import { HostError } from '../errors.ts';

// Beyond this, copying costs more than a second buffer to write.
const ONE_WRITE_BYTES = 16 * 1024;

/**
 * A response that holds its first piece back until the turn ends: an answer that is complete by then leaves in one
 * write with its length, one that goes on streams. The library writes every answer piece by piece.
 */
export class HeldResponse extends ServerResponse<IncomingMessage> {
  #held: Uint8Array | undefined;

  /** As the real host's server, takes ASCII values only. */
  override setHeader(name: string, value: number | string | readonly string[]): this {
    if (typeof value === 'string' && !isAscii(value)) {
      throw new HostError('HEADER_NOT_ASCII', `The value of response header '${name}' is not ASCII.`);
    }
    return super.setHeader(name, value);
  }

  override write(chunk: unknown, ...rest: unknown[]): boolean {
    if (!this.headersSent && this.#held === undefined && rest.length === 0 && chunk instanceof Uint8Array) {
      this.#held = chunk;
      setImmediate(() => this.#release());
      return true;
    }
    this.#release();
    return super.write(chunk, ...(rest as [BufferEncoding]));
  }

  override end(...args: unknown[]): this {
    const held = this.#held;
    if (held !== undefined && args.length === 0) {
      this.#held = undefined;
      return this.endWith(held);
    }
    this.#release();
    return super.end(...(args as [unknown]));
  }

  /** Ends with the whole body. A small one goes out together with the headers, as one string, byte for byte. */
  endWith(body: Uint8Array): this {
    if (body.byteLength > ONE_WRITE_BYTES) return super.end(body);
    const bytes = Buffer.from(body.buffer, body.byteOffset, body.byteLength);
    return super.end(bytes.toString('latin1'), 'latin1');
  }

  #release(): void {
    const held = this.#held;
    if (held === undefined) return;
    this.#held = undefined;
    super.write(held);
  }
}

function isAscii(text: string): boolean {
  for (let at = 0; at < text.length; at += 1) if (text.charCodeAt(at) > 0x7f) return false;
  return true;
}
