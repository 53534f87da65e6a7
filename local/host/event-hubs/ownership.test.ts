import type { PartitionOwnership } from '@azure/event-hubs';
import { expect, test } from 'vitest';
import { planClaims } from './ownership.ts';

const FOUR = ['0', '1', '2', '3'];

/** "0:a 1:b!" - partition 0 is owned by a; b's claim on 1 has run out. */
function plan(ownerships: string, partitionIds: readonly string[] = FOUR) {
  const list = ownerships
    .split(' ')
    .filter((text) => text !== '')
    .map((text): PartitionOwnership => {
      const [partitionId = '', owner = ''] = text.split(':');
      return {
        fullyQualifiedNamespace: 'ns',
        eventHubName: 'hub',
        consumerGroup: 'group',
        partitionId,
        ownerId: owner.replace('!', ''),
        lastModifiedTimeInMs: owner.endsWith('!') ? 0 : 1,
      };
    });
  return planClaims('me', partitionIds, list, ({ lastModifiedTimeInMs }) => lastModifiedTimeInMs === 1);
}

test('alone, a host takes all at once', () => {
  expect(plan('')).toEqual({ renew: [], take: ['0', '1', '2', '3'] });
});

test('what it held before is its own still, also when the claim has run out', () => {
  expect(plan('0:me! 1:me! 2:me! 3:me!')).toEqual({ renew: ['0', '1', '2', '3'], take: [] });
});

test('claims that ran out or were given back are free', () => {
  expect(plan('0:gone! 1:gone! 2: 3:me')).toEqual({ renew: ['3'], take: ['0', '1', '2'] });
});

test('a second host takes half, and leaves the first its half', () => {
  expect(plan('0:other 1:other 2:other 3:other')).toEqual({ renew: [], take: ['2', '3'] });
  expect(plan('0:other 1:other 2:me 3:me')).toEqual({ renew: ['2', '3'], take: [] });
});

test('free partitions are shared with the others that live', () => {
  expect(plan('0:other 1:gone! 2:gone! 3:gone!')).toEqual({ renew: [], take: ['1', '2'] });
});

test('it steals no more than evens out', () => {
  expect(plan('0:a 1:a 2:b 3:b')).toEqual({ renew: [], take: ['1'] });
  expect(plan('0:a 1:b 2:c 3:d')).toEqual({ renew: [], take: [] });
  expect(plan('0:a', ['0'])).toEqual({ renew: [], take: [] });
});
