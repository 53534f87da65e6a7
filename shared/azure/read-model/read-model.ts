import { setTimeout as sleep } from 'node:timers/promises';
import { TerminalFault } from '../../domain/faults.ts';
import type { Clock, ReadModel, StoredEvent } from '../../ports.ts';
import type { Connections } from '../connections.ts';
import type { Generation } from './generation.ts';
import { liveGeneration } from './live.ts';
import { GenerationSealed } from './progress.ts';
import { project } from './projection.ts';
import { queriesOn } from './queries.ts';

// A switch to another generation takes a moment; what takes longer is repeated like any other fault.
const PATIENCE_MS = 10_000;
const LOOK_AGAIN_MS = 50;

/** The read model: that of its generations which is live. */
export function readModel(connections: Connections, clock: Clock): ReadModel {
  const live = liveGeneration(connections, clock);
  const queries = async () => queriesOn(await live.generation());

  return {
    async project(partition, events) {
      const deadline = clock.now() + PATIENCE_MS;
      let generation = await live.generation();
      while ((await projected(generation, partition, events)) === 'sealed') {
        const next = await live.renewed();
        if (next === generation) {
          if (clock.now() > deadline) throw new GenerationSealed(generation.name, partition);
          await sleep(LOOK_AGAIN_MS);
        }
        generation = next;
      }
    },
    find: async (orderId) => (await queries()).find(orderId),
    list: async (query) => (await queries()).list(query),
    notifications: async (after, limit) => (await queries()).notifications(after, limit),
    lastNotifications: async (before, limit) => (await queries()).lastNotifications(before, limit),
    counts: async () => (await queries()).counts(),
  };
}

async function projected(
  generation: Generation,
  partition: string,
  events: readonly StoredEvent[],
): Promise<'done' | 'sealed'> {
  try {
    await project(generation, partition, events);
    return 'done';
  } catch (error) {
    if (error instanceof GenerationSealed) return 'sealed';
    // What is missing here may be in the generation that is just taking over.
    if (error instanceof TerminalFault && (await generation.progress.isSealed(partition))) return 'sealed';
    throw error;
  }
}
