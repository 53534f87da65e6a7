import { spawnSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const PACKAGE = join(import.meta.dirname, '../../package.json');

it.each(['start', 'demo', 'demo:lock', 'demo:resiliency', 'bench'])(
  'npm run %s works right after npm ci: it builds the app that it runs',
  async (name) => {
    const { scripts } = JSON.parse(await readFile(PACKAGE, 'utf8')) as { scripts: Record<string, string> };
    expect(scripts[name]).toMatch(/^node build\/bundle\.ts --quiet && node \S+$/);
  },
);

it.each([
  'tools/cost.ts',
  'tools/scaling.ts',
  'tools/infra-remove.ts',
  'tools/load.ts',
  'build/check.ts',
  'build/check-infra.ts',
  'build/test.ts',
  'build/bundle.ts',
  'build/generate.ts',
])('%s --help tells what there is, and does nothing', (program) => {
  const { status, stdout, stderr } = run(program, '--help');
  expect([status, stderr]).toEqual([0, '']);
  expect(stdout).toMatch(/^npm (run \S+|test) \[?--/);
  expect(stdout).not.toContain('[object');
});

it('npm run check names the checks that there are', () => {
  const { status, stderr } = run('build/check.ts', '--only', 'nothing');
  expect(status).toBe(2);
  expect(stderr).toContain('no check is called "nothing"; there are: types, lint and format,');
  expect(run('build/check.ts', '--bogus').stderr).toBe(
    '--bogus: no such option\n--help tells what there is\n',
  );
});

it('npm run cost takes as many prices as there are', () => {
  const { stdout } = run(
    'tools/cost.ts',
    ...['--orders-per-second', '10', '--price', 'millionSagaActions=1', '--price', 'logGb=0'],
  );
  expect(stdout).toMatch(/Durable Task Scheduler .* \d+\.\d\d\n/);
  expect(stdout).toMatch(/Logs .* 0\.00\n/);
});

it('npm run load wants a folder for its report before it posts anything', () => {
  expect(run('tools/load.ts', '--out', 'no/such/folder/report.html')).toMatchObject({
    status: 2,
    stderr: '--out: there is no folder no/such/folder\n--help tells what there is\n',
  });
});

function run(program: string, ...args: readonly string[]) {
  return spawnSync(process.execPath, [join(PACKAGE, '..', program), ...args], { encoding: 'utf8' });
}
