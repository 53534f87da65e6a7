import { parse } from 'yaml';
import { readConfig } from '../../shared/config.ts';
import * as names from '../../shared/contracts/names.ts';
import type { ListedFunction } from '../../tools/scaling-rules.ts';
import type { Finding } from './findings.ts';
import { type Need, needsOf, OF_THE_APP, OF_THE_HOST, OF_THE_PLATFORM } from './needs.ts';
import type { Program } from './program.ts';
import { givenRoles } from './roles.ts';
import { settingsIn } from './security.ts';
import { findingAt } from './shapes.ts';
import { mentions } from './symbols.ts';
import { valueAt, within } from './syntax.ts';

interface Entities {
  readonly queues: readonly { readonly name: string }[];
  readonly eventHubs: readonly {
    readonly name: string;
    readonly consumerGroups: readonly string[];
    readonly publishers: readonly string[];
    readonly consumers: readonly string[];
  }[];
  readonly schemaGroups: readonly { readonly name: string }[];
}

/** Bindings, entities, settings and roles fit each other, in both hosting models, on AKS and on a laptop. */
export function checkWiring(program: Program, functions: readonly ListedFunction[]): Finding[] {
  const asked = functions.flatMap(needsOf);
  const findings = asked.filter((one): one is Finding => 'code' in one);
  const needs = [...asked.filter((one): one is Need => 'who' in one), ...OF_THE_APP];
  return [
    ...findings,
    ...checkEntities(program, needs),
    ...checkSettings(program, needs),
    ...checkNeededRoles(program, needs),
    ...checkManifests(program, functions),
  ];
}

function checkEntities(program: Program, needs: readonly Need[]): Finding[] {
  const file = 'infra/entities.json';
  const { queues, eventHubs, schemaGroups } = JSON.parse(program.files.get(file) ?? '{}') as Entities;
  const declared = {
    queues: queues.map(({ name }) => name),
    eventHubs: eventHubs.map(({ name }) => name),
    consumerGroups: eventHubs.flatMap(({ name, consumerGroups }) =>
      consumerGroups.map((group) => `${name}/${group}`),
    ),
    schemaGroups: schemaGroups.map(({ name }) => name),
  };
  // What the adapters send to has no binding; its names stand in one file.
  const byName = Object.values(names) as string[];
  const used = {
    queues: [...needs.flatMap(({ queue }) => queue ?? []), ...byName],
    eventHubs: [...needs.flatMap(({ hub }) => hub ?? []), ...byName],
    consumerGroups: needs.flatMap(({ hub, group }) => (group === undefined ? [] : [`${hub}/${group}`])),
    schemaGroups: [] as string[],
  };
  const listed = JSON.parse(program.files.get('infra/not-yet-used.json') ?? '{}') as Record<string, string[]>;
  const findings: Finding[] = [];
  for (const { who, queue, hub, group } of needs) {
    const missing = [
      ...(queue !== undefined && !declared.queues.includes(queue) ? [`queue ${queue}`] : []),
      ...(hub !== undefined && !declared.eventHubs.includes(hub) ? [`hub ${hub}`] : []),
      ...(group !== undefined && !declared.consumerGroups.includes(`${hub}/${group}`)
        ? [`group ${hub}/${group}`]
        : []),
    ];
    for (const entity of missing) {
      findings.push({ code: 'missing-entity', file, line: 0, message: `${who} wants ${entity}` });
    }
  }
  // The app is team product's and has the rights of that team on hubs.
  for (const { name, publishers, consumers } of eventHubs) {
    const reads = needs.some(({ hub, group }) => hub === name && group !== undefined);
    const sends = byName.includes(name);
    if ((reads && !consumers.includes('product')) || (sends && !publishers.includes('product'))) {
      findings.push({
        code: 'missing-role',
        file,
        line: 0,
        message: `team product lacks a right on ${name}`,
      });
    }
  }
  for (const kind of ['queues', 'eventHubs', 'consumerGroups', 'schemaGroups'] as const) {
    for (const name of declared[kind]) {
      if (used[kind].includes(name) || listed[kind]?.includes(name)) continue;
      findings.push({ code: 'unused-entity', file, line: 0, message: `nobody uses ${name} of ${kind}` });
    }
    for (const name of listed[kind] ?? []) {
      if (declared[kind].includes(name) && !used[kind].includes(name)) continue;
      const message = `${name} of ${kind} is used, or not declared: take it off the list`;
      findings.push({ code: 'stale-exception', file: 'infra/not-yet-used.json', line: 0, message });
    }
  }
  return findings;
}

