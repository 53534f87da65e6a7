import { HostJsonSection } from '../messaging/host-json-section.ts';

/** extensions.serviceBus of host.json, with the defaults of the real extension on one core. */
export interface ServiceBusSettings {
  readonly prefetchCount: number;
  readonly autoCompleteMessages: boolean;
  /** How long the lock of a message under way is renewed, ms. */
  readonly maxAutoLockRenewalDuration: number;
  readonly maxConcurrentCalls: number;
  readonly maxMessageBatchSize: number;
  readonly minMessageBatchSize: number;
  /** How long a batch below minMessageBatchSize waits for more, ms. */
  readonly maxBatchWaitTime: number;
}

export function readSettings(section: Readonly<Record<string, unknown>>): ServiceBusSettings {
  const fields = new HostJsonSection('extensions.serviceBus', section);
  const maxMessageBatchSize = fields.whole('maxMessageBatchSize', 1000, 1);
  return {
    prefetchCount: fields.whole('prefetchCount', 0, 0),
    autoCompleteMessages: section.autoCompleteMessages !== false,
    maxAutoLockRenewalDuration: fields.span('maxAutoLockRenewalDuration', 300_000),
    maxConcurrentCalls: fields.whole('maxConcurrentCalls', 16, 1),
    maxMessageBatchSize,
    minMessageBatchSize: Math.min(fields.whole('minMessageBatchSize', 1, 1), maxMessageBatchSize),
    maxBatchWaitTime: fields.span('maxBatchWaitTime', 30_000),
  };
}
