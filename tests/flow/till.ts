import { expect } from 'vitest';
import { type Platform, type PlatformOptions, startPlatform } from '../../tools/platform-process.ts';
import { ApiDescription } from './api-description.ts';

/** An answer, read. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The text, parsed. */
  json<T = Record<string, unknown>>(): T;
}

export interface Sending {
  /** Sent as JSON, with its content type. */
  readonly json?: unknown;
  readonly body?: NonNullable<RequestInit['body']>;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface OrderAnswer {
  readonly created_time: string | null;
  readonly details: { customer: string; id: string; items: string[]; total: number };
  readonly failure_details?: { error_type: string; message: string; stack_trace: string };
  readonly id: string;
  readonly last_updated_time: string | null;
  readonly order_result?: { id: string; message: string; success: boolean };
  readonly status: 'PENDING' | 'RUNNING' | 'COMPLETED' | 'FAILED';
}

/** A till at a running platform: speaks HTTP and nothing else. */
export class Till {
  readonly platform: Platform;
  /** Orders that were answered 202. */
  readonly accepted: string[] = [];
  #api: Promise<ApiDescription> | undefined;

  constructor(platform: Platform) {
    this.platform = platform;
  }

  static async open(options: PlatformOptions = {}): Promise<Till> {
    return new Till(await startPlatform(options));
  }

  async send(method: string, path: string, { json, body, headers }: Sending = {}): Promise<Answer> {
    this.#api ??= ApiDescription.of(this.platform);
    const api = await this.#api;
    const given = body ?? (json === undefined ? undefined : JSON.stringify(json));
    const answer = await fetch(`${this.platform.url}${path}`, {
      method,
      headers: { ...(json === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
      ...(given === undefined ? {} : { body: given }),
      ...(body instanceof ReadableStream ? { duplex: 'half' } : {}),
    });
    const text = await answer.text();
    const contentType = answer.headers.get('content-type');
    const operation = api.operationOf(method, path);
    // Whatever the app answers, in whichever test, is in its description.
    if (operation !== undefined) {
      const fault = api.faultOf(operation, { status: answer.status, contentType, text });
      if (fault !== undefined) throw new Error(`${method} ${path} ${fault}`);
      const kept = `${answer.headers.get('cache-control')} ${answer.headers.get('x-content-type-options')}`;
      if (!/^no-(?:store|cache) nosniff$/.test(kept))
        throw new Error(`${method} ${path} may be kept: ${kept}`);
    }
    return { status: answer.status, headers: answer.headers, text, json: () => JSON.parse(text) };
  }

  get(path: string, headers?: Readonly<Record<string, string>>): Promise<Answer> {
    return this.send('GET', path, headers === undefined ? {} : { headers });
  }

  post(path: string, json?: unknown, headers?: Readonly<Record<string, string>>): Promise<Answer> {
    return this.send('POST', path, {
      ...(json === undefined ? {} : { json }),
      ...(headers === undefined ? {} : { headers }),
    });
  }

  /** Posts an order that has to be accepted; its id. */
  async order(customer: string, items: readonly string[], total: number): Promise<string> {
    const answer = await this.post('/orders', { customer, items, total }, { accept: 'application/json' });
    expect(answer.status, answer.text).toBe(202);
    const { id } = answer.json<{ id: string }>();
    this.accepted.push(id);
    return id;
  }

  async document(id: string): Promise<OrderAnswer> {
    const answer = await this.get(`/orders/${id}`);
    expect(answer.status, answer.text).toBe(200);
    return answer.json<OrderAnswer>();
  }

  /** The order once it has ended. */
  ended(id: string): Promise<OrderAnswer> {
    return eventually(async () => {
      const document = await this.document(id);
      expect(document.status).toMatch(/COMPLETED|FAILED/);
      return document;
    });
  }

  /** Until the order waits for its approval and the notifications say so. */
  async waiting(id: string): Promise<void> {
    await this.told(id, 3);
  }

  /** What the notifications page says about an order, as soon as it says `count` things. */
  told(id: string, count: number): Promise<string[]> {
    return eventually(async () => {
      const { items } = (await this.get('/notifications')).json<Notifications>();
      const texts = items.filter(({ orderId }) => orderId === id).map(({ text }) => text);
      expect(texts.length, texts.join('\n')).toBeGreaterThanOrEqual(count);
      return texts;
    });
  }

  /** The types of an order's events, once the read side knows its end. */
  happened(id: string): Promise<string[]> {
    return eventually(async () => {
      const { timeline } = (await this.get(`/orders/${id}/timeline`)).json<{
        timeline: { type: string }[];
      }>();
      const types = timeline.map(({ type }) => type);
      expect(types.at(-1)).toMatch(/^Order(Completed|Closed|Failed)$/);
      return types;
    });
  }

  async stock(): Promise<Record<string, number>> {
    return (await this.get('/inventory')).json<Record<string, number>>();
  }

  approve(id: string, approver: string, approved: boolean): Promise<Answer> {
    return this.post(`/orders/${id}/approve`, { approver, approved });
  }

  /** A call to the platform's own endpoint: /restart/host?hard, /stop/broker, /clock. */
  async admin(path: string, body: unknown = {}): Promise<void> {
    const answer = await fetch(`${this.platform.admin}${path}`, {
      method: 'POST',
      body: JSON.stringify(body),
    });
    expect(answer.status, await answer.text()).toBe(200);
  }
}

export interface Notifications {
  readonly items: readonly { time: string; orderId: string; text: string }[];
  readonly cursor: string;
}

// An order is through in milliseconds; on a machine that is busy with other things it takes longer.
const PATIENCE_MS = 45_000;
const LOOK_EVERY_MS = 30;

/** Repeats `look` until it does not throw. */
export async function eventually<T>(look: () => Promise<T>, patienceMs = PATIENCE_MS): Promise<T> {
  const limit = performance.now() + patienceMs;
  for (;;) {
    try {
      return await look();
    } catch (error) {
      if (performance.now() > limit) throw error;
    }
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
  }
}
