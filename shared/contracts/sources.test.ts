import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { ORDER_EVENTS_HUB } from './names.ts';
import { QUEUES, SOURCES } from './sources.ts';

const entities = JSON.parse(readFileSync(join(import.meta.dirname, '../../infra/entities.json'), 'utf8')) as {
  queues: { name: string }[];
  eventHubs: { name: string; consumerGroups: string[] }[];
};

it('knows every queue, and every consumer group of the hub of orders', () => {
  expect([...QUEUES].sort()).toEqual(entities.queues.map(({ name }) => name).sort());
  const hub = entities.eventHubs.find(({ name }) => name === ORDER_EVENTS_HUB);
  const groups = SOURCES.flatMap((source) => ('group' in source ? [source.group] : []));
  expect(groups.sort()).toEqual(hub?.consumerGroups.toSorted());
});

it('names where messages come from', () => {
  expect(SOURCES.map(({ name }) => name)).toEqual([
    'queue:orders',
    'event-hub:order-events/archive',
    'event-hub:order-events/read-model',
    'event-hub:order-events/loyalty',
  ]);
});
