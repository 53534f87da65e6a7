import { parseEntities } from '../../local/broker/entities.ts';
import type { Finding } from './findings.ts';
import type { Program } from './program.ts';
import { textsOf } from './security.ts';
import { findingAt, instancesOf } from './shapes.ts';
import { type Expression, type Template, valueAt, within } from './syntax.ts';

const ARCHIVE_NAME =
  '{EventHub}/{Year}/{Month}/{Day}/{Hour}/{EventHub}_{Year}_{Month}_{Day}_{Hour}_{Minute}_{Second}_{PartitionId}_{Namespace}';
const TEAMS = ['platform', 'product', 'customer', 'conversions'];

/** What the streams were promised: partitions, days, capture, lifecycle, immutability, teams, lock, order of making. */
export function checkLake(program: Program): Finding[] {
  return [...checkHubs(program), ...checkStorage(program), ...checkOrder(program), ...checkTeams(program)];
}

function checkHubs(program: Program): Finding[] {
  const file = 'infra/entities.json';
  const report = (message: string): Finding => ({ code: 'stream', file, line: 0, message });
  let entities: ReturnType<typeof parseEntities>;
  try {
    entities = parseEntities(JSON.parse(program.files.get(file) ?? ''), file);
  } catch (error) {
    return [report((error as Error).message)];
  }
  const findings = entities.eventHubs.flatMap(
    ({ name, partitionCount, messageRetentionInDays, capture, ...hub }) => {
      const faults: string[] = [];
      if (partitionCount !== 4) faults.push('has not 4 partitions');
      if (messageRetentionInDays !== 7) faults.push('does not keep its events for 7 days');
      if (capture?.intervalInSeconds !== 300 || capture.sizeLimitInBytes !== 300 * 1024 * 1024) {
        faults.push('is not captured every 300 s or 300 MB');
      }
      const strangers = [...hub.publishers, ...hub.consumers].filter((team) => !TEAMS.includes(team));
      if (strangers.length > 0) faults.push(`names teams that are not known: ${strangers.join(', ')}`);
      if (hub.publishers.length === 0) faults.push('has no publisher');
      return faults.map((fault) => report(`hub ${name} ${fault}`));
    },
  );
  // The Standard tier holds no more.
  if (entities.eventHubs.length > 10) findings.push(report('a Standard namespace has room for 10 hubs'));
  const kinds = entities.schemaGroups.map(({ schemaCompatibility }) => schemaCompatibility).join(', ');
  if (kinds !== 'Backward, Forward')
    findings.push(report(`schema groups are ${kinds}, not Backward, Forward`));
  return findings;
}

function checkStorage(program: Program): Finding[] {
  const findings: Finding[] = [];
  const expect = (type: string, path: string, wanted: string | number | boolean) => {
    for (const { template, resource, body } of instancesOf(program)) {
      if (resource.type.split('@')[0] !== type) continue;
      const value = stepTo(body, path);
      const found = value && 'value' in value ? value.value : value && textsOf(template, value)[0];
      if (found !== wanted) {
        const message = `${path} of ${resource.name} is to be ${String(wanted)}`;
        findings.push(findingAt(template, value?.line ?? resource.line, 'stream', message));
      }
    }
  };
  const hubs = 'Microsoft.EventHub/namespaces/eventhubs';
  expect(hubs, 'properties.captureDescription.enabled', true);
  expect(hubs, 'properties.captureDescription.skipEmptyArchives', true);
  expect(hubs, 'properties.captureDescription.destination.name', 'EventHubArchive.AzureBlockBlob');
  expect(hubs, 'properties.captureDescription.destination.properties.archiveNameFormat', ARCHIVE_NAME);
  const policies = 'Microsoft.Storage/storageAccounts/managementPolicies';
  const actions = 'properties.policy.rules.definition.actions.baseBlob';
  expect(policies, `${actions}.tierToCool.daysAfterModificationGreaterThan`, 3);
  expect(policies, `${actions}.tierToArchive.daysAfterModificationGreaterThan`, 5);
  expect(policies, `${actions}.delete.daysAfterModificationGreaterThan`, 7);
  findings.push(...checkImmutability(program));
  const lake = program.get('infra/modules/lake.bicep');
  const account = lake.resources.find(({ name }) => name === 'account');
  const hns = account && valueAt(account.body, 'properties.isHnsEnabled');
  if (hns?.kind !== 'boolean' || !hns.value) {
    findings.push(findingAt(lake, account?.line ?? 0, 'stream', 'the lake has folders: isHnsEnabled'));
  }
  return findings;
}

