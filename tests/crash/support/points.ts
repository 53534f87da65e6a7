/** The named points of an order's way, read from the code that publishes them: a new one must be hit as well. */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../../..');

// The app has no timers.
const NOT_ON_THE_WAY = /^timer\./;

/** Of the process that runs the app: the app's own points and those of host and Durable. */
export function hostPoints(): string[] {
  const telemetry = readFileSync(join(root, 'shared/telemetry.ts'), 'utf8');
  const union = /type PointName =([^;]*);/.exec(telemetry)?.[1] ?? '';
  const app = Array.from(union.matchAll(/'([^']+)'/g), ([, name]) => [`${name}.before`, `${name}.after`]);
  return [...app.flat(), ...localPoints('local/{host,durable}/**/*.ts')];
}

export function brokerPoints(): string[] {
  return localPoints('local/broker/**/*.ts');
}

function localPoints(files: string): string[] {
  const names = globSync(files, { cwd: root, exclude: (file) => file.endsWith('.test.ts') }).flatMap((file) =>
    Array.from(
      readFileSync(join(root, file), 'utf8').matchAll(/\bpoint\(\s*'([^']+)'/g),
      ([, name]) => name ?? '',
    ),
  );
  return [...new Set(names)].filter((name) => !NOT_ON_THE_WAY.test(name)).toSorted();
}
