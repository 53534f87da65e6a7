import type { Server as HttpServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createServer, type Socket } from 'node:net';
import { ClientConnection } from './connection.ts';
import type { Registry } from './registry.ts';
import { createContainer, type RheaContainer } from './rhea.ts';

export interface AmqpServer {
  readonly port: number;
  close(): Promise<void>;
}

const CLOSING_GRACE_MS = 1000;

/**
 * Listens for AMQP 1.0 on one loopback port (0: any free one), without TLS, for every entity of the registry. A
 * connection that speaks no AMQP is handed to `http`: a connection string has one port for both.
 */
export async function startAmqpServer(
  registry: Registry,
  port: number,
  http?: HttpServer,
): Promise<AmqpServer> {
  const container = openContainer();
  const sockets = new Set<Socket>();
  /** Those that speak HTTP, which is answered at once, and those that have said nothing yet. */
  const others = new Set<Socket>();
  const connections = new Set<ClientConnection>();
  const speakAmqp = (socket: Socket) => {
    others.delete(socket);
    // A disposition is a small packet that somebody waits for: Nagle would hold it until the peer's delayed ACK.
    socket.setNoDelay(true);
    const connection = container.create_connection({
      container_id: 'tillstream-broker',
      // As Service Bus itself says.
      max_frame_size: 65536,
    });
    connection.accept(socket);
    const client = new ClientConnection(connection, registry);
    connections.add(client);
    socket.on('close', () => connections.delete(client));
  };
  const server = createServer((socket) => {
    sockets.add(socket);
    others.add(socket);
    socket.on('close', () => {
      sockets.delete(socket);
      others.delete(socket);
    });
    socket.once('error', () => socket.destroy());
    socket.once('data', (first: Buffer) => {
      socket.pause();
      socket.unshift(first);
      if (first.toString('latin1', 0, 4) === 'AMQP') speakAmqp(socket);
      else if (http) http.emit('connection', socket);
      else socket.destroy();
      socket.resume();
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    async close() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      for (const socket of others) socket.destroy();
      for (const connection of connections) connection.close();
      const impatient = setTimeout(() => {
        for (const socket of sockets) socket.destroy();
      }, CLOSING_GRACE_MS);
      await closed;
      clearTimeout(impatient);
    },
  };
}

function openContainer(): RheaContainer {
  const container = createContainer({ autoaccept: false, credit_window: 0 });
  // Whoever reaches loopback is let in: any identity does, by any mechanism the clients know.
  const mechanisms = container.sasl_server_mechanisms;
  for (const name of ['MSSBCBS', 'PLAIN', 'EXTERNAL']) mechanisms[name] = letIn;
  mechanisms.enable_anonymous();
  // A client that breaks the protocol or its connection has lost its connection; nothing else is affected.
  for (const event of ['error', 'connection_error', 'session_error', 'protocol_error', 'disconnected']) {
    container.on(event, () => {});
  }
  return container;
}

function letIn(): { outcome: boolean; username: string; start(): void } {
  return { outcome: true, username: 'local', start() {} };
}
