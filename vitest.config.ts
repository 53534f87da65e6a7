import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['**/*.test.ts'],
    exclude: ['node_modules/**', 'dist/**', 'tests/fixtures/**'],
    pool: 'forks',
    // The suites start real processes (storage, broker, host); two cores carry two of them at a time.
    maxWorkers: 2,
    testTimeout: 20_000,
    hookTimeout: 40_000,
    teardownTimeout: 10_000,
  },
});
