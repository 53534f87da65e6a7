import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What happens to the next requests, in turn; after that all goes well. */
export type Mishap = 'slow' | 'fails' | 'dies-after-charging' | 'answers-twice' | 'answers-null';

export interface PaymentService {
  readonly url: string;
  readonly requests: number;
  /** Charges less refunds, by order. */
  readonly books: ReadonlyMap<string, number>;
  readonly mishaps: Mishap[];
  close(): Promise<void>;
}

interface Answer {
  readonly status: number;
  readonly body: unknown;
}

/** A provider that keeps its promises about the Idempotency-Key, but has bad days. */
export async function startPaymentService(): Promise<PaymentService> {
  const answers = new Map<string, Answer>();
  const books = new Map<string, number>();
  const closed = new Set<string>();
  const mishaps: Mishap[] = [];
  let requests = 0;

  const answer = (path: string, body: { orderId: string; amount?: number }): Answer => {
    const { orderId, amount = 0 } = body;
    if (path === '/charges') {
      if (closed.has(orderId)) return { status: 402, body: { status: 'declined', reason: 'order_closed' } };
      if (amount % 100 === 13) return { status: 402, body: { status: 'declined', reason: 'card_declined' } };
      books.set(orderId, (books.get(orderId) ?? 0) + amount);
      return { status: 200, body: { status: 'charged' } };
    }
    if (path !== '/refunds') return { status: 404, body: 'no such path' };
    closed.add(orderId);
    const charged = (books.get(orderId) ?? 0) > 0;
    if (charged) books.set(orderId, 0);
    return { status: 200, body: { status: charged ? 'refunded' : 'nothing-charged' } };
  };

  const handle = async (request: IncomingMessage, response: ServerResponse) => {
    requests++;
    let text = '';
    for await (const chunk of request) text += chunk;
    const mishap = mishaps.shift();
    if (mishap === 'fails') {
      response.writeHead(503).end('down');
      return;
    }
    const key = String(request.headers['idempotency-key']);
    const first = answers.get(key) ?? answer(request.url ?? '', JSON.parse(text));
    answers.set(key, first);
    if (mishap === 'slow') await new Promise((resolve) => setTimeout(resolve, 400));
    if (mishap === 'dies-after-charging') {
      request.socket.destroy();
      return;
    }
    const bytes = mishap === 'answers-null' ? 'null' : JSON.stringify(first.body);
    response.writeHead(first.status, { 'content-type': 'application/json', 'content-length': bytes.length });
    response.end(bytes);
    if (mishap === 'answers-twice') {
      request.socket.end(`HTTP/1.1 500 Oops\r\ncontent-length: 4\r\n\r\noops`);
    }
  };
  const server = createServer((request, response) => void handle(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    get requests() {
      return requests;
    },
    books,
    mishaps,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
