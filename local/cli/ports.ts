import { createServer } from 'node:net';
import { PORTS, type PortName } from './options.ts';

class PortTakenError extends Error {
  readonly code = 'port-taken';
}

/** Fails with all ports that are taken, and the way out. */
export async function requireFree(ports: readonly (readonly [PortName, number])[]): Promise<void> {
  const taken: string[] = [];
  for (const [name, port] of ports) {
    const problem = port === 0 ? undefined : await bindError(port);
    if (problem !== undefined) taken.push(wayOut(name, port, problem));
  }
  if (taken.length > 0) throw new PortTakenError(taken.join('\n'));
}

export function wayOut(name: PortName, port: number, problem = 'EADDRINUSE'): string {
  const { title, flag, env } = PORTS[name];
  const reason = problem === 'EADDRINUSE' ? 'is taken' : `cannot be used (${problem})`;
  return `Port ${port} (${title}) ${reason}. Use another: --${flag} N or ${env}=N, 0 takes any free one.`;
}

function bindError(port: number): Promise<string | undefined> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(undefined)));
  });
}
