import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Broker } from './broker.ts';
import { eventually, Till } from './till.ts';

const CASEY = { customer: 'Casey', items: ['milk'], total: 1 };
const { examples } = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../schemas/place-rich-order.json'), 'utf8'),
) as { examples: unknown[] };

let till: Till;
let broker: Broker;

beforeAll(async () => {
  till = await Till.open({
    env: { INTAKE_QUARANTINE_MARK: '1', INTAKE_RATE: '1', INTAKE_BURST: '2' },
  });
  broker = new Broker(till.platform);
  await till.post('/inventory/restock', { milk: 10_000, bread: 10_000 });
});

afterAll(async () => {
  await broker?.close();
  await till?.platform.stop();
});

interface Batch {
  readonly accepted: number;
  readonly refused: number;
  readonly items: {
    index: number;
    status: number;
    id?: string;
    problem?: { code: string; faults: unknown[] };
  }[];
}

describe('POST /orders/batch', () => {
  it('gives each row an id or a problem, and carries each order to its end', async () => {
    const answer = await till.post('/orders/batch', {
      orders: [CASEY, { ...CASEY, total: '1' }, examples[0], null, { ...CASEY, customer: 'Zoë 🍞' }],
    });
    expect(answer.status, answer.text).toBe(207);
    const { items, ...counts } = answer.json<Batch & Record<string, unknown>>();
    expect(counts).toEqual({ accepted: 3, refused: 2 });
    expect(items.map(({ index, status }) => [index, status])).toEqual([
      [0, 202],
      [1, 400],
      [2, 202],
      [3, 400],
      [4, 202],
    ]);
    expect(items[1]?.problem).toMatchObject({
      code: 'invalid-body',
      faults: [{ pointer: '/total', text: 'must be a number' }],
    });
    const documents = await Promise.all([0, 2, 4].map((index) => till.ended(items[index]?.id ?? '')));
    expect(documents.map(({ details, order_result }) => [details.customer, order_result?.success])).toEqual([
      ['Casey', true],
      ['Jörg Müller', true],
      ['Zoë 🍞', true],
    ]);
  });

  it('takes five hundred rows, under a key, once', async () => {
    // One in twenty is an order: it is the batch that is tried here, not the pipeline.
    const orders = Array.from({ length: 500 }, (_, index) =>
      index % 20 === 0 ? { ...CASEY, customer: `Row ${index}` } : index,
    );
    const key = { 'idempotency-key': 'shift-1' };
    const answers = await Promise.all([1, 2].map(() => till.post('/orders/batch', { orders }, key)));
    const [first, second] = answers.map((answer) => answer.json<Batch>());
    expect([first?.accepted, first?.refused]).toEqual([25, 475]);
    expect(second).toEqual(first);
    const ids = first?.items.flatMap(({ id = [] }) => id) ?? [];
    expect(new Set(ids).size).toBe(25);
    const other = await till.post('/orders/batch', { orders: orders.slice(1) }, key);
    expect([other.status, other.json<{ code: string }>().code]).toEqual([422, 'idempotency-key-reused']);
    const types = await Promise.all(ids.map((id) => till.happened(id)));
    expect(types.flat().filter((type) => type === 'OrderReceived')).toHaveLength(25);
    expect(types.flat().filter((type) => type === 'PaymentCharged')).toHaveLength(25);
  });

  it.each([
    [{ orders: [] }, '/orders'],
    [{ orders: Array(501).fill(CASEY) }, '/orders'],
    [{}, '/orders'],
    [[CASEY], ''],
  ])('is refused as a whole when it is no batch: %.40j', async (body, pointer) => {
    const answer = await till.post('/orders/batch', body);
    expect(answer.status).toBe(400);
    expect(answer.json()).toMatchObject({ code: 'invalid-body', faults: [{ pointer }] });
  });

  it('is refused as a whole when it is larger than 4 MiB', async () => {
    const answer = await till.post('/orders/batch', { orders: [CASEY], note: 'x'.repeat(4 * 1024 * 1024) });
    expect([answer.status, answer.json<{ code: string }>().code]).toEqual([413, 'body-too-large']);
  });

  it('with the broker away is answered 503 soon, and then accepted once', async () => {
    const send = () => till.post('/orders/batch', { orders: [CASEY, {}] }, { 'idempotency-key': 'outage' });
    await till.admin('/stop/broker');
    const from = performance.now();
    const away = await send();
    // The adapters give up after 4 s (tests/ports/broker.test.ts), and a busy machine takes its time.
    expect(performance.now() - from).toBeLessThan(20_000);
    expect([away.status, away.headers.get('retry-after')]).toEqual([503, '5']);
    expect(away.json()).toMatchObject({ type: '/problems#broker-unavailable', code: 'broker-unavailable' });
    await till.admin('/start/broker');
    const { items } = await eventually(async () => {
      const answer = await send();
      expect(answer.status).toBe(207);
      return answer.json<Batch>();
    });
    await till.ended(items[0]?.id ?? '');
  });
});

describe('when more is put aside than the mark allows', () => {
  it('each client gets its share and then 429, until there is room again; what was accepted goes on', async () => {
    await broker.send('orders', { messageId: 'no-json', body: Buffer.from('no JSON') });
    await eventually(async () => expect(await broker.peek('quarantine')).toHaveLength(1));
    const post = (client: string) =>
      till.post('/orders', CASEY, { accept: 'application/json', 'x-client-id': client });
    const refused = await eventually(async () => {
      const answer = await post('till-1');
      expect(answer.status).toBe(429);
      return answer;
    });
    expect(refused.json()).toMatchObject({
      status: 429,
      code: 'too-many-orders',
      type: '/problems#too-many-orders',
    });
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThanOrEqual(1);

    const other = await post('till-2');
    expect(other.status).toBe(202);
    await till.ended(other.json<{ id: string }>().id);
    // A slow machine has filled till-1's share again meanwhile: with one a second, not for long.
    await eventually(async () => {
      const batch = await till.post('/orders/batch', { orders: [CASEY] }, { 'x-client-id': 'till-1' });
      expect(batch.status).toBe(429);
    });

    await broker.receiveAndDelete('quarantine');
    await eventually(async () => {
      for (let order = 0; order < 10; order++) expect((await post('till-1')).status).toBe(202);
    });
  });
});

describe('GET /docs', () => {
  it('is a page with nothing from elsewhere, whose parts are served here', async () => {
    const page = await till.get('/docs', { accept: 'text/html' });
    expect(page.status).toBe(200);
    expect(page.text).not.toMatch(/https?:\/\//);
    const policy = page.headers.get('content-security-policy') ?? '';
    expect(policy).toMatch(/^default-src 'none'; connect-src 'self'; /);
    expect(policy).not.toMatch(/unsafe|\*|http/);
    for (const [, part = ''] of page.text.matchAll(
      /(?:src|href|url): ?'?"?(\/[\w./-]+)|(?:src|href)="(\/[^"]+)"/g,
    )) {
      expect((await till.get(part)).status).toBe(200);
    }
    const script = await till.get('/docs/swagger-ui-bundle.js');
    expect(script.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
    expect(script.text.length).toBeGreaterThan(1_000_000);
    expect((await till.get('/docs/package.json')).status).toBe(404);
  });

  it('describes the app that answers', async () => {
    const { paths } = (await till.get('/openapi.json')).json<{ paths: Record<string, object> }>();
    expect(Object.keys(paths['/orders'] ?? {})).toEqual(['get', 'post']);
    const problems = await till.get('/problems', { accept: 'text/html' });
    expect(problems.text).toContain('<h2 id="order-not-found">');
  });
});