/** Captured files for as long as they are kept; records of the archive while blobs still grow. */
function checkImmutability(program: Program): Finding[] {
  const app = program.get('infra/app.bicep');
  const policies = [
    ['lakeImmutability', 'days', 7, 'captured files are to be immutable for 7 days'],
    ['lakeImmutability', 'appends', false, 'captured files are not to grow'],
    ['auditImmutability', 'appends', true, 'blobs of the archive are to grow'],
  ] as const;
  return policies.flatMap(([name, parameter, wanted, message]) => {
    const module = app.modules.find((call) => call.name === name);
    const value = module && valueAt(module.body, `params.${parameter}`);
    if (value && 'value' in value && value.value === wanted) return [];
    return [findingAt(app, value?.line ?? module?.line ?? 0, 'stream', message)];
  });
}

/** Through lists to their only item. */
function stepTo(expression: Expression, path: string): Expression | undefined {
  return path.split('.').reduce<Expression | undefined>((at, key) => {
    const value = at && valueAt(at, key);
    return value?.kind === 'array' ? value.items[0] : value;
  }, expression);
}

function checkOrder(program: Program): Finding[] {
  const app = program.get('infra/app.bicep');
  const findings: Finding[] = [];
  const report = (line: number, message: string) => findings.push(findingAt(app, line, 'order', message));
  const call = (name: string) => app.modules.find((module) => module.name === name);
  const hubs = call('eventHubs');
  for (const parameter of ['captureAccountId', 'captureContainer']) {
    const value = hubs && valueAt(hubs.body, `params.${parameter}`);
    if (value === undefined || !comesFrom(value, 'lake')) {
      report(hubs?.line ?? 0, `${parameter} of the hubs must be an output of the lake, which is made first`);
    }
  }
  const waits = (name: string, ...others: string[]) => {
    const module = call(name);
    const list = module && valueAt(module.body, 'dependsOn');
    const named =
      list?.kind === 'array' ? list.items.map((item) => (item.kind === 'name' ? item.name : '')) : [];
    for (const other of others) {
      if (!named.includes(other)) report(module?.line ?? 0, `${name} must wait for ${other}`);
    }
  };
  waits('eventHubs', 'durable', 'schemasNamespace', 'serviceBus');
  waits('lakeImmutability', 'eventHubs');
  waits('lock', 'containerApp', 'flexApp', 'auditImmutability', 'lakeImmutability', 'workbook', 'budget');
  waits('containerApp', 'eventHubs', 'privateEndpoints');
  waits('flexApp', 'eventHubs', 'privateEndpoints');
  return findings;
}

function comesFrom(value: Expression, module: string): boolean {
  return [...within(value)].some((part) => part.kind === 'name' && part.name === module);
}

function checkTeams(program: Program): Finding[] {
  const app = program.get('infra/app.bicep');
  const main = program.get('infra/main.bicep');
  const list = main.variables.find(({ name }) => name === 'teams')?.value;
  const teams = list?.kind === 'array' ? list.items.flatMap((item) => textsOf(main, item)) : [];
  const findings: Finding[] = [];
  if (teams.join() !== TEAMS.join()) {
    findings.push(findingAt(main, list?.line ?? 0, 'team', `the teams are ${TEAMS.join(', ')}`));
  }
  for (const tags of ['platformTags', 'productTags']) {
    const value = app.variables.find(({ name }) => name === tags)?.value;
    const team = value && teamIn(app, value);
    if (team === undefined || !TEAMS.includes(team)) {
      findings.push(findingAt(app, value?.line ?? 0, 'team', `${tags} name no known team`));
    }
  }
  const policy = program.get('infra/modules/team-tag-policy.bicep').resources[0];
  const effect = policy && valueAt(policy.body, 'properties.policyRule.then.effect');
  if (effect?.kind !== 'text' || effect.value !== 'deny') {
    const template = program.get('infra/modules/team-tag-policy.bicep');
    findings.push(findingAt(template, policy?.line ?? 0, 'team', 'an unknown team is to be denied'));
  }
  return findings;
}

function teamIn(template: Template, value: Expression): string | undefined {
  for (const part of within(value)) {
    const team = part.kind === 'object' ? valueAt(part, 'team') : undefined;
    if (team !== undefined) return textsOf(template, team)[0];
  }
  return undefined;
}
