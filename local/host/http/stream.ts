import { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { ProgrammingModel } from '../rpc.ts';

// Nobody connects: requests are handed to the library's server in process.
const ADDRESS: AddressInfo = { address: '127.0.0.1', family: 'IPv4', port: 1 };

/**
 * Asks the library for its capabilities. With enableHttpStream it opens a server for the host to proxy requests to;
 * that server is caught before it binds a port, and given back: `emit('request', …)` hands it a request.
 */
export async function streamServer(model: ProgrammingModel): Promise<Server | undefined> {
  let caught: Server | undefined;
  const own = Object.getOwnPropertyDescriptor(Server.prototype, 'listen');
  Object.defineProperty(Server.prototype, 'listen', {
    configurable: true,
    value: function listen(this: Server, ...args: unknown[]) {
      caught = this;
      this.address = () => ADDRESS;
      const told = args.at(-1);
      if (typeof told === 'function') process.nextTick(() => told());
      return this;
    },
  });
  let capabilities: Promise<unknown> | undefined;
  try {
    // The library calls listen before its first await.
    capabilities = model.getCapabilities?.({});
  } finally {
    if (own) Object.defineProperty(Server.prototype, 'listen', own);
    else Reflect.deleteProperty(Server.prototype, 'listen');
  }
  await capabilities;
  return caught;
}
