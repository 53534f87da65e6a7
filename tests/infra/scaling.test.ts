import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { declaredRules, generatedRules, replicas } from '../../tools/scaling-rules.ts';

const root = join(import.meta.dirname, '../..');

describe('replicas by backlog', () => {
  test.each([
    [0, 5],
    [9, 5],
    [20, 10],
    [40, 20],
    [100, 20],
  ])('on AKS %i waiting orders want %i', (backlog, wanted) => {
    const manifest = parse(readFileSync(join(root, 'infra/keda/scaled-object.yaml'), 'utf8'));
    const { bounds, pollingSeconds, rules } = declaredRules(manifest, () => 4);
    expect(pollingSeconds).toBe(5);
    const orders = rules.find(({ trigger }) => trigger === 'orders');
    expect(orders && replicas(backlog, orders, bounds)).toBe(wanted);
  });

  test('a hub wants no more than its partitions', () => {
    const rule = { trigger: 'hub / group', target: 64, source: '', partitions: 4 };
    expect(replicas(10_000, rule, { min: 1, max: 30 })).toBe(4);
    expect(replicas(65, rule, { min: 1, max: 30 })).toBe(2);
  });

  test('nothing waits: as few as allowed, none if none is', () => {
    expect(replicas(0, { trigger: 'q', target: 2, source: '' }, { min: 0, max: 30 })).toBe(0);
  });
});

describe('the rules that the platform makes', () => {
  const queue = { type: 'serviceBusTrigger', queueName: 'orders', connection: 'ServiceBusConnection' };
  const hub = { type: 'eventHubTrigger', eventHubName: 'events', consumerGroup: 'archive' };
  const targets = (bindings: (typeof queue | typeof hub)[], extensions: object) =>
    generatedRules([{ name: 'f', bindings }], { extensions }, () => 4).map(({ target }) => target);

  test('targets are those of host.json', () => {
    const extensions = {
      serviceBus: { maxConcurrentCalls: 64, maxMessageBatchSize: 8 },
      eventHubs: { targetUnprocessedEventThreshold: 200 },
    };
    expect(targets([queue, hub], extensions)).toEqual([64, 200]);
  });

  test('a queue with sessions is scaled by the batch size', () => {
    const sessions = { ...queue, isSessionsEnabled: true };
    expect(targets([sessions], { serviceBus: { maxMessageBatchSize: 8 } })).toEqual([8]);
    expect(targets([sessions], {})).toEqual([1_000]);
  });

  test('without settings the defaults of the host and of KEDA hold', () => {
    expect(targets([queue, hub], {})).toEqual([16, 64]);
  });
});
