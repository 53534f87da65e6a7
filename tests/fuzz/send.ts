import { Agent, request } from 'node:http';
import type { Answered } from '../flow/api-description.ts';

export interface Sent {
  readonly method: string;
  /** As it goes over the wire: nobody tidies it up. */
  readonly target: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
}

export interface Got extends Answered {
  readonly ms: number;
  readonly retryAfter: string | undefined;
}

/** Sends requests that fetch would refuse or repair. */
export class Sender {
  readonly #agent = new Agent({ keepAlive: true, maxSockets: 8 });
  readonly #base: URL;

  constructor(url: string) {
    this.#base = new URL(url);
  }

  /** Rejects when no answer comes within `limitMs`. */
  send({ method, target, headers, body }: Sent, limitMs: number): Promise<Got> {
    const from = performance.now();
    return new Promise((resolve, reject) => {
      const outgoing = request(
        {
          agent: this.#agent,
          host: this.#base.hostname,
          port: this.#base.port,
          method,
          path: target,
          headers: {
            ...headers,
            ...(body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) }),
          },
          signal: AbortSignal.timeout(limitMs),
        },
        (answer) => {
          const chunks: Buffer[] = [];
          answer.on('data', (chunk: Buffer) => chunks.push(chunk));
          answer.on('error', reject);
          answer.on('end', () =>
            resolve({
              status: answer.statusCode ?? 0,
              contentType: answer.headers['content-type'] ?? null,
              retryAfter: answer.headers['retry-after'],
              text: Buffer.concat(chunks).toString('utf8'),
              ms: performance.now() - from,
            }),
          );
        },
      );
      outgoing.on('error', reject);
      outgoing.end(body);
    });
  }

  close(): void {
    this.#agent.destroy();
  }
}
