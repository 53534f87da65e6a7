import { TerminalFault } from '../domain/faults.ts';
import type { Mac } from '../domain/order-id.ts';
import type { OrderQuery } from '../ports.ts';

const MAC_BYTES = 9;

/**
 * A place in the answer to a query, as clients get it: base64url of a MAC and the store's own token. It holds for the
 * same query only, but for `limit`: a token of another query would leave orders out without a word.
 */
export function sealedToken(mac: Mac, query: OrderQuery, token: string): string {
  return Buffer.concat([seal(mac, query, token), Buffer.from(token)]).toString('base64url');
}

/** The store's token; TerminalFault `bad-continuation-token` for one that we did not give out for this query. */
export function openedToken(mac: Mac, query: OrderQuery, sealed: string): string {
  const bytes = Buffer.from(sealed, 'base64url');
  const token = bytes.subarray(MAC_BYTES).toString();
  // Nothing is secret here: a token that somebody else makes up would do no harm, it would only be none of ours.
  if (seal(mac, query, token).equals(bytes.subarray(0, MAC_BYTES)) && bytes.length > MAC_BYTES) return token;
  throw new TerminalFault(
    'bad-continuation-token',
    'continuationToken is none that was given out for this query: ask again without it.',
  );
}

function seal(mac: Mac, { customer, status, from, to, search }: OrderQuery, token: string): Buffer {
  const asked = [customer, status, from, to, search].map((value) => value ?? null);
  return Buffer.from(mac(`continuation ${JSON.stringify([asked, token])}`)).subarray(0, MAC_BYTES);
}
