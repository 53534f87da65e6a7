/** The image, as far as it can be checked without Docker: what goes in, that it starts, and rules on the Dockerfile. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  copiedFiles,
  dockerfile,
  type Instruction,
  instructionsOf,
  layOutImage,
  ROOT,
} from './image-files.ts';

const folder = mkdtempSync(join(tmpdir(), 'image-'));
beforeAll(() => layOutImage(folder));
afterAll(() => rmSync(folder, { recursive: true }));

// Any will do: nothing is connected to before it is used.
const SETTINGS = {
  AzureWebJobsStorage: 'UseDevelopmentStorage=true',
  ServiceBusConnection: 'Endpoint=sb://localhost;SharedAccessKeyName=name;SharedAccessKey=a2V5',
  EventHubConnection: 'Endpoint=sb://localhost;SharedAccessKeyName=name;SharedAccessKey=a2V5',
  ORDER_ID_KEY: 'only-for-this-test-of-the-image',
};

/** The functions of the app in a folder, and the packages it asked for; run away from any node_modules. */
function load(app: string): { functions: string[]; packages: string[] } {
  const output = execFileSync(process.execPath, [join(import.meta.dirname, 'list-functions.ts'), app], {
    cwd: folder,
    env: SETTINGS,
    encoding: 'utf8',
    stdio: 'pipe',
  });
  return JSON.parse(output.trim().split('\n').at(-1) ?? '') as ReturnType<typeof load>;
}

const SITE = ['openapi.json', 'problems.html', 'swagger-ui.css', 'swagger-ui-bundle.js'];

describe('the files', () => {
  test('are these, at the places where the host looks for them', () => {
    expect(copiedFiles(dockerfile())).toEqual([
      { from: 'host.json', to: '/home/site/wwwroot/host.json' },
      { from: 'package.json', to: '/home/site/wwwroot/package.json' },
      { from: 'dist/main.cjs', to: '/home/site/wwwroot/dist/main.cjs' },
      ...SITE.map((name) => ({
        from: `dist/site/${name}`,
        to: `/home/site/wwwroot/dist/site/${name}`,
      })),
    ]);
  });

  test('exist, or are what the build makes', () => {
    expect(existsSync(join(ROOT, 'host.json'))).toBe(true);
    expect(existsSync(join(ROOT, 'package.json'))).toBe(true);
    expect(readFileSync(join(ROOT, 'build/bundle.ts'), 'utf8')).toContain("'dist/main.cjs'");
  });

  test('are all that .dockerignore lets into the context', () => {
    const lines = readFileSync(join(ROOT, '.dockerignore'), 'utf8').split('\n');
    const rules = lines.filter((line) => line !== '' && !line.startsWith('#'));
    expect(rules).toEqual([
      '*',
      '!host.json',
      '!package.json',
      '!dist/main.cjs',
      ...SITE.map((name) => `!dist/site/${name}`),
    ]);
  });

  test('are small: no dependency is installed beside the bundle', () => {
    expect(readdirSync(folder).sort()).toEqual(['dist', 'host.json', 'package.json']);
    expect(statSync(join(folder, 'dist/main.cjs')).size).toBeLessThan(8_000_000);
  });
});

describe('the app in the image', () => {
  test('starts without any package, and registers its functions', () => {
    const { functions, packages } = load(folder);
    // One asks how many colours there are, and does without an answer.
    expect(packages).toEqual(['supports-color']);
    expect(functions).toEqual(
      expect.arrayContaining(['health', 'order-saga', 'place-order', 'process-order']),
    );
    expect(functions.length).toBeGreaterThanOrEqual(21);
  });

  test('does not start without its bundle', () => {
    const empty = mkdtempSync(join(tmpdir(), 'image-empty-'));
    try {
      expect(() => load(empty)).toThrow(/ENOENT.*package\.json/);
    } finally {
      rmSync(empty, { recursive: true });
    }
  });
});

