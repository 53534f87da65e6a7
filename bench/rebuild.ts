/*
 * node bench/rebuild.ts [--orders 20000] [--per-second 50]
 *
 * What a rebuild costs: fills an archive with the five events of each order, as so many orders a second leave them, and
 * builds the read model from it; builds it again, compares the two order by order, and switches. CPU is both sides'.
 * Rates belong to the machine and the moment.
 */
import { createHmac, randomBytes } from 'node:crypto';
import { parseArgs } from 'node:util';
import { verifyArchive } from '../shared/azure/archive/index.ts';
import { createAdapters } from '../shared/azure/index.ts';
import { openWorkshop } from '../shared/azure/rebuild/index.ts';
import type { OrderEvent } from '../shared/domain/events.ts';
import { newOrderId } from '../shared/domain/order-id.ts';
import type { StoredEvent } from '../shared/ports.ts';
import { rebuildReadModel } from '../shared/steps/rebuild/rebuild-read-model.ts';
import { completed } from '../tests/ports/order-story.ts';
import { startWorld } from '../tests/ports/world.ts';
import { cpuMs } from './support/cpu.ts';
import { table } from './support/statistics.ts';

const { values } = parseArgs({
  options: {
    orders: { type: 'string', default: '20000' },
    'per-second': { type: 'string', default: '50' },
  },
});
const ORDERS = Number(values.orders);
const GAP_MS = 1_000 / Number(values['per-second']);

const PARTITIONS = 4;
const BATCH_EVENTS = 500;
const CUSTOMERS = 1_000;
const START = Date.UTC(2026, 9, 1, 8);
const TRAIL = { correlationId: 'bench', traceParent: `00-${'a'.repeat(32)}-${'b'.repeat(16)}-01` };
const mac = (text: string) => createHmac('sha256', 'bench').update(text).digest();

const world = await startWorld();
try {
  const app = await createAdapters(world.config);
  const workshop = openWorkshop(world.config);
  const cpu = () => [process.pid, world.storage.child.pid].map((pid) => cpuMs(pid ?? 0) ?? Number.NaN);
  const measured = async <Result>(work: () => Promise<Result>) => {
    const [before, from] = [cpu(), performance.now()];
    const result = await work();
    const after = cpu();
    return {
      result,
      seconds: (performance.now() - from) / 1_000,
      cpu: after.map((ms, index) => (ms - (before[index] ?? 0)) / ORDERS),
    };
  };
  type Measured = Awaited<ReturnType<typeof measured>>;

  await fill(app.archive.append);
  const verified = await measured(() => verifyArchive(world.config));
  const sleep = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
  const rebuild = (stages: Map<string, number>) =>
    measured(() =>
      rebuildReadModel({ ...workshop, sleep })(
        {},
        {
          onBegin: () => stages.set('replaying', performance.now()),
          onStage: (stage) => stages.set(stage, performance.now()),
        },
      ),
    );
  const [empty, full] = [new Map<string, number>(), new Map<string, number>()];
  const first = await rebuild(empty);
  const second = await rebuild(full);
  const { switched, comparison } = second.result;
  const right = switched && comparison.live === ORDERS && comparison.differences.length === 0;

  const between = (stages: ReadonlyMap<string, number>, from: string, to: string) =>
    ((stages.get(to) ?? Number.NaN) - (stages.get(from) ?? Number.NaN)) / 1_000;
  const row = (label: string, seconds: number, of?: Measured) => [
    label,
    seconds.toFixed(2),
    (ORDERS / seconds).toFixed(0),
    ...(of?.cpu.map((ms) => ms.toFixed(2)) ?? ['', '']),
  ];
  console.log(
    `${ORDERS} orders of five events, ${values['per-second']} a second; load average is the machine's\n`,
  );
  console.log(
    table([
      ['', 'seconds', 'orders/s', 'CPU ms/order: program', 'storage'],
      row('verify-audit', verified.seconds, verified),
      row('replay into a fresh copy', between(empty, 'replaying', 'catching up')),
      row('rebuild in all, nothing to compare with', first.seconds, first),
      row('compare every order', between(full, 'comparing', 'switching')),
      row('rebuild in all, with the comparison', second.seconds, second),
    ]),
  );
  console.log(right ? '\nThe copies are the same.' : `\nWRONG ${JSON.stringify(comparison)}`);
  process.exitCode = right ? 0 : 1;
  await Promise.all([app.close(), workshop.close()]);
} finally {
  await world.close();
}

async function fill(
  append: (partition: string, events: readonly StoredEvent[]) => Promise<void>,
): Promise<void> {
  const waiting = Array.from({ length: PARTITIONS }, (): StoredEvent[] => []);
  const positions = Array.from({ length: PARTITIONS }, () => 0);
  for (let index = 0; index < ORDERS; index++) {
    const start = START + Math.floor(index * GAP_MS);
    const customer = `Customer ${index % CUSTOMERS}`;
    const id = newOrderId(customer, start, randomBytes(7), mac);
    const at = index % PARTITIONS;
    const events = waiting[at] ?? [];
    for (const event of completed(id, { customer, start }) satisfies OrderEvent[]) {
      const position = positions[at] ?? 0;
      positions[at] = position + 1;
      events.push({ event, partition: String(at), position, enqueuedAt: start, trail: TRAIL });
    }
    if (events.length >= BATCH_EVENTS) await append(String(at), events.splice(0));
  }
  for (const [at, events] of waiting.entries()) await append(String(at), events);
}
