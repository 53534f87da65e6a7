import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';

/** Stands between clients and the broker, on a port of its own. */
export interface Gate {
  readonly port: number;
  /** From now on a connection falls silent when its client sends this text. Settles when so many have. */
  silenceAt(text: string, connections: number): Promise<void>;
  close(): Promise<void>;
}

export async function openGate(brokerPort: number): Promise<Gate> {
  const sockets = new Set<Socket>();
  let silenced = { text: '', left: 0, tell: () => {} };
  /** Whether the connection is to fall silent with these bytes. */
  const silences = (bytes: Buffer) => {
    if (silenced.left === 0 || !bytes.includes(silenced.text)) return false;
    silenced.left -= 1;
    if (silenced.left === 0) silenced.tell();
    return true;
  };
  const server = createServer((client) => {
    const broker = connect(brokerPort, '127.0.0.1');
    for (const [socket, other] of [
      [client, broker],
      [broker, client],
    ] as const) {
      sockets.add(socket);
      socket.on('error', () => {}); // a close follows
      socket.on('close', () => {
        sockets.delete(socket);
        other.destroy();
      });
    }
    broker.pipe(client);
    let isSilent = false;
    client.on('data', (bytes) => {
      isSilent ||= silences(bytes);
      if (!isSilent) broker.write(bytes);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the gate has no port');
  return {
    port: address.port,
    silenceAt: (text, connections) =>
      new Promise((tell) => {
        silenced = { text, left: connections, tell };
      }),
    async close() {
      const closed = once(server, 'close');
      server.close();
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
}
