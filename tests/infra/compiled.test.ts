/** What the button opens: compiled from these sources, few questions, none of them without an answer. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { checkCompiled } from '../../build/check-infra/compiled.ts';
import { readProgram } from '../../build/check-infra/program.ts';
import { readFiles } from '../../build/check-infra/workspace.ts';
import { AUDIT_CONTAINER } from '../../shared/azure/archive/blobs.ts';

const root = join(import.meta.dirname, '../..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');
const files = readFiles(root);

interface Parameter {
  readonly type: string;
  readonly defaultValue?: unknown;
  readonly allowedValues?: readonly string[];
  readonly minValue?: number;
  readonly maxValue?: number;
  readonly metadata: { readonly description: string };
}
const compiled = JSON.parse(read('infra/azuredeploy.json')) as {
  $schema: string;
  parameters: Record<string, Parameter>;
  outputs: Record<string, unknown>;
};

async function codes(changed: ReadonlyMap<string, string | undefined>): Promise<string[]> {
  const copy = new Map(files);
  for (const [file, text] of changed) {
    if (text === undefined) copy.delete(file);
    else copy.set(file, text);
  }
  return checkCompiled(await readProgram(copy)).map(({ code, message }) => `${code}: ${message}`);
}

describe('the compiled template', () => {
  test('is of these sources', async () => {
    expect(await codes(new Map())).toEqual([]);
  });

  test.each(['infra/azuredeploy.json', 'infra/azuredeploy.sources.json'])('wants %s', async (file) => {
    expect(await codes(new Map([[file, undefined]]))).toEqual(['not-compiled: is not there']);
  });

  test('is stale after a change of a module, which is named', async () => {
    const vault = files.get('infra/modules/vault.bicep') ?? '';
    const later = vault.replace('softDeleteRetentionInDays: 90', 'softDeleteRetentionInDays: 7');
    expect(await codes(new Map([['infra/modules/vault.bicep', later]]))).toEqual([
      'stale: infra/modules/vault.bicep is not as it was compiled: compile again (docs/deploy.md)',
    ]);
  });

  test('is stale after a module was taken away', async () => {
    const app = files.get('infra/app.bicep') ?? '';
    const later = app.replace('modules/lock.bicep', 'modules/vault.bicep');
    expect(await codes(new Map([['infra/app.bicep', later]]))).toEqual([
      'stale: infra/app.bicep is not as it was compiled: compile again (docs/deploy.md)',
      'stale: infra/modules/lock.bicep is not as it was compiled: compile again (docs/deploy.md)',
    ]);
  });

  test('is not stale for what it does not load, nor for other ends of lines', async () => {
    const host = (files.get('host.json') ?? '').replace(
      '"functionTimeout": "00:10:00"',
      '"functionTimeout": "00:09:00"',
    );
    expect(host).toContain('00:09:00');
    const budget = (files.get('infra/modules/budget.bicep') ?? '').replaceAll('\n', '\r\n');
    expect(
      await codes(
        new Map([
          ['host.json', host],
          ['infra/modules/budget.bicep', budget],
        ]),
      ),
    ).toEqual([]);
  });

  test("keeps the container of the app's archive as it is", () => {
    expect(read('infra/modules/storage.bicep')).toContain(`  name: '${AUDIT_CONTAINER}'\n`);
    expect(read('infra/azuredeploy.json')).toContain(`parameters('name'), 'default', '${AUDIT_CONTAINER}')]`);
  });

  test('claims no version and no hash that no stock compiler gave it', () => {
    expect(read('infra/azuredeploy.json')).not.toMatch(/"templateHash"|"version": "\d+\.\d+\.\d+\.\d+"/);
  });
});

describe('the form of the click', () => {
  const parameters = Object.entries(compiled.parameters);

  test('is for a resource group, asks little, explains each question and answers it', () => {
    expect(compiled.$schema).toBe(
      'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#',
    );
    expect(parameters.length).toBeLessThanOrEqual(14);
    for (const [name, { defaultValue, metadata }] of parameters) {
      expect(defaultValue, name).toBeDefined();
      expect(metadata.description.length, name).toBeGreaterThan(20);
    }
  });

  test('offers what is allowed, between bounds', () => {
    const offered = Object.fromEntries(
      parameters.flatMap(([name, { allowedValues }]) =>
        allowedValues === undefined ? [] : [[name, allowedValues]],
      ),
    );
    expect(offered).toEqual({
      hostingModel: ['containerApps', 'flex'],
      storageRedundancy: ['Standard_LRS', 'Standard_ZRS', 'Standard_GZRS', 'Standard_RAGZRS'],
    });
    const bounds = Object.fromEntries(
      parameters.flatMap(([name, { type, minValue, maxValue }]) =>
        type === 'int' ? [[name, [minValue, maxValue]]] : [],
      ),
    );
    expect(bounds).toEqual({
      minReplicas: [0, 30],
      maxReplicas: [1, 300],
      sagaCapacityUnits: [0, 3],
      auditRetentionDays: [0, 146_000],
      monthlyBudget: [1, undefined],
    });
  });

  test('starts a public image, keeps the group from deletion, and costs the least', () => {
    const start = Object.fromEntries(parameters.map(([name, { defaultValue }]) => [name, defaultValue]));
    expect(start).toMatchObject({
      hostingModel: 'containerApps',
      containerImage: 'mcr.microsoft.com/azure-functions/node:4-node24',
      minReplicas: 1,
      maxReplicas: 30,
      sagaCapacityUnits: 0,
      privateNetwork: false,
      auditRetentionDays: 365,
      lockResourceGroup: true,
      teamPrincipals: {},
      appSettings: {},
    });
  });

  test('gives back no secret, and takes none', () => {
    expect(Object.values(compiled.parameters).map(({ type }) => type)).not.toContain('securestring');
    expect(Object.keys(compiled.outputs)).toEqual([
      ...['url', 'appName', 'registryServer', 'serviceBusHost', 'eventHubsHost', 'schedulerEndpoint'],
      ...['storageName', 'lakeName', 'vaultUri', 'identityClientId'],
    ]);
  });
});

test('the button of the README opens it, in the repository of those who own the code', () => {
  const button = /\]\((https:\/\/portal\.azure\.com\/#create\/Microsoft\.Template\/uri\/([^)]+))\)/.exec(
    read('README.md'),
  );
  const owner = /@([\w-]+)\//.exec(read('.github/CODEOWNERS'))?.[1] ?? '';
  const { name } = JSON.parse(read('package.json')) as { name: string };
  expect(decodeURIComponent(button?.[2] ?? '')).toBe(
    `https://raw.githubusercontent.com/${owner}/${name}/main/infra/azuredeploy.json`,
  );
});
