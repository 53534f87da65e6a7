import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout } from 'node:timers/promises';

interface Latency {
  readonly meanMs: number;
  /** Up to so much more or less, evenly spread. */
  readonly spreadMs: number;
}

/** What was posted under one Idempotency-Key. */
interface Posted {
  times: number;
  /** Orders that the API made of it. */
  readonly orderIds: Set<string>;
}

export interface FaultProxy {
  readonly url: string;
  /** By Idempotency-Key. */
  readonly posts: ReadonlyMap<string, Posted>;
  /** Where requests go to. */
  target: string;
  /** Undefined: it is not in the way. */
  latency: Latency | undefined;
  close(): Promise<void>;
}

const PASSED_ON = ['content-type', 'accept', 'idempotency-key', 'traceparent', 'x-correlation-id'];

/**
 * Stands between the shop and the API. A request goes on at once, its answer is held back: the worst that latency can
 * do, for the order is placed and whoever placed it does not know. `random` gives numbers from 0 to 1.
 */
export async function startFaultProxy(random: () => number): Promise<FaultProxy> {
  const posts = new Map<string, Posted>();
  const closing = new AbortController();
  const proxy = { target: '', latency: undefined as Latency | undefined };

  const pass = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { latency } = proxy;
    const holdMs = latency === undefined ? 0 : latency.meanMs + (2 * random() - 1) * latency.spreadMs;
    const due = performance.now() + holdMs;
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const headers: Record<string, string> = {};
    for (const name of PASSED_ON) {
      const value = request.headers[name];
      if (typeof value === 'string') headers[name] = value;
    }
    const answer = await fetch(`${proxy.target}${request.url}`, {
      method: request.method ?? 'GET',
      headers,
      body: Buffer.concat(chunks),
    });
    const text = await answer.text();
    note(posts, headers['idempotency-key'] ?? '', answer.status, text);
    await setTimeout(Math.max(0, due - performance.now()), undefined, { signal: closing.signal });
    if (response.destroyed) return;
    response.writeHead(answer.status, {
      'content-type': answer.headers.get('content-type') ?? 'text/plain',
    });
    response.end(text);
  };

  const server = createServer((request, response) => {
    // The shop sees a broken connection, which it takes as any other failure.
    pass(request, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return Object.assign(proxy, {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    posts,
    async close() {
      closing.abort();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  });
}

function note(posts: Map<string, Posted>, key: string, status: number, text: string): void {
  const posted = posts.get(key) ?? { times: 0, orderIds: new Set() };
  posts.set(key, posted);
  posted.times++;
  if (status === 202) posted.orderIds.add((JSON.parse(text) as { id: string }).id);
}

/** Mulberry32: the same numbers for the same seed. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
