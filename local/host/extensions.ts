import type { HostExtension } from './contract.ts';

/** An extension that the host knows, with the binding types that make it load. */
export interface KnownExtension {
  readonly name: string;
  readonly types: readonly string[];
  load(): Promise<HostExtension>;
}

const load = async (module: string): Promise<HostExtension> => {
  const { extension } = (await import(module)) as { extension: HostExtension };
  return extension;
};

/** Loaded only for an app that has one of their bindings: each costs start-up time. */
export const knownExtensions: readonly KnownExtension[] = [
  {
    name: 'service-bus',
    types: ['serviceBusTrigger', 'serviceBus'],
    load: () => load('./service-bus/extension.ts'),
  },
  {
    name: 'event-hubs',
    types: ['eventHubTrigger', 'eventHub'],
    load: () => load('./event-hubs/extension.ts'),
  },
  { name: 'timer', types: ['timerTrigger'], load: () => load('./timer/extension.ts') },
  {
    name: 'durable',
    types: [
      'orchestrationTrigger',
      'activityTrigger',
      'entityTrigger',
      'durableClient',
      'orchestrationClient',
    ],
    load: () => load('../durable/extension.ts'),
  },
];
