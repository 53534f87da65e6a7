/**
 * The app in a world where messages, calls and batches come twice, late and out of order, and where answers get lost:
 * what at-least-once delivery allows, but much more of it.
 */
import { appendFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import type { App } from '../../../shared/app.ts';
import { TransientFault } from '../../../shared/domain/faults.ts';
import type { Adapters } from '../../../shared/ports.ts';
import { runApp } from './entry.ts';

/** Names the file that gets a line for everything that was done to the app. */
const LOG_SETTING = 'TROUBLE_LOG';
// Of each kind; a run of hundreds of orders has thousands of calls.
const SHARE = 0.02;
const LATEST_MS = 1_500;
const SLOWEST_MS = 150;

const log = process.env[LOG_SETTING] ?? '';

function happens(what: string): boolean {
  if (Math.random() >= SHARE) return false;
  appendFileSync(log, `${what}\n`);
  return true;
}

type Call<A extends unknown[], R> = (...args: A) => Promise<R>;

/** Sometimes slow, sometimes done with its answer lost, sometimes done again much later, when nobody expects it. */
function troubled<A extends unknown[], R>(name: string, call: Call<A, R>): Call<A, R> {
  return async (...args) => {
    if (happens(`slow ${name}`)) await sleep(Math.random() * SLOWEST_MS);
    const result = await call(...args);
    if (happens(`again, late: ${name}`)) {
      setTimeout(() => {
        call(...args).catch((error: unknown) => console.error(error));
      }, Math.random() * LATEST_MS);
    }
    if (happens(`answer lost: ${name}`))
      throw new TransientFault('answer-lost', `${name}: the answer was lost`);
    return result;
  };
}

/** A delivery that comes twice: one after the other, or both at once. */
function twice<A extends unknown[], R>(name: string, handle: Call<A, R>): Call<A, R> {
  return async (...args) => {
    if (happens(`twice at once: ${name}`)) return (await Promise.all([handle(...args), handle(...args)]))[0];
    if (happens(`twice: ${name}`)) await handle(...args);
    return handle(...args);
  };
}

function troubledPorts(adapters: Adapters): Adapters {
  const { queue, orders, events, inventory, payments, shipping } = adapters;
  return {
    ...adapters,
    queue: { enqueue: troubled('enqueue', (message) => queue.enqueue(message)) },
    orders: {
      insert: troubled('insert', (order, trail) => orders.insert(order, trail)),
      find: (id) => orders.find(id),
    },
    events: { publish: troubled('publish', (facts, trail) => events.publish(facts, trail)) },
    inventory: {
      reserve: troubled('reserve', (id, lines) => inventory.reserve(id, lines)),
      release: troubled('release', (id) => inventory.release(id)),
      levels: () => inventory.levels(),
      add: (quantities) => inventory.add(quantities),
      reset: () => inventory.reset(),
      take: (lines) => inventory.take(lines),
    },
    payments: {
      charge: troubled('charge', (id, amount, currency) => payments.charge(id, amount, currency)),
      refund: troubled('refund', (id) => payments.refund(id)),
    },
    shipping: {
      ship: troubled('ship', (id) => shipping.ship(id)),
      cancel: troubled('cancel', (id) => shipping.cancel(id)),
      isCancelled: (id) => shipping.isCancelled(id),
      setActive: (active) => shipping.setActive(active),
      isActive: () => shipping.isActive(),
    },
  };
}

function twiceDelivered(app: App): App {
  const activities = Object.fromEntries(
    Object.entries(app.activities).map(([name, activity]) => [
      name,
      twice(`activity ${name}`, activity as Call<unknown[], unknown>),
    ]),
  ) as unknown as App['activities'];
  return {
    ...app,
    activities,
    processOrder: twice('message', app.processOrder),
    // One partition's batches never come at the same time.
    archiveEvents: repeated('batch of archive', app.archiveEvents),
    projectOrders: repeated('batch of read-model', app.projectOrders),
    creditPoints: repeated('batch of loyalty', app.creditPoints),
  };
}

function repeated<A extends unknown[], R>(name: string, handle: Call<A, R>): Call<A, R> {
  return async (...args) => {
    if (happens(`twice: ${name}`)) await handle(...args);
    return handle(...args);
  };
}

runApp(troubledPorts, twiceDelivered);
