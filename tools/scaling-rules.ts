/** What KEDA makes of a trigger: replicas = clamp(ceil(backlog / target), min, max). */
export interface ScalingRule {
  /** What waits: a queue, or a hub and its consumer group. */
  readonly trigger: string;
  readonly target: number;
  /** Where the target comes from. */
  readonly source: string;
  /** A partition has one reader, so a hub never wants more replicas than it has partitions. */
  readonly partitions?: number;
}

export interface Bounds {
  readonly min: number;
  readonly max: number;
}

interface Binding {
  readonly type: string;
  readonly [field: string]: unknown;
}

export interface ListedFunction {
  readonly name: string;
  readonly bindings: readonly Binding[];
}

interface HostJson {
  readonly extensions?: {
    readonly serviceBus?: { readonly maxConcurrentCalls?: number; readonly maxMessageBatchSize?: number };
    readonly eventHubs?: { readonly targetUnprocessedEventThreshold?: number };
  };
}

export function replicas(backlog: number, { target, partitions }: ScalingRule, { min, max }: Bounds): number {
  const wanted = Math.min(Math.ceil(backlog / target), partitions ?? Number.POSITIVE_INFINITY);
  return Math.max(min, Math.min(wanted, max));
}

/** The rules that Container Apps makes of the app's triggers and host.json; HTTP is scaled by its own requests. */
export function generatedRules(
  functions: readonly ListedFunction[],
  { extensions }: HostJson,
  partitionsOf: (hub: string) => number | undefined,
): ScalingRule[] {
  return functions
    .flatMap(({ bindings }) => bindings)
    .flatMap((binding): ScalingRule[] => {
      if (binding.type === 'serviceBusTrigger') {
        const sessions = binding.isSessionsEnabled === true;
        const key = sessions ? 'maxMessageBatchSize' : 'maxConcurrentCalls';
        const set = extensions?.serviceBus?.[key];
        const target = set ?? (sessions ? 1_000 : 16);
        const source = `messageCount = serviceBus.${key}${set === undefined ? ', whose default it is' : ''}`;
        return [{ trigger: String(binding.queueName), target, source }];
      }
      if (binding.type === 'eventHubTrigger') {
        const set = extensions?.eventHubs?.targetUnprocessedEventThreshold;
        const hub = String(binding.eventHubName);
        const partitions = partitionsOf(hub);
        return [
          {
            trigger: `${hub} / ${String(binding.consumerGroup)}`,
            target: set ?? 64,
            source: `unprocessedEventThreshold = ${
              set === undefined ? "KEDA's default" : 'eventHubs.targetUnprocessedEventThreshold'
            }`,
            ...(partitions === undefined ? {} : { partitions }),
          },
        ];
      }
      return [];
    });
}

interface ScaledObject {
  readonly spec: {
    readonly minReplicaCount: number;
    readonly maxReplicaCount: number;
    readonly pollingInterval: number;
    readonly triggers: readonly {
      readonly type: string;
      readonly metadata: Readonly<Record<string, string>>;
    }[];
  };
}

/** The rules and bounds that a ScaledObject declares. */
export function declaredRules(
  { spec }: ScaledObject,
  partitionsOf: (hub: string) => number | undefined,
): { readonly bounds: Bounds; readonly pollingSeconds: number; readonly rules: readonly ScalingRule[] } {
  const rules = spec.triggers.map(({ type, metadata }): ScalingRule => {
    const { queueName, messageCount, eventHubName = '', consumerGroup, unprocessedEventThreshold } = metadata;
    if (type === 'azure-servicebus') {
      return { trigger: String(queueName), target: Number(messageCount), source: 'messageCount' };
    }
    const partitions = partitionsOf(eventHubName);
    return {
      trigger: `${eventHubName} / ${consumerGroup}`,
      target: Number(unprocessedEventThreshold),
      source: 'unprocessedEventThreshold',
      ...(partitions === undefined ? {} : { partitions }),
    };
  });
  return {
    bounds: { min: spec.minReplicaCount, max: spec.maxReplicaCount },
    pollingSeconds: spec.pollingInterval,
    rules,
  };
}
