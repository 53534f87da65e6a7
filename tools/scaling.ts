import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { program } from './arguments.ts';
import {
  type Bounds,
  declaredRules,
  generatedRules,
  type ListedFunction,
  replicas,
  type ScalingRule,
} from './scaling-rules.ts';

const root = join(import.meta.dirname, '..');

await program(
  {
    usage: 'npm run scaling -- [--backlog 0,5,9,20,40,100]',
    about:
      'Shows how many replicas KEDA asks for, trigger by trigger: on Container Apps, whose rules the platform makes\n' +
      'from the triggers and host.json, and on AKS, whose rules are those of infra/keda.',
    options: {
      backlog: {
        describe: 'messages or events that wait, separated by commas',
        value: 'LIST',
        read: backlogs,
        fallback: [0, 5, 9, 20, 40, 100],
      },
    },
  },
  async ({ backlog }) => {
    const functions = JSON.parse(
      execFileSync(process.execPath, [join(root, 'build/list-functions.ts')], { encoding: 'utf8' }),
    ) as ListedFunction[];
    const entities = JSON.parse(text('infra/entities.json')) as {
      eventHubs: { name: string; partitionCount: number }[];
    };
    const partitionsOf = (hub: string) => entities.eventHubs.find(({ name }) => name === hub)?.partitionCount;
    const template = text('infra/app.bicep');
    const bounds = { min: fallbackOf(template, 'minReplicas'), max: fallbackOf(template, 'maxReplicas') };
    const declared = declaredRules(parse(text('infra/keda/scaled-object.yaml')), partitionsOf);

    console.log(
      'replicas = clamp(ceil(backlog / target), min, max); a hub has no use for more than its partitions\n',
    );
    table(
      'Container Apps',
      bounds,
      generatedRules(functions, JSON.parse(text('host.json')), partitionsOf),
      backlog,
    );
    table(`AKS, polled every ${declared.pollingSeconds} s`, declared.bounds, declared.rules, backlog);
    console.log('The largest number wins: all triggers scale the same replicas.');
    return 0;
  },
);

function backlogs(list: string): number[] {
  const values = list.split(',').map(Number);
  if (!values.every((value) => Number.isInteger(value) && value >= 0) || list.trim() === '') {
    throw new Error(`wants whole numbers separated by commas, not "${list}"`);
  }
  return values;
}

function table(
  title: string,
  bounds: Bounds,
  rules: readonly ScalingRule[],
  backlog: readonly number[],
): void {
  const rows = rules.map((rule) => [
    rule.trigger,
    rule.source,
    String(rule.target),
    ...backlog.map((waiting) => String(replicas(waiting, rule, bounds))),
  ]);
  const all = [['trigger', 'target from', 'target', ...backlog.map(String)], ...rows];
  const widths = all[0]?.map((_, column) => Math.max(...all.map((row) => row[column]?.length ?? 0))) ?? [];
  console.log(`${title}: min ${bounds.min}, max ${bounds.max}`);
  for (const row of all) {
    const cells = row.map((cell, column) =>
      column < 2 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
    );
    console.log(`  ${cells.join('  ')}`);
  }
  console.log();
}

function fallbackOf(template: string, parameter: string): number {
  const found = new RegExp(`^param ${parameter} int = (\\d+)$`, 'm').exec(template)?.[1];
  if (found === undefined) throw new Error(`infra/app.bicep has no default for ${parameter}`);
  return Number(found);
}

function text(path: string): string {
  return readFileSync(join(root, path), 'utf8');
}
