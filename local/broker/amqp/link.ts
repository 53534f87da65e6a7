import type { RheaLink } from './rhea.ts';

export function describeLink(link: RheaLink): {
  name: string;
  connectionId: string;
  properties: Record<string, unknown>;
  desiredCapabilities: string[];
} {
  const capabilities = plain(link.desired_capabilities);
  return {
    name: link.name,
    connectionId: link.connection.options.id,
    properties: (plain(link.properties) ?? {}) as Record<string, unknown>,
    desiredCapabilities: (Array.isArray(capabilities) ? capabilities : [capabilities])
      .filter((capability) => capability !== null && capability !== undefined)
      .map(String),
  };
}

/** rhea leaves described values (filters) and typed ones as objects around their value. */
export function plain(value: unknown): unknown {
  if (value === null || typeof value !== 'object' || Buffer.isBuffer(value) || value instanceof Date)
    return value;
  if (Array.isArray(value)) return value.map(plain);
  if ('type' in value && 'value' in value) return plain(value.value);
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, plain(item)]));
}
