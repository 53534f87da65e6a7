import type { Finding } from './findings.ts';
import type { Program } from './program.ts';
import { alternatives, findingAt, instancesOf } from './shapes.ts';
import { type Expression, expressionsOf, type Parameter, type Template, valueAt, within } from './syntax.ts';

/** What each type must say, literally, wherever it is made: path → values that will do. */
const MUST: Readonly<Record<string, Readonly<Record<string, readonly (string | number | boolean)[]>>>> = {
  'Microsoft.ServiceBus/namespaces': {
    'properties.disableLocalAuth': [true],
    'properties.minimumTlsVersion': ['1.2', '1.3'],
  },
  'Microsoft.EventHub/namespaces': {
    'properties.disableLocalAuth': [true],
    'properties.minimumTlsVersion': ['1.2', '1.3'],
  },
  'Microsoft.Storage/storageAccounts': {
    'properties.allowSharedKeyAccess': [false],
    'properties.allowBlobPublicAccess': [false],
    'properties.allowCrossTenantReplication': [false],
    'properties.supportsHttpsTrafficOnly': [true],
    'properties.minimumTlsVersion': ['TLS1_2', 'TLS1_3'],
  },
  'Microsoft.Storage/storageAccounts/blobServices/containers': { 'properties.publicAccess': ['None'] },
  'Microsoft.KeyVault/vaults': {
    'properties.enableRbacAuthorization': [true],
    'properties.enableSoftDelete': [true],
    'properties.enablePurgeProtection': [true],
  },
  'Microsoft.Insights/components': { 'properties.DisableLocalAuth': [true] },
  'Microsoft.OperationalInsights/workspaces': { 'properties.features.disableLocalAuth': [true] },
  'Microsoft.ContainerRegistry/registries': {
    'properties.adminUserEnabled': [false],
    'properties.anonymousPullEnabled': [false],
  },
  'Microsoft.App/containerApps': {
    kind: ['functionapp'],
    'properties.workloadProfileName': ['Consumption'],
    'properties.configuration.activeRevisionsMode': ['Single'],
    'properties.configuration.ingress.allowInsecure': [false],
  },
  'Microsoft.Web/sites': {
    'properties.httpsOnly': [true],
    'properties.siteConfig.minTlsVersion': ['1.2', '1.3'],
  },
  'Microsoft.Web/sites/basicPublishingCredentialsPolicies': { 'properties.allow': [false] },
};

/** What no type may say. */
const MUST_NOT: Readonly<Record<string, readonly string[]>> = {
  // The platform makes the rules from the triggers and refuses ours.
  'Microsoft.App/containerApps': ['properties.template.scale.rules', 'properties.configuration.secrets'],
  'Microsoft.KeyVault/vaults': ['properties.accessPolicies'],
};

/** Types that have a door to the internet, and how it is shut. */
const DOORS: Readonly<Record<string, string>> = {
  'Microsoft.ServiceBus/namespaces': 'Disabled',
  'Microsoft.EventHub/namespaces': 'Disabled',
  'Microsoft.Storage/storageAccounts': 'Disabled',
  'Microsoft.KeyVault/vaults': 'disabled',
  'Microsoft.DurableTask/schedulers': 'Disabled',
};

export function checkSecurity(program: Program): Finding[] {
  return [...checkLiterals(program), ...checkDoors(program), ...checkSecrets(program)];
}

function checkLiterals(program: Program): Finding[] {
  return instancesOf(program).flatMap(({ template, resource, body }) => {
    const [type = ''] = resource.type.split('@');
    const findings: Finding[] = [];
    for (const [path, allowed] of Object.entries(MUST[type] ?? {})) {
      const value = valueAt(body, path);
      const literal = value && 'value' in value ? value.value : undefined;
      if (literal === undefined || !allowed.includes(literal)) {
        const message = `${path} of ${type} must be ${allowed.join(' or ')}`;
        findings.push(findingAt(template, value?.line ?? resource.line, 'insecure', message));
      }
    }
    for (const path of MUST_NOT[type] ?? []) {
      const value = valueAt(body, path);
      if (value !== undefined) {
        findings.push(findingAt(template, value.line, 'insecure', `${path} of ${type} must not be set`));
      }
    }
    if (type === 'Microsoft.DurableTask/schedulers') {
      const list = valueAt(body, 'properties.ipAllowlist');
      if (list?.kind !== 'array' || list.items.length === 0) {
        findings.push(findingAt(template, resource.line, 'insecure', 'an empty ipAllowlist lets nobody in'));
      }
    }
    return findings;
  });
}

