import { type IncomingMessage, ServerResponse } from 'node:http';

/**
 * A response that holds its first piece back until the turn ends: an answer that is complete by then leaves in one
 * write with its length, one that goes on streams. The library writes every answer piece by piece.
 */
export class HeldResponse extends ServerResponse<IncomingMessage> {
  #held: Uint8Array | undefined;

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
      return super.end(held);
    }
    this.#release();
    return super.end(...(args as [unknown]));
  }

  #release(): void {
    const held = this.#held;
    if (held === undefined) return;
    this.#held = undefined;
    super.write(held);
  }
}
