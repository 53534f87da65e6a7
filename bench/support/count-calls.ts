/**
 * Preloaded into the host by the bench: counts the adapters' calls (diagnostics channel `tillstream.app.call`) and
 * keeps the sums in the file that BENCH_CALLS_FILE names.
 */
import { subscribe } from 'node:diagnostics_channel';
import { renameSync, writeFileSync } from 'node:fs';

const file = process.env.BENCH_CALLS_FILE;
const sums: Record<string, { calls: number; items: number }> = {};
let changed = false;

if (file !== undefined) {
  subscribe('tillstream.app.call', (message) => {
    const { service, target, operation, items } = message as {
      service: string;
      target: string;
      operation: string;
      items: number;
    };
    const kind = `${service} ${target} ${operation}`;
    const sum = sums[kind] ?? { calls: 0, items: 0 };
    sums[kind] = sum;
    sum.calls++;
    sum.items += items;
    changed = true;
  });
  setInterval(() => {
    if (!changed) return;
    changed = false;
    writeFileSync(`${file}.new`, JSON.stringify(sums));
    renameSync(`${file}.new`, file);
  }, 250).unref();
}
