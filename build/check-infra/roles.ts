import type { Finding } from './findings.ts';
import type { Program } from './program.ts';
import { alternatives, findingAt, type Instance, instancesOf } from './shapes.ts';
import { type Expression, type Template, valueAt, within } from './syntax.ts';

interface Grant {
  readonly id: string;
  /** The one type it may be given on: the smallest that serves. */
  readonly on: string;
}

/** Every role the templates may give, by its name in infra/roles.json. */
const GRANTS: Readonly<Record<string, Grant>> = {
  AcrPull: { id: '7f951dda-4ed3-4680-a7ca-43fe172d538d', on: 'Microsoft.ContainerRegistry/registries' },
  DurableTaskDataContributor: {
    id: '0ad04412-c4d5-4796-b79c-f76d14c8d402',
    on: 'Microsoft.DurableTask/schedulers/taskHubs',
  },
  EventHubsDataReceiver: {
    id: 'a638d3c7-ab3a-418d-83e6-5f17a39d4fde',
    on: 'Microsoft.EventHub/namespaces/eventhubs',
  },
  EventHubsDataSender: {
    id: '2b629674-e913-4c01-ae53-ef4638d8f975',
    on: 'Microsoft.EventHub/namespaces/eventhubs',
  },
  KeyVaultSecretsUser: {
    id: '4633458b-17de-408a-b874-0445c86b69e6',
    on: 'Microsoft.KeyVault/vaults/secrets',
  },
  MonitoringMetricsPublisher: {
    id: '3913510d-42f4-4e42-8a64-420c390055eb',
    on: 'Microsoft.Insights/components',
  },
  // KEDA never wakes the app with less, on less.
  ServiceBusDataOwner: {
    id: '090c5cfd-751d-490a-894a-3ce6f1109419',
    on: 'Microsoft.ServiceBus/namespaces',
  },
  StorageBlobDataContributor: {
    id: 'ba92f5b4-2d11-453d-a403-e96b0029c9fe',
    on: 'Microsoft.Storage/storageAccounts/blobServices/containers',
  },
  StorageBlobDataOwner: {
    id: 'b7e6dc6d-f1e8-4753-8033-0f276bb0955b',
    on: 'Microsoft.Storage/storageAccounts',
  },
  StorageTableDataContributor: {
    id: '0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3',
    on: 'Microsoft.Storage/storageAccounts',
  },
};

const ROLES_FILE = 'infra/roles.json';

/** Roles by name, and where they are given. */
export function givenRoles(
  program: Program,
): { role: string; on: string; template: Template; line: number }[] {
  return assignments(program).flatMap(({ template, resource, body }) =>
    rolesOf(template, body).map((role) => ({
      role,
      on: scopeType(template, resource.body) ?? 'the group',
      template,
      line: resource.line,
    })),
  );
}

export function checkRoles(program: Program): Finding[] {
  const findings: Finding[] = [];
  const declared = JSON.parse(program.files.get(ROLES_FILE) ?? '{}') as Record<string, string>;
  for (const [name, id] of Object.entries(declared)) {
    if (GRANTS[name]?.id !== id) {
      findings.push({ code: 'bad-role', file: ROLES_FILE, line: 0, message: `${name} is not ${id}` });
    }
  }
  const given = givenRoles(program);
  for (const { role, on, template, line } of given) {
    const wanted = GRANTS[role]?.on;
    if (on !== wanted) {
      const message = `${role} may be given on ${wanted ?? 'nothing'}, not on ${on}`;
      findings.push(findingAt(template, line, 'role-scope', message));
    }
  }
  for (const name of Object.keys(declared)) {
    if (!given.some(({ role }) => role === name)) {
      findings.push({
        code: 'unused-role',
        file: ROLES_FILE,
        line: 0,
        message: `${name} is given to nobody`,
      });
    }
  }
  for (const { template, resource, body } of assignments(program)) {
    const name = valueAt(body, 'name');
    const kind = valueAt(body, 'properties.principalType');
    if (name?.kind !== 'call' || name.name !== 'guid' || name.arguments.length < 3) {
      const message = `${resource.name} needs a name made by guid() of where, who and what`;
      findings.push(findingAt(template, resource.line, 'role-name', message));
    }
    const principal = valueAt(body, 'properties.principalId');
    const named = name?.kind === 'call' ? name.arguments.map(written) : [];
    if (principal !== undefined && !named.includes(written(principal))) {
      const message = `${resource.name} needs its principalId in its name: Azure gives no assignment to somebody else`;
      findings.push(findingAt(template, resource.line, 'role-name', message));
    }
    if (kind === undefined) {
      const message = `${resource.name} needs a principalType: a new identity is not found without it`;
      findings.push(findingAt(template, resource.line, 'role-name', message));
    }
    if (rolesOf(template, body).length === 0) {
      const message = `${resource.name} gives a role that is not in ${ROLES_FILE}`;
      findings.push(findingAt(template, resource.line, 'bad-role', message));
    }
  }
  return findings;
}

function written(expression: Expression): string {
  return JSON.stringify(expression, (key, value: unknown) => (key === 'line' ? undefined : value));
}

function assignments(program: Program): Instance[] {
  return instancesOf(program).filter(({ resource }) =>
    resource.type.startsWith('Microsoft.Authorization/roleAssignments@'),
  );
}

/** `roles.X` in the role's id, or in the list that the loop goes over. */
function rolesOf(template: Template, body: Expression): string[] {
  const id = valueAt(body, 'properties.roleDefinitionId');
  const direct = id === undefined ? [] : rolesIn(id);
  if (direct.length > 0 || id === undefined) return direct;
  const lists = template.resources.flatMap(({ body: own }) =>
    own.kind === 'loop' && own.body.line === body.line ? alternatives(template, own.list) : [],
  );
  return lists.flatMap((list) => (list.kind === 'array' ? list.items.flatMap(rolesIn) : []));
}

function rolesIn(expression: Expression): string[] {
  return [...within(expression)].flatMap((part) =>
    part.kind === 'member' && part.of.kind === 'name' && part.of.name === 'roles' ? [part.name] : [],
  );
}

function scopeType(template: Template, body: Expression): string | undefined {
  const scope = valueAt(body, 'scope');
  const target = scope?.kind === 'index' ? scope.of : scope;
  const name = target?.kind === 'name' ? target.name : undefined;
  return template.resources.find((resource) => resource.name === name)?.type.split('@')[0];
}