test('the list of what is shipped has every package in the bundle, at its version, and no tool', () => {
  const list = execFileSync(process.execPath, [join(ROOT, 'build/sbom.ts')], { encoding: 'utf8' });
  const { components } = JSON.parse(list) as { components: { name: string; version: string }[] };
  const listed = components.map(({ name }) => name);
  const bundle = readFileSync(join(folder, 'dist/main.cjs'), 'utf8');
  // The bundler writes above each part the file it is of.
  const parts = bundle.matchAll(/^\s*\/\/ .*node_modules\/((?:@[\w.-]+\/)?[\w.-]+)\//gm);
  const bundled = [...new Set([...parts].map(([, name]) => name))];
  expect(bundled.length).toBeGreaterThan(50);
  expect(bundled.filter((name) => !listed.includes(name ?? ''))).toEqual([]);
  expect(listed).toEqual(
    expect.arrayContaining(['@azure/service-bus', 'rhea', 'durable-functions', 'swagger-ui-dist']),
  );
  for (const tool of ['vitest', 'esbuild', 'typescript', 'azurite']) expect(listed).not.toContain(tool);
  expect(components).toContainEqual(expect.objectContaining({ name: 'durable-functions', version: '3.5.0' }));
});

describe('the Dockerfile', () => {
  test('breaks no rule', () => {
    expect(faultsOf(dockerfile())).toEqual([]);
  });

  test('builds on the Node version that the app is tested on', () => {
    const { devDependencies } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
      devDependencies: { node: string };
    };
    expect(dockerfile()[0]?.text).toBe('mcr.microsoft.com/azure-functions/node:4-node24');
    expect(devDependencies.node).toMatch(/^24\./);
  });

  test('listens on the port that Container Apps sends to', () => {
    const template = join(ROOT, 'infra/modules/hosting-container-apps.bicep');
    expect(readFileSync(template, 'utf8')).toMatch(/targetPort: 8080\b/);
    // The base image alone, with which the one-click deployment starts, listens on 80 unless it is told otherwise.
    expect(readFileSync(template, 'utf8')).toContain("value: 'http://+:8080'");
    expect(settingOf(dockerfile(), 'ASPNETCORE_URLS')).toBe('http://+:8080');
  });

  test.each([
    ['a floating base', 'FROM node:latest\nUSER 1', 'base without a fixed tag'],
    ['a base without a tag', 'FROM node\nUSER 1', 'base without a fixed tag'],
    ['another base', 'FROM docker.io/someone/node:4\nUSER 1', 'base is not the Functions image'],
    ['root', 'FROM mcr.microsoft.com/azure-functions/node:4-node24', 'ends as root'],
    [
      'root by name',
      'FROM mcr.microsoft.com/azure-functions/node:4-node24\nUSER 1\nUSER root',
      'ends as root',
    ],
    [
      'a user by name',
      'FROM mcr.microsoft.com/azure-functions/node:4-node24\nUSER app',
      'user is not a number',
    ],
    [
      'everything',
      'FROM mcr.microsoft.com/azure-functions/node:4-node24\nCOPY . ./\nUSER 1',
      'copies a folder',
    ],
    ['ADD', 'FROM mcr.microsoft.com/azure-functions/node:4-node24\nADD a b\nUSER 1', 'uses ADD'],
    [
      'a relative place',
      'FROM mcr.microsoft.com/azure-functions/node:4-node24\nWORKDIR app\nUSER 1',
      'WORKDIR is relative',
    ],
    [
      'downloads',
      'FROM mcr.microsoft.com/azure-functions/node:4-node24\nRUN curl -sL https://example.org | bash\nUSER 1',
      'downloads while it builds',
    ],
    ['sudo', 'FROM mcr.microsoft.com/azure-functions/node:4-node24\nRUN sudo true\nUSER 1', 'uses sudo'],
    [
      'a key',
      'FROM mcr.microsoft.com/azure-functions/node:4-node24\nENV ORDER_ID_KEY=abc\nUSER 1',
      'holds a secret: ORDER_ID_KEY',
    ],
    [
      'a connection string',
      'FROM mcr.microsoft.com/azure-functions/node:4-node24\nARG ServiceBusConnection\nUSER 1',
      'holds a secret: ServiceBusConnection',
    ],
    [
      'a low port',
      'FROM mcr.microsoft.com/azure-functions/node:4-node24\nEXPOSE 80\nUSER 1',
      'exposes port 80',
    ],
    [
      'another port',
      'FROM mcr.microsoft.com/azure-functions/node:4-node24\nENV ASPNETCORE_URLS=http://+:8081\nEXPOSE 8080\nUSER 1',
      'exposes port 8080 and listens on http://+:8081',
    ],
    [
      'a shell as process 1',
      'FROM mcr.microsoft.com/azure-functions/node:4-node24\nUSER 1\nCMD node main.js',
      'CMD runs in a shell',
    ],
  ])('with %s is refused', (_what, text, fault) => {
    expect(faultsOf(instructionsOf(text))).toContain(fault);
  });
});

function faultsOf(instructions: readonly Instruction[]): string[] {
  const all = (name: string) => instructions.filter((one) => one.name === name).map(({ text }) => text);
  const faults: string[] = [];
  for (const base of all('FROM')) {
    if (!/:[\w.-]+$/.test(base) || base.endsWith(':latest')) faults.push('base without a fixed tag');
    if (!base.startsWith('mcr.microsoft.com/azure-functions/node:'))
      faults.push('base is not the Functions image');
  }
  const user = all('USER').at(-1) ?? 'root';
  if (/^(root|0)(:|$)/.test(user)) faults.push('ends as root');
  else if (!/^\d+$/.test(user)) faults.push('user is not a number');
  for (const { from } of copiedFiles(instructions)) {
    if (/[*?]|^\.?$|\/$/.test(from)) faults.push('copies a folder');
  }
  if (all('ADD').length > 0) faults.push('uses ADD');
  if (all('WORKDIR').some((path) => !path.startsWith('/'))) faults.push('WORKDIR is relative');
  for (const command of all('RUN')) {
    if (/\b(curl|wget|apt-get|apt|npm|npx|pip)\b/.test(command)) faults.push('downloads while it builds');
    if (/\bsudo\b/.test(command)) faults.push('uses sudo');
  }
  for (const text of [...all('ENV'), ...all('ARG')]) {
    for (const [, name = ''] of text.matchAll(/(?:^|\s)(\w+)(?==|$)/g)) {
      if (/key|secret|password|token|connection|storage/i.test(name)) faults.push(`holds a secret: ${name}`);
    }
  }
  const listens = settingOf(instructions, 'ASPNETCORE_URLS');
  for (const port of all('EXPOSE')) {
    if (Number(port) < 1_024) faults.push(`exposes port ${port}`);
    if (listens !== undefined && !listens.endsWith(`:${port}`)) {
      faults.push(`exposes port ${port} and listens on ${listens}`);
    }
  }
  for (const name of ['CMD', 'ENTRYPOINT']) {
    if (all(name).some((text) => !text.startsWith('['))) faults.push(`${name} runs in a shell`);
  }
  return faults;
}

function settingOf(instructions: readonly Instruction[], name: string): string | undefined {
  const text = instructions
    .filter((one) => one.name === 'ENV')
    .map((one) => one.text)
    .join(' ');
  return new RegExp(`(?:^|\\s)${name}=(\\S+)`).exec(text)?.[1];
}
