/** Each check of infra/ is shown to catch what it is for: one break a case, on a copy in memory. */
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { checkInfra } from '../../build/check-infra/run.ts';
import { readFiles } from '../../build/check-infra/workspace.ts';
import type { ListedFunction } from '../../tools/scaling-rules.ts';

const root = join(import.meta.dirname, '../..');
const files = readFiles(root);
let functions: readonly ListedFunction[];

beforeAll(() => {
  const program = join(root, 'build/list-functions.ts');
  functions = JSON.parse(execFileSync(process.execPath, [program], { encoding: 'utf8' })) as ListedFunction[];
});

test('nothing is broken as it is', async () => {
  const { program, findings } = await checkInfra(files, functions);
  expect(findings).toEqual([]);
  expect(program.templates.size).toBeGreaterThan(20);
  expect(functions.length).toBeGreaterThan(20);
});

const APP = 'infra/app.bicep';
const MAIN = 'infra/main.bicep';
const module = (name: string) => `infra/modules/${name}.bicep`;

/** What is broken, where, the text and what takes its place, and the code of the finding it must lead to. */
type Mutation = readonly [what: string, file: string, from: string, to: string, code: string];

const MUTATIONS: readonly Mutation[] = [
  ['a template is newer than the compiled one', module('budget'), 'threshold: 80', 'threshold: 70', 'stale'],
  ['a list is newer than the compiled one', 'infra/entities.json', '"sale"', '"sales"', 'stale'],
  ['a query is newer than the compiled one', 'infra/queries/quarantined.kql', '5m', '9m', 'stale'],
  [
    'the compiled template is changed by hand',
    'infra/azuredeploy.json',
    '"defaultValue": 30',
    '"defaultValue": 31',
    'not-of-the-compiler',
  ],
  ['a brace is lost', module('vault'), "name: 'order-id-key'\n", "name: 'order-id-key' {\n", 'syntax'],
  [
    'a module calls for a symbol that is not there',
    APP,
    'tags: productTags',
    'tags: prodctTags',
    'unknown-symbol',
  ],
  [
    'an output is asked for that no module has',
    APP,
    'storage.outputs.blobEndpoint',
    'storage.outputs.blobUrl',
    'unknown-output',
  ],
  ['a parameter is not passed', APP, '    queues: entities.queues\n', '', 'missing-parameter'],
  [
    'a parameter is passed that no module has',
    APP,
    '    queues: entities.queues\n',
    '    queues: entities.queues\n    size: 1\n',
    'unknown-parameter',
  ],
  ['a text is passed for a list', APP, 'queues: entities.queues', "queues: 'orders'", 'bad-argument'],
  [
    'a value is passed that is not allowed',
    APP,
    'redundancy: lakeRedundancies[storageRedundancy]',
    'redundancy: storageRedundancy',
    'bad-argument',
  ],
  [
    'a default is not among the allowed values',
    APP,
    "hostingModel string = 'containerApps'",
    "hostingModel string = 'aks'",
    'bad-default',
  ],
  ['a module is for another scope', MAIN, '  scope: group\n', '', 'bad-scope'],
  [
    'a parameter is for nobody',
    module('vault'),
    'param workspaceId string',
    'param workspaceId string\nparam extra string',
    'unused',
  ],
  [
    'a parameter of the click is not described',
    APP,
    "@description('Start of every name. Lowercase letters and digits; storage and vault names leave room for nine.')\n",
    '',
    'no-description',
  ],
  [
    'the entities file has no such list',
    APP,
    'queues: entities.queues',
    'queues: entities.topics',
    'no-such-property',
  ],
  [
    'a file is loaded that is not there',
    module('workbook'),
    '../queries/quarantined.kql',
    '../queries/other.kql',
    'no-such-file',
  ],
  [
    'a function is not one of Bicep',
    module('hosting-flex'),
    'max(maxReplicas, 40)',
    'most(maxReplicas, 40)',
    'unknown-function',
  ],

  [
    'a property is misspelt',
    module('service-bus'),
    'maxDeliveryCount:',
    'maxDeliveryCunt:',
    'unconfirmed-property',
  ],
  [
    'a value is none of the allowed',
    module('durable'),
    "'Consumption' : 'Dedicated'",
    "'Consumption' : 'Reserved'",
    'unconfirmed-value',
  ],
  [
    'a number stands for a text',
    module('hosting-container-apps'),
    "memory: '2Gi'",
    'memory: 2',
    'unconfirmed-value',
  ],
  ['a required property is missing', module('storage'), "  kind: 'StorageV2'\n", '', 'missing-property'],
  [
    'a type or version was never confirmed',
    module('identity'),
    '2024-11-30',
    '2030-01-01',
    'unconfirmed-type',
  ],
  [
    'an API version is older than agreed',
    module('vault'),
    'Microsoft.KeyVault/vaults@2026-02-01',
    'Microsoft.KeyVault/vaults@2023-07-01',
    'old-version',
  ],

  [
    'Service Bus takes keys',
    module('service-bus'),
    'disableLocalAuth: true',
    'disableLocalAuth: false',
    'insecure',
  ],
  [
    'storage takes keys',
    module('storage'),
    'allowSharedKeyAccess: false',
    'allowSharedKeyAccess: true',
    'insecure',
  ],
  [
    'blobs may be public',
    module('lake'),
    'allowBlobPublicAccess: false',
    'allowBlobPublicAccess: true',
    'insecure',
  ],
  [
    'old TLS is spoken',
    module('event-hubs-namespace'),
    "minimumTlsVersion: '1.2'",
    "minimumTlsVersion: '1.0'",
    'insecure',
  ],
  ['the vault can be purged', module('vault'), '    enablePurgeProtection: true\n', '', 'insecure'],
  ['FTP logins are allowed', module('hosting-flex'), 'allow: false', 'allow: true', 'insecure'],
  ['the scheduler lets nobody in', module('durable'), "      '0.0.0.0/0'\n", '', 'insecure'],
  [
    'scale rules of our own, which the platform refuses',
    module('hosting-container-apps'),
    'pollingInterval: 30',
    'rules: []',
    'insecure',
  ],
  [
    'two revisions compete for messages',
    module('hosting-container-apps'),
    "activeRevisionsMode: 'Single'",
    "activeRevisionsMode: 'Multiple'",
    'insecure',
  ],
  [
    'a key is in an output',
    module('storage'),
    'output id string = account.id',
    'output id string = account.listKeys().keys[0].value',
    'secret',
  ],
  [
    'a connection string is in an output',
    module('observability'),
    'output insightsName string = insights.name',
    'output insightsName string = insights.properties.ConnectionString',
    'secret',
  ],
  [
    'a secret is a parameter',
    module('vault'),
    'param workspaceId string',
    '@secure()\nparam workspaceId string',
    'secret',
  ],
  ['a secret is made anew by each deployment', module('vault'), '@onlyIfNotExists()\n', '', 'secret'],
  [
    'a key is in a setting',
    APP,
    'value: serviceBus.outputs.host',
    "value: 'Endpoint=sb://x;SharedAccessKey=abc'",
    'secret',
  ],
  [
    'a door stays open though the network is private',
    module('lake'),
    "privateNetwork ? 'Disabled' : 'Enabled'",
    "'Enabled'",
    'public',
  ],
  [
    'a service has no private endpoint',
    APP,
    '        resourceId: vault.outputs.id\n',
    '        resourceId: durable.outputs.id\n',
    'public',
  ],

  ['a role is missing', module('storage'), '  roles.StorageTableDataContributor\n', '', 'missing-role'],
  [
    'a role is given on too much',
    module('event-hubs'),
    '  scope: hubs[hub]\n',
    '  scope: namespace\n',
    'role-scope',
  ],
  [
    'the app may read the hubs of other teams',
    module('event-hubs'),
    '= [for hub in readByApp:',
    '= [for hub in indexes:',
    'role-scope',
  ],
  [
    "a team's group cannot change",
    module('event-hubs'),
    'guid(hubs[item.hub].id, teamPrincipals[item.team],',
    'guid(hubs[item.hub].id, item.team,',
    'role-name',
  ],
  [
    'the team of the app may not read what the app reads',
    'infra/entities.json',
    '"consumers": ["product"]',
    '"consumers": ["customer"]',
    'missing-role',
  ],
  ["a role's id is another's", 'infra/roles.json', 'ba92f5b4', 'ba92f5b5', 'bad-role'],
  [
    'a role is given that is on no list',
    module('vault'),
    'roles.KeyVaultSecretsUser)\n  }',
    "'00482a5a-887f-4fb3-b363-3b7fe8e74483')\n  }",
    'bad-role',
  ],

  ['a resource has no tags', module('durable'), '  tags: tags\n', '', 'no-tags'],
  [
    'a resource has no diagnostic setting',
    module('registry'),
    '  scope: registry\n  properties: {\n    workspaceId',
    '  scope: mayPull\n  properties: {\n    workspaceId',
    'no-diagnostics',
  ],
  ['a name grows too long', APP, '@maxLength(9)', '@maxLength(12)', 'bad-name'],
  ['two regions have one deployment in the subscription', MAIN, 'policy-$', 'policy-', 'same-name'],
  ['a budget gets a new first day every month', module('budget'), '@onlyIfNotExists()\n', '', 'not-again'],
  ['two things have one name', APP, '}dl$', '}st$', 'same-name'],

  [
    'a queue is used by nobody',
    'infra/entities.json',
    '"name": "quarantine"',
    '"name": "spare"',
    'unused-entity',
  ],
  [
    'the queue of a trigger is missing',
    'infra/entities.json',
    '"name": "orders"',
    '"name": "ordres"',
    'missing-entity',
  ],
  [
    'the group of a consumer is missing',
    'infra/entities.json',
    '"archive", "read-model"',
    '"read-model"',
    'missing-entity',
  ],
  [
    'a hub is on the list of the unused but is gone',
    'infra/entities.json',
    '"name": "sale"',
    '"name": "sales"',
    'stale-exception',
  ],
  [
    'a hub has too few partitions',
    'infra/entities.json',
    '"partitionCount": 4',
    '"partitionCount": 2',
    'stream',
  ],
  [
    'a hub belongs to no known team',
    'infra/entities.json',
    '"publishers": ["customer"]',
    '"publishers": ["marketing"]',
    'stream',
  ],
  [
    'captured files change hands too late',
    module('lake'),
    'daysAfterModificationGreaterThan: 5',
    'daysAfterModificationGreaterThan: 50',
    'stream',
  ],
  ['captured files are mutable too soon', APP, '    days: 7\n', '    days: 1\n', 'stream'],
  ['records of the archive cannot be appended', APP, '    appends: true\n', '    appends: false\n', 'stream'],
  ['captured files can grow', APP, '    appends: false\n', '    appends: true\n', 'stream'],
  [
    'hubs are made before the lake',
    APP,
    'captureContainer: lake.outputs.containerName',
    "captureContainer: 'capture'",
    'order',
  ],
  ['immutability comes before the hubs', APP, '  dependsOn: [\n    eventHubs\n  ]\n', '', 'order'],
  ['an unknown team is only noticed', module('team-tag-policy'), "effect: 'deny'", "effect: 'audit'", 'team'],

  [
    'a setting of a binding is missing',
    APP,
    'ServiceBusConnection__fullyQualifiedNamespace',
    'ServiceBus__fullyQualifiedNamespace',
    'missing-setting',
  ],
  ['a setting is read by nobody', APP, "name: 'KEY_VAULT_URI'", "name: 'KEY_VAULT_URL'", 'unused-setting'],
  [
    'every container is another host',
    APP,
    "    name: 'AzureFunctionsWebHost__hostid'\n",
    "    name: 'AzureFunctionsWebHost__id'\n",
    'missing-setting',
  ],
  [
    'keys of functions are kept in a container, and lost with it',
    'infra/keda/settings.env',
    'AzureWebJobsSecretStorageType=blob\n',
    '',
    'missing-setting',
  ],
  [
    'only settings that somebody adds reach the app',
    APP,
    'concat(ownSettings,',
    'concat([],',
    'missing-setting',
  ],
  [
    'the settings do not reach Flex',
    module('hosting-flex'),
    'concat(settings, [',
    'concat([], [',
    'missing-setting',
  ],
  [
    'a laptop lacks a connection',
    'local.settings.sample.json',
    '"EventHubConnection"',
    '"EventHub"',
    'missing-setting',
  ],
  [
    'nobody is woken for dead letters',
    module('alerts'),
    "name: 'dead-letters'",
    "name: 'letters'",
    'no-alert',
  ],
  [
    'the vault cries wolf at every start',
    module('alerts'),
    "                '403'\n",
    "                '401'\n                '403'\n",
    'false-alarm',
  ],
  [
    'an alert reads no time in what the host writes',
    'infra/queries/projection-lag.kql',
    'T[\\d:.]+)',
    'T[\\d:.]+),',
    'query',
  ],
  [
    'what stands still is too old for its alert',
    'infra/queries/stuck-orchestrations.kql',
    'lastMoved = TimeGenerated',
    'TimeGenerated',
    'query',
  ],
  [
    'requests that went well are not counted',
    'host.json',
    '"default": "Information"',
    '"default": "Information", "Host.Results": "Warning"',
    'query',
  ],
  [
    'an alert is not in the workbook',
    module('workbook'),
    '../queries/projection-lag.kql',
    '../queries/quarantined.kql',
    'no-chart',
  ],
  [
    'what an alert counts is not in the workbook',
    module('workbook'),
    "metric: 'DeadletteredMessages'",
    "metric: 'IncomingMessages'",
    'no-chart',
  ],
  [
    'the pods on AKS tell nobody how they are',
    'infra/keda/settings.env',
    'APPLICATIONINSIGHTS_CONNECTION_STRING=',
    'APPINSIGHTS=',
    'missing-setting',
  ],

  [
    'a parameters file gives what is not allowed',
    'infra/main.parameters.json',
    'HOSTING_MODEL=containerApps',
    'HOSTING_MODEL=aks',
    'bad-argument',
  ],
  [
    'azd would deploy the whole of app.bicep for an image',
    'infra/app.parameters.json',
    '',
    '{ "parameters": {} }',
    'bad-argument',
  ],
  [
    'a parameters file names what is not there',
    'infra/main.parameters.json',
    '"maxReplicas"',
    '"maximumReplicas"',
    'bad-argument',
  ],
  [
    "a trigger's metadata are not all texts",
    'infra/keda/scaled-object.yaml',
    'messageCount: "2"',
    'messageCount: 2',
    'document',
  ],
  [
    'KEDA would not know the word',
    'infra/keda/scaled-object.yaml',
    'cooldownPeriod',
    'coolDownPeriod',
    'document',
  ],
  [
    'a consumer is not woken on AKS',
    'infra/keda/scaled-object.yaml',
    'consumerGroup: loyalty',
    'consumerGroup: archive',
    'scaling',
  ],
  ['host.json has an unknown key', 'host.json', '"prefetchCount"', '"prefetchCounts"', 'document'],
  ['what scales the app does not see the scheduler', 'host.json', '"type": "azureManaged",', '', 'document'],
  [
    'sagas on a laptop ask for a scheduler',
    'local.settings.sample.json',
    'storageProvider__type": "azureStorage"',
    'storageProvider__type": "azureManaged"',
    'missing-setting',
  ],
  ['host.json has no extension bundle', 'host.json', '"extensionBundle"', '"extensions2"', 'document'],
  ['azd would build the package in the cloud', '.funcignore', '!/node_modules\n', '', 'document'],
  ['the package for Flex has no app in it', '.funcignore', '!/dist\n', '', 'document'],
  ['azd would not know the host', 'azure.yaml', 'host: containerapp', 'host: container', 'document'],
  [
    'main.bicep passes on too little',
    MAIN,
    '    hostingModel: hostingModel\n',
    '    hosting: hostingModel\n',
    'unknown-parameter',
  ],
];

