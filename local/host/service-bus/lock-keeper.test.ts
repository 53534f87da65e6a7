import type { ServiceBusReceivedMessage } from '@azure/service-bus';
import { expect, test } from 'vitest';
import { VirtualClock } from '../../clock.ts';
import { LockKeeper } from './lock-keeper.ts';

function keeper(lockMs: number, renew?: () => Promise<Date>) {
  const clock = new VirtualClock(0);
  const renewed: number[] = [];
  const lost: unknown[] = [];
  const locks = new LockKeeper(
    clock,
    async (message) => {
      renewed.push(clock.now());
      const until = renew ? await renew() : new Date(clock.now() + lockMs);
      Object.assign(message, { lockedUntilUtc: until });
      return until;
    },
    (_, error) => lost.push((error as { code: string }).code),
  );
  const message = () => ({ lockedUntilUtc: new Date(clock.now() + lockMs) }) as ServiceBusReceivedMessage;
  return { clock, locks, renewed, lost, message };
}

test('a lock is renewed in good time, until the message is dropped', async () => {
  const { clock, locks, renewed, message } = keeper(10_000);
  const one = message();
  locks.keep(one, 300_000);
  await clock.moveTo(20_000);
  expect(renewed).toEqual([6_000, 12_000, 18_000]);
  locks.drop(one);
  await clock.moveTo(60_000);
  expect(renewed.length).toBe(3);
});

test('renewal ends when the lock outlives the longest duration', async () => {
  const { clock, locks, renewed, message } = keeper(10_000);
  locks.keep(message(), 15_000);
  await clock.moveTo(100_000);
  expect(renewed).toEqual([6_000]);
});

test('no renewal where none is needed or wanted', async () => {
  const { clock, locks, renewed, message } = keeper(10_000);
  locks.keep(message(), 0);
  locks.keep(message(), 9_000);
  await clock.moveTo(100_000);
  expect(renewed).toEqual([]);
});

test('a failed renewal is tried again while the lock holds, then the loss is told', async () => {
  const { clock, locks, renewed, lost, message } = keeper(2_000, () =>
    Promise.reject(Object.assign(new Error('away'), { code: 'ServiceCommunicationProblem' })),
  );
  locks.keep(message(), 300_000);
  await clock.moveTo(10_000);
  expect(renewed).toEqual([1_200, 1_700]);
  expect(lost).toEqual(['ServiceCommunicationProblem']);
});

test('a lost lock is told at once', async () => {
  const { clock, locks, renewed, lost, message } = keeper(10_000, () =>
    Promise.reject(Object.assign(new Error('lost'), { code: 'MessageLockLost' })),
  );
  locks.keep(message(), 300_000);
  await clock.moveTo(60_000);
  expect(renewed).toEqual([6_000]);
  expect(lost).toEqual(['MessageLockLost']);
});
