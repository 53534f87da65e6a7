import type { Socket } from 'node:net';

/** Gathers the frames of one turn of the loop into one write: a system call each would cost more than the message. */
export class Outbox {
  readonly #socket: Socket;
  #pending: Buffer[] = [];
  #bytes = 0;
  #scheduled = false;

  constructor(socket: Socket) {
    this.#socket = socket;
  }

  push(frame: Buffer): void {
    this.#pending.push(frame);
    this.#bytes += frame.length;
    if (!this.#scheduled) {
      this.#scheduled = true;
      process.nextTick(() => this.flush());
    }
  }

  flush(): void {
    this.#scheduled = false;
    const [first] = this.#pending;
    if (first === undefined) return;
    const frames = this.#pending.length === 1 ? first : Buffer.concat(this.#pending, this.#bytes);
    this.#pending = [];
    this.#bytes = 0;
    if (this.#socket.writable) this.#socket.write(frames);
  }
}
