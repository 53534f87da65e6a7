import type { HttpRequest } from '@azure/functions';

const CLIENT_ID = /^[\x21-\x7e]{1,100}$/;
/** Of IPv4 and of IPv6 in brackets: front ends of Azure add it, and it is another one with each connection. */
const PORT = /^(\d+\.\d+\.\d+\.\d+|\[.*\]):\d+$/;

/**
 * Whose orders these are when all have to slow down: the client as it calls itself, at the address that the front end
 * saw (the last one of x-forwarded-for; those before it are the client's own words). Who says nothing, and comes
 * through no front end, shares with all who do the same.
 */
export function clientKey(request: HttpRequest): string {
  const id = request.headers.get('x-client-id') ?? '';
  const forwarded = request.headers.get('x-forwarded-for');
  const address = forwarded === null ? '' : forwarded.slice(forwarded.lastIndexOf(',') + 1).trim();
  return `${address.slice(0, 100).replace(PORT, '$1')} ${CLIENT_ID.test(id) ? id : ''}`;
}
