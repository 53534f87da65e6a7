import type { TokenCredential } from '@azure/identity';

/** Where a binding's `connection` leads: a connection string, or a namespace that is reached with an identity. */
export type Connection =
  | { readonly kind: 'string'; readonly key: string; readonly connectionString: string }
  | { readonly kind: 'identity'; readonly key: string; readonly namespace: string };

type Settings = Readonly<Record<string, string | undefined>>;

/**
 * What the app setting `name` holds: a connection string under `name`, or a host name under
 * `name__fullyQualifiedNamespace`. Each is also looked for with the prefix AzureWebJobs. Undefined: neither is set.
 */
export function findConnection(settings: Settings, name: string): Connection | undefined {
  for (const key of [name, `AzureWebJobs${name}`]) {
    const connectionString = settings[key];
    if (connectionString) return { kind: 'string', key, connectionString };
    const namespace = settings[`${key}__fullyQualifiedNamespace`];
    if (namespace) return { kind: 'identity', key, namespace };
  }
  return undefined;
}

/** The identity of the process: a managed identity in Azure, the developer's own sign-in elsewhere. */
export async function identity(): Promise<TokenCredential> {
  // Loaded only where it is needed: it costs a good part of a second.
  const { DefaultAzureCredential } = await import('@azure/identity');
  return new DefaultAzureCredential();
}
