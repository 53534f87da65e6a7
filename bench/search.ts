/*
 * node bench/search.ts [--orders 100000] [--rounds 60]
 *
 * What a search costs, and how it grows: fills the read model's index through its port, as the consumer does, with
 * orders of two weeks, and asks for a page of 20 by several kinds of words at 10 %, 30 % and all of the orders. `first`:
 * by an instance that has just started. CPU is both sides'. Rates and times belong to the machine and the moment.
 */
import { createHmac } from 'node:crypto';
import { parseArgs } from 'node:util';
import { connections } from '../shared/azure/connections.ts';
import { readModel } from '../shared/azure/read-model/read-model.ts';
import { newOrderId } from '../shared/domain/order-id.ts';
import type { OrderQuery, ReadModel, StoredEvent } from '../shared/ports.ts';
import { seeded } from '../tests/crash/support/random.ts';
import { startWorld } from '../tests/ports/world.ts';
import { cpuMs } from './support/cpu.ts';
import { quantile, table } from './support/statistics.ts';

const { values } = parseArgs({
  options: {
    orders: { type: 'string', default: '100000' },
    rounds: { type: 'string', default: '60' },
    limit: { type: 'string', default: '20' },
  },
});
const ORDERS = Number(values.orders);
const ROUNDS = Number(values.rounds);
const LIMIT = Number(values.limit);

const PARTITIONS = 4;
const ORDERS_PER_BATCH = 25;
const START = Date.UTC(2026, 9, 1);
const SPAN_MS = 14 * 86_400_000;
const TRAIL = { correlationId: 'bench', traceParent: `00-${'a'.repeat(32)}-${'b'.repeat(16)}-01` };
const mac = (text: string) => createHmac('sha256', 'bench').update(text).digest();
const random = seeded(7);

const CUSTOMERS = 20_000;
const FIRST =
  'Ana Ben Cleo Dora Emil Finn Gül Hana Ivo Jürgen Kim Lea Max Nora Olaf Pia Quinn Riley Sven Tove';
const LAST =
  'Adler Byrne Costa Dale Eco Fuchs García Hansen Ito Jansen Koch Łukasik Müller Novak Öztürk Park Ruiz';
const BRANDS = 'Ace Bolt Crown Delta Ember Flux Gale Haven Iris Juno Kite Lumen Moss Nimbus Orbit Pine';
const TYPES = 'Shoe Shirt Jacket Lamp Chair Table Phone Mug Bag Watch Scarf Hat Glove Belt Sock';
const COLOURS = 'black white blue red green grey brown violet';
const GROCERIES = 'milk bread apples oranges butter cheese eggs tea coffee rice';

/** The first of a list most often, as words are. */
function oneOf<Item>(items: readonly Item[]): Item {
  return items[Math.floor(random() ** 2 * items.length)] as Item;
}

const words = (text: string) => text.split(' ');
const [first, last, brands, types, colours, groceries] = [FIRST, LAST, BRANDS, TYPES, COLOURS, GROCERIES].map(
  words,
) as [string[], string[], string[], string[], string[], string[]];

function fullName(customer: number): string {
  return `${first[customer % first.length]} ${last[(customer * 7) % last.length]}`;
}

function anOrder(index: number): { id: string; time: number; data: object } {
  const time = START + Math.floor((index / ORDERS) * SPAN_MS);
  const customer = Math.floor(random() * CUSTOMERS);
  if (random() < 0.5) {
    const name = fullName(customer);
    const data = {
      customer: name,
      items: [oneOf(groceries), oneOf(groceries)],
      total: 1_000,
      currency: 'USD',
    };
    return { id: newOrderId(name, time, randomBytes(), mac), time, data };
  }
  const lines = Array.from({ length: 1 + Math.floor(random() * 3) }, () => {
    const code = `P-${String(Math.floor(random() * 5_000)).padStart(4, '0')}`;
    const [brand, type, colour] = [oneOf(brands), oneOf(types), oneOf(colours)];
    return {
      ...{ itemCode: code, brand, type, size: 'M', colour, quantity: 1, price: 1_000 },
      longDescription: `${code} ${brand} ${type} ${colour}`,
    };
  });
  const id = `C-${String(customer).padStart(5, '0')}`;
  return {
    id: newOrderId(id, time, randomBytes(), mac),
    time,
    data: {
      ...{ customer: id, customerFullName: fullName(customer), paymentMethod: 'card', lines },
      items: lines.map(({ itemCode }) => itemCode),
      total: 1_000 * lines.length,
      currency: 'USD',
    },
  };
}

function randomBytes(): Uint8Array {
  return Uint8Array.from({ length: 7 }, () => Math.floor(random() * 256));
}

const positions = new Map<string, number>();

/** Projects orders `from` to `to`, each begun and every other one completed. */
async function fill(model: ReadModel, from: number, to: number): Promise<void> {
  const lanes = Array.from({ length: PARTITIONS }, async (_, lane) => {
    const partition = String(lane);
    for (let at = from + lane * ORDERS_PER_BATCH; at < to; at += PARTITIONS * ORDERS_PER_BATCH) {
      const batch: StoredEvent[] = [];
      for (let index = at; index < Math.min(to, at + ORDERS_PER_BATCH); index++) {
        const { id, time, data } = anOrder(index);
        const message = { message: 'done', customer: 'x', total: 1_000, currency: 'USD' };
        add(batch, partition, id, 0, time, 'OrderReceived', data);
        if (index % 2 === 0) add(batch, partition, id, 1, time + 900, 'OrderCompleted', message);
      }
      await model.project(partition, batch);
    }
  });
  await Promise.all(lanes);
}

