import type { CheckpointStore, PartitionOwnership } from '@azure/event-hubs';

/** Names a partition for one consumer group, as the checkpoint store does. */
export interface PartitionKey {
  readonly fullyQualifiedNamespace: string;
  readonly eventHubName: string;
  readonly consumerGroup: string;
  readonly partitionId: string;
}

export interface Claims {
  /** Mine already, to be renewed. */
  readonly renew: readonly string[];
  /** Nobody's, or somebody's who has too many. */
  readonly take: readonly string[];
}

/**
 * Which partitions this owner should hold so that all live owners hold about the same number: free ones at once,
 * those of others only as far as they have more than their share.
 */
export function planClaims(
  ownerId: string,
  partitionIds: readonly string[],
  ownerships: readonly PartitionOwnership[],
  isAlive: (ownership: PartitionOwnership) => boolean,
): Claims {
  const owned = new Map<string, string[]>([[ownerId, []]]);
  const free = new Set(partitionIds);
  for (const ownership of ownerships) {
    const { ownerId: owner, partitionId } = ownership;
    if (!partitionIds.includes(partitionId)) continue;
    if (owner !== ownerId && (owner === '' || !isAlive(ownership))) continue;
    free.delete(partitionId);
    owned.set(owner, [...(owned.get(owner) ?? []), partitionId]);
  }
  const renew = owned.get(ownerId) ?? [];
  const share = partitionIds.length / owned.size;
  const take = [...free].slice(0, Math.max(0, Math.ceil(share) - renew.length));
  let missing = Math.floor(share) - renew.length - take.length;
  for (const [owner, theirs] of [...owned].toSorted(([, a], [, b]) => b.length - a.length)) {
    if (owner === ownerId || missing <= 0) continue;
    const stolen = theirs.slice(Math.floor(share)).slice(0, missing);
    take.push(...stolen);
    missing -= stolen.length;
  }
  return { renew, take };
}

/** Claims partitions in the store; gives those that were won. */
export async function claim(
  store: CheckpointStore,
  wanted: readonly PartitionOwnership[],
): Promise<PartitionOwnership[]> {
  const claimed = await Promise.all(wanted.map((ownership) => store.claimOwnership([ownership])));
  return claimed.flat();
}
