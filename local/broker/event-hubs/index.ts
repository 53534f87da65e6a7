import type { Clock } from '../../clock.ts';
import type { Registry } from '../amqp/registry.ts';
import type { Store } from '../store.ts';
import { Appender } from './appender.ts';
import { EventHub } from './hub.ts';
import { LogStore } from './log-store.ts';
import { PartitionLog } from './partition-log.ts';
import { Retention } from './retention.ts';

export interface EventHubDeclaration {
  readonly name: string;
  readonly partitionCount: number;
  readonly messageRetentionInDays: number;
  readonly consumerGroups: readonly string[];
}

export interface EventHubs {
  /** For each hub the sequence number that its partitions give next, partition 0 first. */
  ends(): Record<string, number[]>;
  stop(): Promise<void>;
}

const DAY_MS = 24 * 60 * 60 * 1000;
// All partitions share the memory for their newest events; each is content with a little. Bytes.
const TAILS_TOGETHER = 64 * 1024 * 1024;
const TAIL_LIMIT = 2 * 1024 * 1024;

/** Opens the logs of all declared hubs and makes them known to the AMQP server. */
export async function openEventHubs(
  declarations: readonly EventHubDeclaration[],
  { store, clock, registry }: { store: Store; clock: Clock; registry: Registry },
): Promise<EventHubs> {
  const logs = new LogStore(store.database);
  const appender = new Appender(store, clock);
  const retentions: Retention[] = [];
  const partitionsTogether = declarations.reduce((sum, { partitionCount }) => sum + partitionCount, 0);
  const tailLimit = Math.min(TAIL_LIMIT, TAILS_TOGETHER / partitionsTogether);
  const hubs = new Map<string, PartitionLog[]>();
  for (const { name, partitionCount, messageRetentionInDays, consumerGroups } of declarations) {
    const partitions: PartitionLog[] = [];
    await store.write(() => {
      // It may run twice, if another write of its group fails.
      partitions.length = 0;
      for (let number = 0; number < partitionCount; number++) {
        // Names are the same in upper and lower case.
        partitions.push(
          new PartitionLog(logs, logs.open(name.toLowerCase(), number, clock.now()), tailLimit),
        );
      }
    });
    hubs.set(name, partitions);
    registry.add(name, new EventHub({ name, consumerGroups, partitions, appender, clock }));
    retentions.push(new Retention(store, clock, partitions, messageRetentionInDays * DAY_MS));
  }
  return {
    ends() {
      const all = [...hubs].map(([name, logs]) => [name, logs.map(({ end }) => end.nextSequence)] as const);
      return Object.fromEntries(all);
    },
    async stop() {
      await Promise.all(retentions.map((retention) => retention.stop()));
    },
  };
}
