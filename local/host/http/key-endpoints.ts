import type { IncomingMessage, ServerResponse } from 'node:http';
import { type KeyScope, type Keys, newKey } from '../keys.ts';
import { readBody } from './request.ts';
import { sendEmpty, sendJson } from './response.ts';

const MAX_BYTES = 64 * 1024;

/** GET the keys of a scope, GET, PUT, POST or DELETE one of them. */
export async function answerKeys(
  keys: Keys | undefined,
  scope: KeyScope,
  name: string | undefined,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  // Without a secrets folder there are no keys.
  if (keys === undefined) return sendEmpty(response, 404);
  const base = `http://${request.headers.host}/admin/${pathOf(scope)}`;
  const links = (href: string) => [{ rel: 'self', href }];
  if (name === undefined) {
    if (request.method !== 'GET') return sendEmpty(response, 404);
    const list = keys.list(scope).map(({ name, value }) => ({ name, value }));
    return sendJson(response, 200, { keys: list, links: links(base) });
  }
  const href = `${base}/${encodeURIComponent(name)}`;
  switch (request.method) {
    case 'GET': {
      const key = keys.list(scope).find((one) => one.name === name);
      if (key === undefined) return sendEmpty(response, 404);
      return sendJson(response, 200, { name, value: key.value, links: links(href) });
    }
    case 'PUT':
    case 'POST': {
      const value = keyInBody((await readBody(request, MAX_BYTES)).toString()) ?? newKey();
      const isNew = keys.set(scope, name, value);
      if (isNew) response.setHeader('location', href);
      return sendJson(response, isNew ? 201 : 200, { name, value, links: links(href) });
    }
    case 'DELETE':
      return sendEmpty(response, keys.remove(scope, name) ? 204 : 404);
    default:
      return sendEmpty(response, 404);
  }
}

function pathOf(scope: KeyScope): string {
  return typeof scope === 'string' ? `host/${scope}` : `functions/${scope.function}/keys`;
}

function keyInBody(body: string): string | undefined {
  try {
    const { value } = JSON.parse(body) as { value?: unknown };
    return typeof value === 'string' && value !== '' ? value : undefined;
  } catch {
    return undefined; // No body: the host makes a key up.
  }
}
