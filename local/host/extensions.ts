import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Binding, HostExtension, HostServices, RunningExtension } from './contract.ts';
import type { HostFunction } from './functions.ts';

/** An extension that the host knows, with the binding types that make it load. */
interface KnownExtension {
  readonly name: string;
  readonly types: readonly string[];
  load(): Promise<{ extension: HostExtension }>;
}

/**
 * Loaded only for an app that has one of their bindings: each costs start-up time. They stop in this order, and
 * begin in the reverse one: what the functions of one trigger use is there before it and after it.
 */
export const knownExtensions: readonly KnownExtension[] = [
  { name: 'timer', types: ['timerTrigger'], load: () => import('./timer/extension.ts') },
  {
    name: 'event-hubs',
    types: ['eventHubTrigger', 'eventHub'],
    load: () => import('./event-hubs/extension.ts'),
  },
  {
    name: 'service-bus',
    types: ['serviceBusTrigger', 'serviceBus'],
    load: () => import('./service-bus/extension.ts'),
  },
  {
    name: 'durable',
    types: [
      'orchestrationTrigger',
      'activityTrigger',
      'entityTrigger',
      'durableClient',
      'orchestrationClient',
    ],
    load: () => import('../durable/extension.ts'),
  },
];

/** The extensions that an app needs, and which of them brings a binding. */
export class Extensions {
  readonly #running: RunningExtension[] = [];
  readonly #byType = new Map<string, RunningExtension>();

  get running(): readonly RunningExtension[] {
    return this.#running;
  }

  of(binding: Binding): RunningExtension | undefined {
    return this.#byType.get(binding.type) ?? this.#byType.get(binding.type.toLowerCase());
  }

  /** Starts them; functions with a binding that nobody brings are in error afterwards. */
  async start(services: HostServices, functions: readonly HostFunction[]): Promise<void> {
    const known = new Set(['httptrigger', 'http']);
    for (const { name, types, load } of knownExtensions) {
      const lower = new Set(types.map((type) => type.toLowerCase()));
      for (const type of lower) known.add(type);
      const own = functions.filter((fn) => fn.bindings.some(({ type }) => lower.has(type.toLowerCase())));
      if (own.length === 0) continue;
      const stateDir = join(services.stateDir, name);
      mkdirSync(stateDir, { recursive: true });
      const { extension } = await load();
      const running = await extension.start({ ...services, stateDir }, own);
      for (const type of [...types, ...lower]) this.#byType.set(type, running);
      this.#running.push(running);
    }
    for (const fn of functions) {
      const unknown = fn.bindings.map(({ type }) => type).filter((type) => !known.has(type.toLowerCase()));
      if (unknown.length > 0) {
        fn.error ??= `The binding type(s) '${unknown.join(', ')}' are not known to this host.`;
      }
    }
  }

  async listen(): Promise<void> {
    for (const extension of this.#running.toReversed()) await extension.listen();
  }
}