function checkSettings(program: Program, needs: readonly Need[]): Finding[] {
  const app = program.get('infra/app.bicep');
  const list = app.variables.find(({ name }) => name === 'ownSettings');
  const settings = list?.value.kind === 'array' ? settingsIn(app).filter(({ line }) => line > list.line) : [];
  const set = settings.map(({ name }) => name);
  const findings: Finding[] = [];
  const report = (code: string, message: string, line = list?.line ?? 0) =>
    findings.push(findingAt(app, line, code, message));

  const joined = app.variables.find(({ name }) => name === 'settings')?.value;
  if (
    joined === undefined ||
    ![...within(joined)].some((one) => one.kind === 'name' && one.name === 'ownSettings')
  ) {
    report('missing-setting', 'the list ownSettings is not in settings');
  }
  for (const need of needs) {
    for (const name of need.settings)
      if (!set.includes(name)) report('missing-setting', `${need.who} wants ${name}`);
  }
  // The app's own reading of its settings: what it asks for, and whether it would start.
  const asked = new Set<string>();
  const values: Record<string, string> = Object.fromEntries(
    settings.map(({ name }) => [name, example(name)]),
  );
  try {
    readConfig(
      new Proxy(values, {
        get: (target, name: string) => {
          asked.add(name);
          return target[name];
        },
      }),
    );
  } catch (error) {
    report('missing-setting', (error as Error).message);
  }
  const wanted = new Set([...needs.flatMap((need) => need.settings), ...asked, ...OF_THE_HOST]);
  for (const { name, line } of settings)
    if (!wanted.has(name)) report('unused-setting', `nobody reads ${name}`, line);
  if (new Set(set).size < set.length) report('same-name', 'a setting is there twice');

  for (const [module, file, place] of [
    ['containerApp', 'infra/modules/hosting-container-apps.bicep', 'env'],
    ['flexApp', 'infra/modules/hosting-flex.bicep', 'appSettings'],
  ] as const) {
    const call = app.modules.find(({ name }) => name === module);
    const given = call && valueAt(call.body, 'params.settings');
    const template = program.get(file);
    const placed = template.resources.some(({ body }) =>
      [...within(body)].some((part) => {
        const value =
          part.kind === 'object' ? part.entries.find(({ key }) => key === place)?.value : undefined;
        return (
          value !== undefined &&
          [...within(value)].some((one) => one.kind === 'name' && one.name === 'settings')
        );
      }),
    );
    if (given?.kind !== 'name' || given.name !== 'settings' || !placed || !mentions(template, 'settings')) {
      findings.push(findingAt(template, 0, 'missing-setting', `the app's settings do not reach ${place}`));
    }
  }

  const sample = JSON.parse(program.files.get('local.settings.sample.json') ?? '{}') as { Values?: object };
  for (const connection of new Set(needs.flatMap((need) => need.connection ?? []))) {
    if (Object.hasOwn(sample.Values ?? {}, connection)) continue;
    const file = 'local.settings.sample.json';
    findings.push({
      code: 'missing-setting',
      file,
      line: 0,
      message: `${connection} is not set for a laptop`,
    });
  }
  const provider = 'AzureFunctionsJobHost__extensions__durableTask__storageProvider__';
  for (const [name, wanted] of [
    ['type', 'azureStorage'],
    ['connectionStringName', 'AzureWebJobsStorage'],
  ] as const) {
    const values = new Map(Object.entries(sample.Values ?? {}));
    if (values.get(`${provider}${name}`) === wanted) continue;
    const message = `sagas on a laptop want ${provider}${name}=${wanted}: host.json has the scheduler`;
    findings.push({ code: 'missing-setting', file: 'local.settings.sample.json', line: 0, message });
  }
  const onAks = (program.files.get('infra/keda/settings.env') ?? '')
    .split('\n')
    .flatMap((line) => (line.includes('=') ? [line.slice(0, line.indexOf('='))] : []));
  // These two stand in the modules of hosting, which a cluster does not use.
  const expected = ['FUNCTIONS_WORKER_RUNTIME', 'APPLICATIONINSIGHTS_CONNECTION_STRING', ...set];
  for (const name of [
    ...expected.filter((one) => !onAks.includes(one)),
    ...onAks.filter((one) => !expected.includes(one)),
  ]) {
    const file = 'infra/keda/settings.env';
    findings.push({
      code: 'missing-setting',
      file,
      line: 0,
      message: `${name} is here or in app.bicep, not in both`,
    });
  }
  return findings;
}

