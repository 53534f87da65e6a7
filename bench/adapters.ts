/**
 * `node bench/adapters.ts`: what the adapters cost, as ratios of one run on one machine: rows gathered and alone,
 * events and orders gathered and alone. CPU is this process (client) and the servers, in ms per item.
 */
import { createHmac, randomBytes } from 'node:crypto';
import { parseArgs } from 'node:util';
import { connections } from '../shared/azure/connections.ts';
import { createAdapters } from '../shared/azure/index.ts';
import { Table } from '../shared/azure/table.ts';
import { orderEvents } from '../shared/domain/events.ts';
import { newOrderId } from '../shared/domain/order-id.ts';
import { startWorld } from '../tests/ports/world.ts';
import { cpuMs } from './support/cpu.ts';
import { table } from './support/statistics.ts';

const { values } = parseArgs({
  options: { rows: { type: 'string', default: '6000' }, 'in-flight': { type: 'string', default: '64' } },
});
const COUNT = Number(values.rows);
const IN_FLIGHT = Number(values['in-flight']);
const TRAIL = { correlationId: 'bench', traceParent: `00-${'a'.repeat(32)}-${'b'.repeat(16)}-01` };

const world = await startWorld();
const adapters = await createAdapters(world.config);
const open = connections(world.config);
const rows: string[][] = [];

/** `run(index)` for each of COUNT items, `inFlight` at a time. */
async function measure(
  name: string,
  inFlight: number,
  count: number,
  run: (index: number) => Promise<unknown>,
) {
  const servers = [world.storage, world.broker].map(({ child }) => child.pid ?? 0);
  const before = { client: process.cpuUsage(), server: sum(servers.map(cpuMs)), time: performance.now() };
  let next = 0;
  await Promise.all(
    Array.from({ length: inFlight }, async () => {
      while (next < count) await run(next++);
    }),
  );
  const { user, system } = process.cpuUsage(before.client);
  const client = (user + system) / 1_000 / count;
  const server = (sum(servers.map(cpuMs)) - before.server) / count;
  const seconds = (performance.now() - before.time) / 1_000;
  rows.push([
    name,
    String(inFlight),
    (count / seconds).toFixed(0),
    client.toFixed(3),
    server.toFixed(3),
    (client + server).toFixed(3),
  ]);
}

function sum(numbers: readonly (number | undefined)[]): number {
  return numbers.reduce<number>((total, number) => total + (number ?? 0), 0);
}

const mac = (text: string) => createHmac('sha256', 'bench').update(text).digest();
const ids = Array.from({ length: COUNT }, () => newOrderId('Riley', Date.now(), randomBytes(7), mac));
const id = (index: number) => ids[index % COUNT] ?? '';
const order = (index: number) => ({
  id: id(index),
  customer: 'Riley',
  items: ['milk', 'bread'],
  total: 1_000,
  currency: 'USD',
  receivedAt: new Date().toISOString(),
});
const event = (index: number) =>
  orderEvents(id(index), 1, new Date().toISOString(), [
    { type: 'InventoryReserved', data: { items: ['milk', 'bread'] } },
  ]);

for (const round of ['warm-up', 'measured']) {
  if (round === 'measured') rows.length = 0;
  const plain = new Table(open, `rows${round.replace('-', '')}`);
  const few = COUNT / 4;
  await measure('table row, one at a time', 1, few, (index) =>
    plain.insert({ partitionKey: `a${index % 400}`, rowKey: `r${index}`, json: 'x'.repeat(350) }),
  );
  await measure('table row, 400 partitions', IN_FLIGHT, few, (index) =>
    plain.insert({ partitionKey: `b${index % 400}`, rowKey: `r${index}`, json: 'x'.repeat(350) }),
  );
  await measure('table row, 4 partitions', IN_FLIGHT, COUNT, (index) =>
    plain.insert({ partitionKey: `c${index % 4}`, rowKey: `r${index}`, json: 'x'.repeat(350) }),
  );
  await measure('table row, 1 partition', IN_FLIGHT, COUNT, (index) =>
    plain.insert({ partitionKey: 'd', rowKey: `r${index}`, json: 'x'.repeat(350) }),
  );
  await measure('order to queue, one at a time', 1, few, (index) =>
    adapters.queue.enqueue({ orderId: id(index), body: order(index), trail: TRAIL }),
  );
  await measure('order to queue', IN_FLIGHT, COUNT, (index) =>
    adapters.queue.enqueue({ orderId: id(index), body: order(index), trail: TRAIL }),
  );
  await measure('event, one at a time', 1, few, (index) => adapters.events.publish(event(index), TRAIL));
  await measure('event', IN_FLIGHT, COUNT, (index) => adapters.events.publish(event(index), TRAIL));
  if (round === 'measured') {
    await adapters.inventory.add({ milk: COUNT * 4, bread: COUNT * 4 });
    const lines = [
      { sku: 'milk', quantity: 1 },
      { sku: 'bread', quantity: 1 },
    ];
    await measure('order stored', IN_FLIGHT, COUNT, (index) => adapters.orders.insert(order(index), TRAIL));
    await measure('reservation', IN_FLIGHT, COUNT, (index) => adapters.inventory.reserve(id(index), lines));
    await measure('charge', IN_FLIGHT, COUNT, (index) => adapters.payments.charge(id(index), 1_000, 'USD'));
  }
}
console.log(table([['what', 'in flight', 'per second', 'client ms', 'servers ms', 'CPU-ms each'], ...rows]));
await adapters.close();
await open.close();
await world.close();
