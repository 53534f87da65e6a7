import { channel } from 'node:diagnostics_channel';

/** One call to a store or the broker, as the adapters make it. */
export interface AdapterCall {
  readonly service: 'table' | 'blob' | 'queue' | 'hub';
  /** Table, container, queue or hub. */
  readonly target: string;
  readonly operation: 'read' | 'query' | 'write' | 'transaction' | 'append' | 'send' | 'create' | 'drop';
  /** Rows, records or messages in it. */
  readonly items: number;
}

const calls = channel('tillstream.app.call');

/** Tells the diagnostics channel `tillstream.app.call`; next to free while nobody listens. */
export function countCall(
  service: AdapterCall['service'],
  target: string,
  operation: AdapterCall['operation'],
  items: number,
): void {
  if (calls.hasSubscribers) calls.publish({ service, target, operation, items } satisfies AdapterCall);
}
