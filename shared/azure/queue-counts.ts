import type { ServiceBusAdministrationClient } from '@azure/service-bus';
import { ORDERS_QUEUE, QUARANTINE_QUEUE } from '../contracts/names.ts';
import type { Clock, QueueCounts } from '../ports.ts';
import { cached } from './cached.ts';
import { countCall } from './calls.ts';
import type { Connections } from './connections.ts';
import { brokerFault } from './faults.ts';

const FRESH_MS = 500;

export function queueCounts(connections: Connections, clock: Clock): QueueCounts {
  const ask = async () => {
    try {
      const administration = await connections.administration();
      const [orders, held] = await Promise.all([
        runtime(administration, ORDERS_QUEUE),
        runtime(administration, QUARANTINE_QUEUE),
      ]);
      return {
        active: orders.activeMessageCount,
        deadLettered: orders.deadLetterMessageCount,
        quarantine: held.activeMessageCount,
      };
    } catch (error) {
      throw brokerFault('ask for the lengths of the queues', error);
    }
  };
  return { counts: cached(ask, FRESH_MS, clock).get };
}

function runtime(administration: ServiceBusAdministrationClient, queue: string) {
  countCall('queue', queue, 'read', 1);
  return administration.getQueueRuntimeProperties(queue);
}
