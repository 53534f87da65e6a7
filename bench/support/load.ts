import { Pool } from 'undici';

export interface LoadResult {
  /** Requests answered 202 a second. */
  readonly perSecond: number;
  readonly seconds: number;
  /** Ids of the answers, in the order they came. */
  readonly ids: readonly string[];
}

/** Posts `count` bodies to /orders with `inFlight` under way; throws when one is not answered 202. */
export async function postAll(
  url: string,
  count: number,
  inFlight: number,
  body: (index: number) => string,
): Promise<LoadResult> {
  const pool = new Pool(url, { connections: inFlight });
  const ids: string[] = [];
  let next = 0;
  const sender = async () => {
    while (next < count) {
      const answer = await pool.request({
        method: 'POST',
        path: '/orders',
        headers: { 'content-type': 'application/json', accept: 'application/json' },
        body: body(next++),
      });
      const text = await answer.body.text();
      if (answer.statusCode !== 202) throw new Error(`POST /orders answered ${answer.statusCode}: ${text}`);
      ids.push((JSON.parse(text) as { id: string }).id);
    }
  };
  const from = performance.now();
  await Promise.all(Array.from({ length: inFlight }, sender));
  const seconds = (performance.now() - from) / 1000;
  await pool.close();
  return { perSecond: count / seconds, seconds, ids };
}
