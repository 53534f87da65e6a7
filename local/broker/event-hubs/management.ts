import { types } from '../amqp/rhea.ts';
import type { PartitionLog } from './partition-log.ts';

/** What `$management` tells about a hub. */
export function describeHub(hub: { readonly name: string; readonly partitions: readonly PartitionLog[] }) {
  return {
    name: hub.name,
    type: 'com.microsoft:eventhub',
    created_at: types.wrap_timestamp(Math.min(...hub.partitions.map(({ created }) => created))),
    partition_count: types.wrap_int(hub.partitions.length),
    partition_ids: types.wrap_array(
      hub.partitions.map((_, index) => String(index)),
      0xa1,
    ),
    georeplication_factor: types.wrap_int(1),
  };
}

/** What `$management` tells about a partition. An empty one has -1 for what it has not. */
export function describePartition(hub: { readonly name: string }, index: number, log: PartitionLog) {
  const { nextSequence, lastOffset, lastEnqueued } = log.end;
  return {
    name: hub.name,
    type: 'com.microsoft:partition',
    partition: String(index),
    begin_sequence_number: types.wrap_long(log.beginSequence),
    last_enqueued_sequence_number: types.wrap_long(nextSequence - 1),
    last_enqueued_offset: String(lastOffset),
    last_enqueued_time_utc: types.wrap_timestamp(lastEnqueued),
    is_partition_empty: log.isEmpty,
  };
}
