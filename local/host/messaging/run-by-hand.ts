import type { HostServices, LoadedFunction } from '../contract.ts';

/** Runs a message function with `input` as the body of its one message, which has no metadata. */
export async function runByHand(services: HostServices, fn: LoadedFunction, input: string): Promise<void> {
  const data = fn.trigger.cardinality === 'many' ? [input] : input;
  await services.invoke(fn, { data, triggerMetadata: {} });
}
