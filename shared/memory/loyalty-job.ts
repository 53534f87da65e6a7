import { type CompletedOrder, JOB_LEASE_MS, type JobBalance } from '../domain/loyalty-job.ts';
import type { CompletedOrders, JobBooks } from '../ports.ts';

export function memoryCompletedOrders(): CompletedOrders & { readonly blobs: Map<string, Uint8Array> } {
  const blobs = new Map<string, Uint8Array>();
  return {
    blobs,
    async leave(order: CompletedOrder) {
      const name = `${order.time}_${order.orderId}`;
      if (!blobs.has(name)) blobs.set(name, Buffer.from(JSON.stringify(order)));
    },
    first: async (limit) => [...blobs.keys()].sort().slice(0, limit),
    read: async (name) => blobs.get(name),
    remove: async (name) => void blobs.delete(name),
  };
}

export function memoryJobBooks(now: () => number): JobBooks {
  const balances = new Map<string, JobBalance>();
  const record = new Set<string>();
  let openings = 0;
  let lease: { readonly owner: string; readonly until: number } | undefined;
  return {
    balances: async () => Object.fromEntries(balances),
    async open() {
      if (lease !== undefined && now() < lease.until) return undefined;
      const mine = { owner: `worker-${++openings}`, until: now() + JOB_LEASE_MS };
      lease = mine;
      return {
        owner: mine.owner,
        counted: async (orderIds) => new Set(orderIds.filter((orderId) => record.has(orderId))),
        async save({ orderIds, additions }) {
          if (lease !== mine || now() >= mine.until) return 'refused';
          for (const orderId of orderIds) record.add(orderId);
          for (const [customer, { points, orderCount }] of additions) {
            const before = balances.get(customer) ?? { points: 0, orderCount: 0 };
            balances.set(customer, {
              points: before.points + points,
              orderCount: before.orderCount + orderCount,
            });
          }
          return 'saved';
        },
        async close() {
          if (lease !== mine) return 'lost';
          lease = undefined;
          return 'closed';
        },
      };
    },
  };
}
