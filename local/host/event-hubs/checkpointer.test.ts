import type { CheckpointStore } from '@azure/event-hubs';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { fakeServices } from '../fake-services.ts';
import { Outage } from '../messaging/outage.ts';
import { Checkpointer } from './checkpointer.ts';
import { readEvent } from './event.ts';

const PARTITION = {
  fullyQualifiedNamespace: 'here',
  eventHubName: 'hub',
  consumerGroup: '$Default',
  partitionId: '0',
};
const event = (number: number) =>
  readEvent({ message_annotations: { 'x-opt-sequence-number': number, 'x-opt-offset': String(number) } });

let written: number[];
let fail: ((error: Error) => void) | undefined;

beforeEach(() => {
  vi.useFakeTimers();
  written = [];
  fail = undefined;
});
afterEach(() => void vi.useRealTimers());

function checkpointer(): Checkpointer {
  const store: Pick<CheckpointStore, 'updateCheckpoint'> = {
    updateCheckpoint({ sequenceNumber }) {
      written.push(sequenceNumber);
      return written.length > 1 ? Promise.resolve() : new Promise((_, reject) => (fail = reject));
    },
  };
  const services = fakeServices({});
  services.close();
  return new Checkpointer(store as CheckpointStore, PARTITION, 1, new Outage(services, 'Test', 'storage'));
}

test('a checkpoint that could not be written is written again', async () => {
  const one = checkpointer();
  one.done(event(7));
  await vi.advanceTimersByTimeAsync(500);
  fail?.(new Error('away'));
  await vi.advanceTimersByTimeAsync(5_000);
  expect(written).toEqual([7, 7]);
});

test('not when the partition went to somebody else meanwhile, who is further on', async () => {
  const one = checkpointer();
  one.done(event(7));
  await vi.advanceTimersByTimeAsync(500);
  one.abandon();
  fail?.(new Error('away'));
  await vi.advanceTimersByTimeAsync(5_000);
  expect(written).toEqual([7]);
});
