import { relative } from 'node:path';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

// Those that take longest, first: a worker that begins one of them at the end keeps everybody waiting.
const LONGEST = [
  'tests/crash/kill-at-point',
  'tests/crash/random-kills',
  'tests/flow/demos',
  'tests/flow/operator-tools',
  'tests/crash/',
  'tests/flow/',
  'tests/ports/',
  'local/',
];

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification) => {
      const path = relative(import.meta.dirname, moduleId);
      const found = LONGEST.findIndex((prefix) => path.startsWith(prefix));
      return found === -1 ? LONGEST.length : found;
    };
    return files.toSorted(
      (left, right) => rank(left) - rank(right) || left.moduleId.localeCompare(right.moduleId),
    );
  }
}

export default defineConfig({
  test: {
    include: ['**/*.test.ts'],
    exclude: ['node_modules/**', 'dist/**', 'tests/fixtures/**'],
    pool: 'forks',
    // The suites start real processes (storage, broker, host), and wait for them for half of the time.
    maxWorkers: 4,
    // No suite leaves anything behind in its process, and a process each takes longer than most of the tests.
    isolate: false,
    sequence: { sequencer: LongestFirst },
    // Limits for what hangs. A machine that does four of them at once on two cores takes its time, and a poll's own
    // limit would be a second.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    expect: { poll: { timeout: 45_000, interval: 20 } },
    teardownTimeout: 10_000,
  },
});