test('there are enough of them, and no two are the same', () => {
  expect(MUTATIONS.length).toBeGreaterThanOrEqual(25);
  expect(new Set(MUTATIONS.map(([what]) => what)).size).toBe(MUTATIONS.length);
});

test.each(MUTATIONS)('caught: %s', async (_what, file, from, to, code) => {
  const text = files.get(file) ?? '';
  expect(text).toContain(from);
  const broken = new Map(files).set(
    file,
    text.replace(from, () => to),
  );
  const { findings } = await checkInfra(broken, functions);
  expect(findings.map((finding) => finding.code)).toContain(code);
});

test('a binding whose needs nobody wrote down is not passed over', async () => {
  const strange = { name: 'strange', bindings: [{ type: 'cosmosDBTrigger' }] };
  const { findings } = await checkInfra(files, [...functions, strange]);
  expect(findings.map(({ code }) => code)).toEqual(['unknown-binding']);
});

test('a trigger on storage asks for the queues it keeps its work in', async () => {
  const upload = { name: 'upload', bindings: [{ type: 'blobTrigger', path: 'sales/{name}' }] };
  const { findings } = await checkInfra(files, [...functions, upload]);
  expect(findings.map(({ message }) => message)).toEqual([
    'upload wants AzureWebJobsStorage__queueServiceUri',
    'upload wants StorageQueueDataContributor',
  ]);
});

test('the list of what is not used yet only shrinks', () => {
  const listed = JSON.parse(files.get('infra/not-yet-used.json') ?? '{}') as Record<string, string[]>;
  const first: Record<string, string[]> = {
    eventHubs: [
      'customer',
      'lead',
      'lead-abandoned',
      'sale',
      'lead-purchased',
      'customer-purchased',
      'product',
    ],
    consumerGroups: ['customer/lead', 'sale/lead', 'lead-purchased/customer'],
    schemaGroups: ['events-backward', 'events-forward'],
  };
  for (const [kind, names] of Object.entries(listed))
    expect(first[kind]).toEqual(expect.arrayContaining(names));
});