function add(
  ...[batch, partition, orderId, seq, time, type, data]: [
    StoredEvent[],
    string,
    string,
    number,
    number,
    string,
    object,
  ]
): void {
  const position = positions.get(partition) ?? 0;
  positions.set(partition, position + 1);
  const event = { id: `${orderId}/${seq}`, type, orderId, seq, time: new Date(time).toISOString(), data };
  batch.push({
    event: event as StoredEvent['event'],
    ...{ partition, position, enqueuedAt: time, trail: TRAIL },
  });
}

const number = (most: number) => String(Math.floor(random() * most));
const name = () => fullName(Math.floor(random() * CUSTOMERS));
const KINDS: Readonly<Record<string, () => Partial<OrderQuery>>> = {
  'frequent word (1 in 5)': () => ({ search: oneOf([...groceries.slice(0, 3), ...colours.slice(0, 3)]) }),
  'first and last name (1 in 300)': () => ({ search: name() }),
  'item code (1 in 5,000)': () => ({ search: number(5_000).padStart(4, '0') }),
  'customer id (1 in 20,000)': () => ({ search: `C-${number(CUSTOMERS).padStart(5, '0')}` }),
  'two frequent words': () => ({ search: `${oneOf(colours)} ${oneOf(types)}` }),
  'frequent and rare word': () => ({ search: `${oneOf(colours)} ${number(5_000).padStart(4, '0')}` }),
  'two frequent, seldom together': () => ({ search: `${oneOf(groceries)} ${groceries[9]} Łukasik Tove` }),
  'beginning of a word (3 letters)': () => ({ search: oneOf([...last, ...brands]).slice(0, 3) }),
  'one letter': () => ({ search: oneOf(words('a b c d e f g h j l m n p r s t')) }),
  'two beginnings': () => ({ search: `${oneOf(colours).slice(0, 2)} ${oneOf(types).slice(0, 2)}` }),
  'umlaut, typed out': () => ({ search: oneOf(['mueller', 'juergen', 'oeztuerk']) }),
  'a word that nothing has': () => ({ search: `zzyzx${number(1_000)}` }),
  'with a customer': () => ({ search: oneOf(groceries), customer: name() }),
  'with a day': () => {
    const from = START + Math.floor(random() * 13) * 86_400_000;
    return { search: oneOf(types), from, to: from + 86_400_000 };
  },
  'list: the latest': () => ({}),
  'list: of a day': () => {
    const from = START + Math.floor(random() * 13) * 86_400_000;
    return { from, to: from + 86_400_000 };
  },
  'list: of a customer': () => ({ customer: name() }),
  'list: completed ones': () => ({ status: 'COMPLETED' }),
};

interface Times {
  readonly first: number;
  readonly all: number[];
  found: number;
}

const world = await startWorld({ broker: false });
const open = connections(world.config);
const clock = { now: () => Date.now() };
const consumer = readModel(open, clock);
const storage = world.storage.child.pid ?? 0;

let filled = 0;
for (const part of [0.1, 0.3, 1]) {
  const to = Math.round(ORDERS * part);
  const before = { own: process.cpuUsage(), storage: cpuMs(storage) ?? 0, at: performance.now() };
  await fill(consumer, filled, to);
  const { user, system } = process.cpuUsage(before.own);
  const own = (user + system) / 1_000 / (to - filled);
  const stored = ((cpuMs(storage) ?? 0) - before.storage) / (to - filled);
  const rate = ((to - filled) * 1_000) / (performance.now() - before.at);
  console.log(
    `\n${to} orders · projected ${rate.toFixed(0)}/s, CPU-ms per order ${own.toFixed(2)} here, ${stored.toFixed(2)} storage`,
  );
  filled = to;
  await measure();
}
await open.close();
await world.close();

async function measure(): Promise<void> {
  const results = new Map<string, Times>();
  for (const [kind, query] of Object.entries(KINDS)) {
    // Knows nothing yet.
    const fresh = readModel(open, clock);
    results.set(kind, { first: (await timed(fresh, query())).ms, all: [], found: 0 });
  }
  const reader = readModel(open, clock);
  for (let round = 0; round < ROUNDS; round++) {
    for (const [kind, query] of Object.entries(KINDS)) {
      const { ms, found } = await timed(reader, query());
      const times = results.get(kind);
      times?.all.push(ms);
      if (times !== undefined) times.found += found / ROUNDS;
    }
  }
  const searches = [...results].filter(([kind]) => !kind.startsWith('list:'));
  const all = searches.flatMap(([, times]) => times.all);
  const row = (kind: string, { first: cold, all: ms, found }: Times) => [
    kind,
    cold.toFixed(1),
    ...[0.5, 0.9, 0.99].map((share) => quantile(ms, share).toFixed(1)),
    found.toFixed(1),
  ];
  console.log(
    table([
      [`page of ${LIMIT}`, 'first ms', 'p50 ms', 'p90 ms', 'p99 ms', 'found'],
      ...Array.from(results, ([kind, times]) => row(kind, times)),
      ['all searches', '', ...[0.5, 0.9, 0.99].map((share) => quantile(all, share).toFixed(1)), ''],
    ]),
  );
}

async function timed(model: ReadModel, query: Partial<OrderQuery>): Promise<{ ms: number; found: number }> {
  const from = performance.now();
  const { items } = await model.list({ limit: LIMIT, ...query });
  return { ms: performance.now() - from, found: items.length };
}