/** Where a private network was asked for, every door is shut, and there is an endpoint to come in by. */
function checkDoors(program: Program): Finding[] {
  const findings: Finding[] = [];
  const withDoor = new Set<string>();
  for (const { template, resource, body } of instancesOf(program)) {
    const [type = ''] = resource.type.split('@');
    const shut = DOORS[type];
    if (shut === undefined) continue;
    withDoor.add(template.file);
    const value = valueAt(body, 'properties.publicNetworkAccess');
    const closes =
      value?.kind === 'choice' &&
      value.test.kind === 'name' &&
      value.test.name === 'privateNetwork' &&
      value.yes.kind === 'text' &&
      value.yes.value === shut;
    if (!closes) {
      const message = `publicNetworkAccess of ${type} must be ${shut} when the network is private`;
      findings.push(findingAt(template, value?.line ?? resource.line, 'public', message));
    }
  }
  const app = program.get('infra/app.bicep');
  const endpoints = app.modules.find(({ path }) => path === 'modules/private-endpoints.bicep');
  const list = endpoints && valueAt(endpoints.body, 'params.endpoints');
  const reached = new Set<string>();
  for (const part of list ? within(list) : []) {
    if (part.kind === 'member' && part.of.kind === 'member' && part.of.of.kind === 'name')
      reached.add(part.of.of.name);
  }
  for (const call of app.modules) {
    const target = program.moduleOf(app, call);
    if (target === undefined || !withDoor.has(target.file) || reached.has(call.name)) continue;
    findings.push(findingAt(app, call.line, 'public', `${call.name} has no private endpoint`));
  }
  return findings;
}

const SECRET_NAME = /secret|password|token|sas|accesskey|accountkey|connectionstring/i;
const SECRET_TEXT = /(AccountKey|SharedAccessKey|SharedAccessSignature|InstrumentationKey|Password|sig)=/i;
const HANDS_OUT = /^list(Keys|AccountSas|ServiceSas|Secrets|Credentials)?$/;
// Names a service and an identity, or a kind of store; Application Insights takes telemetry from nobody without the identity's token.
const HARMLESS = new Set([
  'APPLICATIONINSIGHTS_CONNECTION_STRING',
  'AzureWebJobsSecretStorageType',
  'DURABLE_TASK_SCHEDULER_CONNECTION_STRING',
]);

/** No secret in parameters, settings or outputs, and nothing that hands one out. */
function checkSecrets(program: Program): Finding[] {
  const findings: Finding[] = [];
  for (const template of program.templates.values()) {
    const report = (line: number, message: string) =>
      findings.push(findingAt(template, line, 'secret', message));
    for (const parameter of template.parameters) {
      const { name, decorators, line } = parameter;
      if (madeOnce(program, template, parameter)) continue;
      if (SECRET_NAME.test(name) || decorators.some((one) => one.name === 'secure')) {
        report(line, `parameter ${name} is for a secret, which templates have no business with`);
      }
    }
    for (const { name, value, line } of template.outputs) {
      const reveals = [...within(value)].some(
        (part) => part.kind === 'member' && SECRET_NAME.test(part.name),
      );
      if (SECRET_NAME.test(name) || reveals) report(line, `output ${name} gives away a secret`);
    }
    for (const part of expressionsOf(template)) {
      if (part.kind === 'call' && HANDS_OUT.test(part.name))
        report(part.line, `${part.name}() hands out a key`);
      if (part.kind === 'text' && SECRET_TEXT.test(part.value)) report(part.line, 'a key stands in a text');
    }
    for (const { name, value, line } of settingsIn(template)) {
      const keyless = value.kind === 'member' && /^ConnectionString$/.test(value.name);
      if (SECRET_NAME.test(name.replaceAll('_', '')) && !HARMLESS.has(name) && !keyless) {
        report(line, `setting ${name} is a secret`);
      }
    }
  }
  return findings;
}

/** A secret that Azure makes itself, at the first deployment, and that nobody passes. */
function madeOnce(program: Program, template: Template, { name, fallback, decorators }: Parameter): boolean {
  const secure = decorators.some((one) => one.name === 'secure');
  const random = fallback?.kind === 'call' && fallback.name === 'newGuid';
  const passed = [...program.templates.values()].some((caller) =>
    caller.modules.some(
      (call) =>
        program.moduleOf(caller, call) === template && valueAt(call.body, `params.${name}`) !== undefined,
    ),
  );
  const users = template.resources.filter(({ body }) =>
    [...within(body)].some((part) => part.kind === 'name' && part.name === name),
  );
  const once = users.every((user) => user.decorators.some((one) => one.name === 'onlyIfNotExists'));
  return secure && random && !passed && users.length > 0 && once;
}

/** Every { name, value } with a literal name. */
export function settingsIn(template: Template): { name: string; value: Expression; line: number }[] {
  return [...expressionsOf(template)].flatMap((part) => {
    if (part.kind !== 'object' || part.entries.length !== 2) return [];
    const name = valueAt(part, 'name');
    const value = valueAt(part, 'value');
    return name?.kind === 'text' && value ? [{ name: name.value, value, line: part.line }] : [];
  });
}

/** All literal texts a value may be. */
export function textsOf(template: Template, value: Expression): string[] {
  return alternatives(template, value).flatMap((one) => (one.kind === 'text' ? [one.value] : []));
}
