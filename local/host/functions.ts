import type { Binding, LoadedFunction, RetryPolicy } from './contract.ts';
import type { Registration } from './core.ts';
import { HostError } from './errors.ts';
import type { FunctionCallback, FunctionMetadata } from './rpc.ts';

/** A function with all that a call of it needs, worked out once. */
export interface HostFunction extends LoadedFunction {
  readonly metadata: FunctionMetadata;
  readonly callback: FunctionCallback;
  readonly file: string;
  /** Left out by the list `functions` of host.json: shown, but as little run as a disabled one. */
  readonly excluded: boolean;
  readonly inputs: readonly Binding[];
  readonly outputs: readonly Binding[];
  /** Log categories of the host's and the user's own lines. */
  readonly category: string;
  readonly userCategory: string;
}

// The real host's rule; the keys of a function named host would take the place of the host's own.
const NAME = /^(?!host$)[a-z][a-z0-9_-]{0,127}$/i;

export const isFunctionName = (name: string): boolean => NAME.test(name);

export function toHostFunction(
  { metadata, callback, file }: Registration,
  isDisabled: (name: string) => boolean,
  excluded = false,
): HostFunction {
  const bindings = Object.entries(metadata.bindings).map(([name, info]): Binding => ({ ...info, name }));
  const trigger = bindings.find(({ type }) => /trigger$/i.test(type));
  if (trigger === undefined) {
    throw new HostError('TRIGGER_MISSING', `Function '${metadata.name}' has no trigger.`);
  }
  return {
    name: metadata.name,
    trigger,
    bindings,
    retry: retryOf(metadata),
    disabled: excluded || isDisabled(metadata.name),
    error: isFunctionName(metadata.name) ? undefined : `'${metadata.name}' is not a valid function name.`,
    metadata,
    callback,
    file,
    excluded,
    inputs: bindings.filter((binding) => binding.direction === 'in' && binding !== trigger),
    outputs: bindings.filter(
      (binding) => binding.direction === 'out' && binding.type.toLowerCase() !== 'http',
    ),
    category: `Function.${metadata.name}`,
    userCategory: `Function.${metadata.name}.User`,
  };
}

function retryOf({ retryOptions }: FunctionMetadata): RetryPolicy | undefined {
  if (retryOptions === undefined || retryOptions === null) return undefined;
  const interval = (key: string): Record<string, number> => {
    const seconds = (retryOptions[key] as { seconds?: number } | undefined)?.seconds;
    return seconds === undefined ? {} : { [key]: seconds * 1000 };
  };
  return {
    strategy: retryOptions.retryStrategy === 'exponentialBackoff' ? 'exponentialBackoff' : 'fixedDelay',
    maxRetryCount: Number(retryOptions.maxRetryCount ?? 0),
    ...interval('delayInterval'),
    ...interval('minimumInterval'),
    ...interval('maximumInterval'),
  };
}

/** Tells which functions a setting AzureWebJobs.NAME.Disabled (or with underscores) switches off. */
export function disabledFunctions(
  settings: Readonly<Record<string, string | undefined>>,
): (name: string) => boolean {
  const off = new Set<string>();
  for (const [setting, value] of Object.entries(settings)) {
    const name = /^AzureWebJobs([._])(.+)\1Disabled$/i.exec(setting)?.[2];
    if (name !== undefined && /^(true|1)$/i.test(value ?? '')) off.add(name.toLowerCase());
  }
  return (name) => off.has(name.toLowerCase());
}
