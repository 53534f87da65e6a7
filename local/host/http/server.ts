import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { HostError } from '../errors.ts';
import { HeldResponse } from './held-response.ts';

export type Handler = (request: IncomingMessage, response: HeldResponse) => void;

// Limits of the real host's server.
const MAX_HEADERS = 100;
const MAX_HEADER_BYTES = 32 * 1024;
const KEEP_ALIVE_MS = 130_000;
// Long polls would otherwise hold up the end of the process.
const DRAIN_MS = 10_000;

/** The HTTP server: limits, answers to what is no HTTP, and an end that lets requests under way finish. */
export class HttpServer {
  readonly #server: Server<typeof IncomingMessage, typeof HeldResponse>;
  #handler: Handler;

  constructor(handler: Handler) {
    this.#handler = handler;
    const options = { maxHeaderSize: MAX_HEADER_BYTES, requestTimeout: 0, ServerResponse: HeldResponse };
    this.#server = createServer<typeof IncomingMessage, typeof HeldResponse>(options, (request, response) =>
      this.#receive(request, response),
    );
    this.#server.keepAliveTimeout = KEEP_ALIVE_MS;
    this.#server.maxHeadersCount = 2 * MAX_HEADERS;
    this.#server.on('clientError', answerClientError);
  }

  /** Replaces what answers requests, once there is an app to do so. */
  handle(handler: Handler): void {
    this.#handler = handler;
  }

  /** Resolves with the port. */
  async listen(port: number, address: string): Promise<number> {
    await new Promise<void>((resolve, reject) => {
      this.#server.once('error', (cause: NodeJS.ErrnoException) => {
        const { code = 'LISTEN_FAILED', message } = cause;
        const taken = `Port ${port} is taken: choose another with --port (0 = any free one).`;
        const text = code === 'EADDRINUSE' ? taken : message;
        reject(Object.assign(new HostError(code, text, { cause }), { port }));
      });
      this.#server.listen(port, address, resolve);
    });
    return (this.#server.address() as AddressInfo).port;
  }

  /** Takes no more connections; resolves when the requests under way are answered (10 s at most). */
  async close(): Promise<void> {
    const deadline = Date.now() + DRAIN_MS;
    const closed = new Promise<void>((resolve) => this.#server.close(() => resolve()));
    // A connection that becomes idle later is not closed by `close`.
    const sweep = setInterval(() => {
      if (Date.now() > deadline) this.#server.closeAllConnections();
      else this.#server.closeIdleConnections();
    }, 20);
    await closed;
    clearInterval(sweep);
  }

  #receive(request: IncomingMessage, response: HeldResponse): void {
    if (request.rawHeaders.length > 2 * MAX_HEADERS) {
      response.shouldKeepAlive = false;
      response.writeHead(431, { 'content-length': 0 }).end();
      return;
    }
    this.#handler(request, response);
  }
}

function answerClientError(error: NodeJS.ErrnoException, socket: Socket): void {
  if (!socket.writable || error.code === 'ECONNRESET') {
    socket.destroy();
    return;
  }
  socket.end(`HTTP/1.1 ${statusOf(error.code)}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n`);
}

function statusOf(code: string | undefined): string {
  switch (code) {
    case 'HPE_HEADER_OVERFLOW':
      return '431 Request Header Fields Too Large';
    case 'ERR_HTTP_REQUEST_TIMEOUT':
      return '408 Request Timeout';
    case 'HPE_INVALID_HEADER_TOKEN':
      // The real server lets such names pass, and the app's side fails on them.
      return '500 Internal Server Error';
    default:
      return '400 Bad Request';
  }
}
