import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { empty } from './management/answers.ts';
import type { ManagementApi } from './management/api.ts';

const PREFIX = '/durabletask';

/**
 * The address that durable-functions talks to (`rpcBaseUrl`). As with the real extension it is a listener of its own
 * on loopback, which asks for no key and stands before everything the host does with a request.
 */
export class ClientDoor {
  readonly #server: Server;

  constructor(api: ManagementApi, fault: (error: unknown) => void) {
    this.#server = createServer({ keepAlive: true }, (request, response) => {
      const target = request.url ?? '';
      const end = target.indexOf('?');
      const path = end < 0 ? target : target.slice(0, end);
      const handled = path.startsWith(`${PREFIX}/`)
        ? api.handle(request, response, path.slice(PREFIX.length), 'client')
        : Promise.resolve(false);
      handled.then(
        (answered) => {
          if (!answered) empty(response, 404);
        },
        (error: unknown) => {
          fault(error);
          if (response.headersSent) response.destroy();
          else empty(response, 500);
        },
      );
    });
    // The app's own connections stay open; an idle one must not be closed under a request that is on its way.
    this.#server.keepAliveTimeout = 0;
    this.#server.headersTimeout = 0;
    this.#server.requestTimeout = 0;
  }

  /** Returns the URL, with a slash at its end. */
  async listen(): Promise<string> {
    await new Promise<void>((resolve, reject) => {
      this.#server.once('error', reject);
      this.#server.listen(0, '127.0.0.1', resolve);
    });
    const { port } = this.#server.address() as AddressInfo;
    return `http://127.0.0.1:${port}${PREFIX}/`;
  }

  async close(): Promise<void> {
    if (!this.#server.listening) return;
    await new Promise<void>((resolve) => {
      this.#server.close(() => resolve());
      this.#server.closeAllConnections();
    });
  }
}
