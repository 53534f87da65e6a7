import { availableParallelism } from 'node:os';

export interface DurableSettings {
  readonly hubName: string;
  readonly maxActivities: number;
  readonly maxOrchestrators: number;
  readonly maxEntities: number;
  /** Version of instances that are started without one; instances of newer versions are not run. */
  readonly defaultVersion: string | undefined;
}

// The real extension's defaults are ten of each per core.
const PER_CORE = 10;

/** The section extensions.durableTask of host.json. */
export function readSettings(
  section: Readonly<Record<string, unknown>>,
  expand: (text: string) => string,
): DurableSettings {
  const limit = (key: string): number => {
    const value = section[key];
    if (value === undefined || value === null) return PER_CORE * availableParallelism();
    if (typeof value !== 'number' || !Number.isInteger(value) || value < 1) {
      throw new Error(
        `host.json: extensions.durableTask.${key} must be a whole number from 1, not ${value}.`,
      );
    }
    return value;
  };
  const version = section.defaultVersion;
  return {
    hubName: expand(typeof section.hubName === 'string' ? section.hubName : 'TestHubName'),
    maxActivities: limit('maxConcurrentActivityFunctions'),
    maxOrchestrators: limit('maxConcurrentOrchestratorFunctions'),
    maxEntities: limit('maxConcurrentEntityFunctions'),
    defaultVersion: typeof version === 'string' && version !== '' ? version : undefined,
  };
}

/** The real extension runs an instance only when its version is not above the default one. */
export function runsVersion(version: string | null, defaultVersion: string | undefined): boolean {
  if (version === null || version === '') return true;
  return defaultVersion !== undefined && compareVersions(version, defaultVersion) <= 0;
}

function compareVersions(a: string, b: string): number {
  const dotted = /^\d+(\.\d+)*$/;
  if (!dotted.test(a) || !dotted.test(b)) return a.localeCompare(b);
  const [left, right] = [a.split('.').map(Number), b.split('.').map(Number)];
  for (let i = 0; i < Math.max(left.length, right.length); i++) {
    const difference = (left[i] ?? 0) - (right[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
