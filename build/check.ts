/**
 * `npm run check`: everything a machine can say of the code without running it. The checks run side by side;
 * each one's output is shown only when it fails.
 */
import { spawn } from 'node:child_process';
import { BadArguments, program, text } from '../tools/arguments.ts';

interface Check {
  readonly name: string;
  readonly command: readonly string[];
  /** Says why the output of a run that exited 0 is a failure all the same. */
  readonly doubt?: (output: string) => string | undefined;
}

const checks: readonly Check[] = [
  { name: 'types', command: ['tsc', '-p', '.'] },
  { name: 'lint and format', command: ['biome', 'ci', '--error-on-warnings', '.'] },
  {
    name: 'room rules',
    command: [
      'depcruise',
      '--config',
      '.dependency-cruiser.cjs',
      'functions',
      'shared',
      'local',
      'tools',
      'tests',
      'bench',
      'build',
    ],
    // A cruiser whose parser cannot read TypeScript finds nothing to object to.
    doubt: (output) => (/\((?!0 )\d+ modules/.test(output) ? undefined : 'it read no modules'),
  },
  { name: 'unused code', command: ['knip', '--no-progress'] },
  {
    name: 'infra',
    command: ['node', 'build/check-infra.ts'],
    doubt: (output) => (/ 0 templates/.test(output) ? 'it read no templates' : undefined),
  },
  { name: 'generated files', command: ['node', 'build/generate.ts', '--check'] },
];

const names = checks.map((check) => check.name).join(', ');

await program(
  {
    usage: 'npm run check [-- --only NAME]',
    about: `Checks: ${names}`,
    options: {
      only: { describe: 'the check whose name begins so', value: 'NAME', read: text, fallback: '' },
    },
  },
  async ({ only }) => {
    const wanted = checks.filter((check) => check.name.startsWith(only));
    if (wanted.length === 0) throw new BadArguments(`no check is called "${only}"; there are: ${names}`);
    const results = await Promise.all(wanted.map(run));
    return results.every((passed) => passed) ? 0 : 1;
  },
);

async function run(check: Check): Promise<boolean> {
  const from = performance.now();
  const { code, output } = await outputOf(check.command);
  const doubt = code === 0 ? check.doubt?.(output) : undefined;
  const passed = code === 0 && doubt === undefined;
  const seconds = ((performance.now() - from) / 1000).toFixed(1);
  console.log(`${passed ? '✓' : '✗'} ${check.name} (${seconds} s)${doubt === undefined ? '' : `: ${doubt}`}`);
  if (!passed) console.log(output);
  return passed;
}

function outputOf([command = '', ...args]: readonly string[]): Promise<{
  code: number | null;
  output: string;
}> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    child.stdout.on('data', (data) => (output += data));
    child.stderr.on('data', (data) => (output += data));
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, output }));
  });
}
