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

export function isLoopback({ socket }: IncomingMessage): boolean {
  return /^(?:127\.|::1$|::ffff:127\.)/.test(socket.remoteAddress ?? '');
}
