import type { RequestListener, Server } from 'node:http';

/** Has `before` done ahead of the first byte of every answer. */
export function beforeAnswers(server: Server, before: () => void): void {
  const listeners = server.listeners('request') as RequestListener[];
  server.removeAllListeners('request');
  server.on('request', (request, response) => {
    const { write, end, flushHeaders } = response;
    response.write = (...args: unknown[]) => {
      before();
      return (write as (...args: unknown[]) => boolean).apply(response, args);
    };
    response.end = (...args: unknown[]) => {
      before();
      return (end as (...args: unknown[]) => typeof response).apply(response, args);
    };
    response.flushHeaders = () => {
      before();
      flushHeaders.call(response);
    };
    for (const listener of listeners) listener.call(server, request, response);
  });
}
