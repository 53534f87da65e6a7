import type { IncomingMessage } from 'node:http';
import { queryOf } from './request.ts';
import type { Target } from './target.ts';

/** x-functions-key, or else `code` of the query: a wrong header is not saved by a right `code`. */
export function givenKey(request: IncomingMessage, target: Target): string | undefined {
  const header = request.headers['x-functions-key'];
  if (typeof header === 'string') return header;
  if (target.query.length < 2) return undefined;
  const query = queryOf(target.query);
  const name = Object.keys(query).find((key) => key.toLowerCase() === 'code');
  return name === undefined ? undefined : query[name];
}

/**
 * Whether a program of this machine asks, or a page that came from it. A page from elsewhere may send what it likes to
 * 127.0.0.1, under its own origin or under a name of its own that leads here.
 */
export function isOfThisMachine({ socket, headers }: IncomingMessage): boolean {
  const { host, origin } = headers;
  return (
    /^(?:127\.|::1$|::ffff:127\.)/.test(socket.remoteAddress ?? '') &&
    (host === undefined || THIS_MACHINE.test(host)) &&
    (origin === undefined || THIS_MACHINE.test(origin.replace(/^https?:\/\//, '')))
  );
}

const THIS_MACHINE = /^(?:localhost|127\.\d{1,3}\.\d{1,3}\.\d{1,3}|\[::1\])(?::\d+)?$/i;