function example(name: string): string {
  return /Uri$|_URI$/.test(name) ? 'https://example.net' : 'example';
}

function checkNeededRoles(program: Program, needs: readonly Need[]): Finding[] {
  const given = givenRoles(program);
  const findings: Finding[] = [];
  for (const { who, roles } of needs) {
    for (const role of roles) {
      if (given.some((one) => one.role === role)) continue;
      findings.push({
        code: 'missing-role',
        file: 'infra/modules',
        line: 0,
        message: `${who} wants ${role}`,
      });
    }
  }
  const hubs = program.get('infra/modules/event-hubs.bicep');
  for (const [name, list] of [
    ['appMaySend', 'sentByApp'],
    ['appMayReceive', 'readByApp'],
  ]) {
    const body = hubs.resources.find((resource) => resource.name === name)?.body;
    if (body?.kind === 'loop' && body.list.kind === 'name' && body.list.name === list) continue;
    findings.push(
      findingAt(hubs, body?.line ?? 0, 'role-scope', `${name} is to be for the hubs of ${list} alone`),
    );
  }
  const wanted = new Set([...needs.flatMap(({ roles }) => roles), ...OF_THE_PLATFORM]);
  for (const { role, template, line } of given) {
    if (!wanted.has(role)) findings.push(findingAt(template, line, 'unused-role', `nobody needs ${role}`));
  }
  return findings;
}

interface Trigger {
  readonly type: string;
  readonly metadata: Readonly<Record<string, unknown>>;
}

/** On AKS every trigger of the app wakes it, and nothing else does. */
function checkManifests(program: Program, functions: readonly ListedFunction[]): Finding[] {
  const file = 'infra/keda/scaled-object.yaml';
  const manifest = parse(program.files.get(file) ?? '{}') as { spec?: { triggers?: Trigger[] } };
  const declared = (manifest.spec?.triggers ?? []).map(({ type, metadata }) =>
    type === 'azure-servicebus'
      ? String(metadata.queueName)
      : `${String(metadata.eventHubName)}/${String(metadata.consumerGroup)}`,
  );
  const wanted = functions
    .flatMap(({ bindings }) => bindings)
    .flatMap((binding) => {
      if (binding.type === 'serviceBusTrigger') return [String(binding.queueName)];
      return binding.type === 'eventHubTrigger'
        ? [`${String(binding.eventHubName)}/${String(binding.consumerGroup)}`]
        : [];
    });
  const off = [
    ...wanted.filter((one) => !declared.includes(one)).map((one) => `${one} wakes nobody`),
    ...declared.filter((one) => !wanted.includes(one)).map((one) => `${one} triggers nothing`),
  ];
  return off.map((message) => ({ code: 'scaling', file, line: 0, message }));
}
