import { join } from 'node:path';
import type { Clock } from '../clock.ts';
import { administration } from './administration.ts';
import { Registry } from './amqp/registry.ts';
import { startAmqpServer } from './amqp/server.ts';
import { startControl } from './control.ts';
import type { Entities } from './entities.ts';
import { openEventHubs } from './event-hubs/index.ts';
import { openServiceBus } from './service-bus/index.ts';
import { Store } from './store.ts';

export interface BrokerOptions {
  /** The folder the broker keeps its file in. */
  readonly state: string;
  /** For AMQP; 0 for any free one. */
  readonly port: number;
  /** For the control endpoint over HTTP; left out: none. */
  readonly controlPort?: number;
  readonly entities: Entities;
  readonly clock: Clock;
}

export interface Broker {
  readonly port: number;
  /** Connection strings for the SDKs. */
  readonly serviceBus: string;
  readonly eventHubs: string;
  /** URL of the control endpoint, if there is one. */
  readonly control: string | undefined;
  stop(): Promise<void>;
}

export async function startBroker({
  state,
  port,
  controlPort,
  entities,
  clock,
}: BrokerOptions): Promise<Broker> {
  const store = new Store(join(state, 'broker.db'));
  const registry = new Registry();
  const parts = { store, clock, registry };
  const serviceBus = openServiceBus(entities.queues, parts);
  const eventHubs = await openEventHubs(entities.eventHubs, parts);
  const server = await startAmqpServer(
    registry,
    port,
    administration({ queues: entities.queues, counts: () => serviceBus.counts(), since: clock.now() }),
  );
  const counts = () => ({ queues: serviceBus.counts(), eventHubs: eventHubs.ends() });
  const control = controlPort === undefined ? undefined : await startControl(controlPort, counts);
  return {
    port: server.port,
    serviceBus: connectionString(server.port),
    eventHubs: connectionString(server.port),
    control: control?.url,
    async stop() {
      await control?.close();
      await server.close();
      serviceBus.close();
      await eventHubs.stop();
      store.close();
    },
  };
}

/** Any key does: whoever reaches loopback is let in. */
function connectionString(port: number): string {
  return `Endpoint=sb://127.0.0.1:${port};SharedAccessKeyName=local;SharedAccessKey=bG9jYWw=;UseDevelopmentEmulator=true`;
}
