/**
 * `npm test`: the checks, then vitest over everything; ends with the plain line "N passed, N failed" counted from
 * vitest's own report. A failed check counts as a failed test. `npm test -- FILTER…` runs some of the suites only.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const filters = process.argv.slice(2);
if (filters.includes('--help') || filters.includes('-h')) {
  console.log(
    'npm test [-- FILTER …]\n\nThe checks, then every suite. With filters (parts of paths, or options of vitest), those suites alone.',
  );
  process.exit(0);
}
let checksFailed = 0;
// The suites that start the platform run the bundle: it is made anew for some of them, too.
for (const script of filters.length === 0 ? ['build/check.ts', 'build/bundle.ts'] : ['build/bundle.ts']) {
  if (spawnSync(process.execPath, [script], { stdio: 'inherit' }).status !== 0) checksFailed++;
}

const folder = mkdtempSync(join(tmpdir(), 'test-report-'));
const report = join(folder, 'report.json');
const vitest = spawnSync(
  process.execPath,
  [
    'node_modules/vitest/vitest.mjs',
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile=${report}`,
    ...filters,
  ],
  { stdio: 'inherit' },
);
const counts: { numPassedTests: number; numFailedTests: number } = existsSync(report)
  ? JSON.parse(readFileSync(report, 'utf8'))
  : { numPassedTests: 0, numFailedTests: 0 };
rmSync(folder, { recursive: true });

// vitest also fails for what is no test: a suite that does not load, an unhandled rejection.
const unnamed = vitest.status !== 0 && counts.numFailedTests === 0 ? 1 : 0;
const failed = counts.numFailedTests + checksFailed + unnamed;
console.log(`${counts.numPassedTests} passed, ${failed} failed`);
process.exitCode = failed === 0 && counts.numPassedTests > 0 ? 0 : 1;
