import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { flag, number, type Option, program } from './arguments.ts';
import { type Figures, type Line, monthly, total } from './cost-model.ts';

const root = join(import.meta.dirname, '..');

await program(
  {
    usage: 'npm run cost -- [--orders-per-second 10]',
    about:
      'Estimates a month of the default deployment (Container Apps) at a steady rate. Without a rate: idle, 1, 10 and\n' +
      '100 orders a second. Prices, measured calls and assumptions stand in tools/cost-figures.json.',
    options: {
      'orders-per-second': {
        describe: 'one rate, with every line of its bill',
        value: 'N',
        read: number({ min: 0, max: 10_000, decimals: true }),
        fallback: undefined,
      },
      'min-replicas': {
        describe: 'instances that always run',
        value: 'N',
        read: number({ min: 0, max: 30 }),
        fallback: 1,
      },
      'private-network': flag('with private endpoints and Premium Service Bus'),
      price: prices(),
    },
  },
  async (values) => {
    const figures = JSON.parse(readFileSync(join(root, 'tools/cost-figures.json'), 'utf8')) as Figures;
    const table = { ...figures.prices.table, ...values.price };
    const unknown = Object.keys(values.price).filter((name) => !Object.hasOwn(figures.prices.table, name));
    if (unknown.length > 0) {
      console.error(
        `no such price: ${unknown.join(', ')}; there are: ${Object.keys(figures.prices.table).join(', ')}`,
      );
      return 2;
    }
    const priced = { ...figures, prices: { ...figures.prices, table } };
    const deployment = {
      minReplicas: values['min-replicas'],
      maxReplicas: 30,
      logGbPerDay: 10,
      privateEndpoints: values['private-network'] ? 9 : 0,
      readers: readers(),
    };
    const rate = values['orders-per-second'];
    if (rate === undefined)
      overview([0, 1, 10, 100].map((one) => [one, monthly(one, priced, deployment)] as const));
    else bill(rate, monthly(rate, priced, deployment));
    console.log(`\nPrices of ${figures.prices.date}: ${figures.prices.source}.`);
    console.log(`Calls of ${figures.measured.date}: ${figures.measured.source}.`);
    return 0;
  },
);

/** Partitions times consumer groups of the order events: each has a checkpoint of its own. */
function readers(): number {
  const { eventHubs } = JSON.parse(readFileSync(join(root, 'infra/entities.json'), 'utf8')) as {
    eventHubs: { name: string; partitionCount: number; consumerGroups: string[] }[];
  };
  const hub = eventHubs.find(({ name }) => name === 'order-events');
  return hub === undefined ? 0 : hub.partitionCount * hub.consumerGroups.length;
}

function overview(rates: readonly (readonly [number, readonly Line[]])[]): void {
  const names = rates[0]?.[1].map(({ what }) => what) ?? [];
  const width = Math.max(...names.map((name) => name.length));
  console.log(`${'USD a month'.padEnd(width)}${rates.map(([rate]) => label(rate).padStart(12)).join('')}`);
  for (const [index, name] of names.entries()) {
    console.log(
      `${name.padEnd(width)}${rates.map(([, lines]) => dollars(lines[index]?.cost).padStart(12)).join('')}`,
    );
  }
  console.log(`${'Sum'.padEnd(width)}${rates.map(([, lines]) => sum(lines).padStart(12)).join('')}`);
  console.log(
    '\n?: the price is not known here; give it with --price NAME=USD. +: more than that, by what is not known.',
  );
}

function bill(rate: number, lines: readonly Line[]): void {
  console.log(`${label(rate)}, USD a month\n`);
  for (const { what, quantity, cost } of lines) {
    console.log(`  ${what.padEnd(26)}${quantity.padEnd(26)}${dollars(cost).padStart(10)}`);
  }
  console.log(`  ${'Sum'.padEnd(52)}${sum(lines).padStart(10)}`);
}

function label(rate: number): string {
  return rate === 0 ? 'idle' : `${rate}/s`;
}

function dollars(cost: number | undefined): string {
  return cost === undefined ? '?' : cost.toFixed(2);
}

function sum(lines: readonly Line[]): string {
  const { cost, unpriced } = total(lines);
  return `${cost.toFixed(2)}${unpriced.length > 0 ? '+' : ''}`;
}

/** May be named several times. */
function prices(): Option<Readonly<Record<string, number>>> {
  const all: Record<string, number> = {};
  return {
    describe: 'another price, names as in cost-figures.json; any number of times',
    value: 'NAME=USD',
    fallback: all,
    shown: '',
    read(given) {
      const [, name, value] = /^([^=]+)=(.+)$/.exec(given) ?? [];
      if (name === undefined || !(Number(value) >= 0)) throw new Error(`wants NAME=USD, not "${given}"`);
      all[name] = Number(value);
      return all;
    },
  };
}
