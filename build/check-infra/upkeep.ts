import type { Finding } from './findings.ts';
import type { Program } from './program.ts';
import { findingAt, instancesOf } from './shapes.ts';
import { valueAt } from './syntax.ts';

/** Oldest API versions we take, by provider or by type. */
const OLDEST: Readonly<Record<string, string>> = {
  'Microsoft.App': '2026-01-01',
  'Microsoft.Authorization/locks': '2020-05-01',
  'Microsoft.Authorization/policyAssignments': '2025-11-01',
  'Microsoft.Authorization/policyDefinitions': '2025-11-01',
  'Microsoft.Authorization/roleAssignments': '2022-04-01',
  // There is a newer one, which the compiler that ci pins has no type of yet.
  'Microsoft.Consumption': '2024-08-01',
  'Microsoft.ContainerRegistry': '2025-11-01',
  'Microsoft.DurableTask': '2026-02-01',
  'Microsoft.EventHub': '2026-01-01',
  'Microsoft.Insights/actionGroups': '2023-01-01',
  'Microsoft.Insights/components': '2020-02-02',
  // There is no newer stable one.
  'Microsoft.Insights/diagnosticSettings': '2021-05-01-preview',
  'Microsoft.Insights/metricAlerts': '2018-03-01',
  'Microsoft.Insights/scheduledQueryRules': '2023-12-01',
  'Microsoft.Insights/workbooks': '2023-06-01',
  'Microsoft.KeyVault': '2026-02-01',
  'Microsoft.ManagedIdentity': '2024-11-30',
  'Microsoft.Network': '2025-07-01',
  'Microsoft.Network/privateDnsZones': '2024-06-01',
  'Microsoft.Network/privateDnsZones/virtualNetworkLinks': '2024-06-01',
  'Microsoft.OperationalInsights': '2025-07-01',
  'Microsoft.Resources': '2025-04-01',
  'Microsoft.ServiceBus': '2026-01-01',
  'Microsoft.Storage': '2026-04-01',
  'Microsoft.Web': '2025-03-01',
};

/** Types at the top of their provider that take no tags. */
const TAGLESS = new Set([
  'Microsoft.Authorization/locks',
  'Microsoft.Authorization/policyAssignments',
  'Microsoft.Authorization/policyDefinitions',
  'Microsoft.Authorization/roleAssignments',
  'Microsoft.Consumption/budgets',
  'Microsoft.Insights/diagnosticSettings',
]);

/** Types without diagnostic settings, or whose own say nothing. */
const SILENT = new Set([
  ...TAGLESS,
  // Its logs and metrics are those of its environment.
  'Microsoft.App/containerApps',
  'Microsoft.DurableTask/schedulers',
  'Microsoft.Insights/actionGroups',
  'Microsoft.Insights/components',
  'Microsoft.Insights/metricAlerts',
  'Microsoft.Insights/scheduledQueryRules',
  'Microsoft.Insights/workbooks',
  'Microsoft.ManagedIdentity/userAssignedIdentities',
  'Microsoft.Network/privateDnsZones',
  'Microsoft.Network/privateEndpoints',
  'Microsoft.Network/virtualNetworks',
  'Microsoft.Resources/resourceGroups',
  'Microsoft.Web/serverfarms',
]);

/** Children whose logs are not their parent's. */
const TELLING = new Set([
  'Microsoft.Storage/storageAccounts/blobServices',
  'Microsoft.Storage/storageAccounts/tableServices',
]);

/** API versions, tags, diagnostic settings. */
export function checkUpkeep(program: Program): Finding[] {
  return instancesOf(program).flatMap(({ template, resource, body }) => {
    const [type = '', version = ''] = resource.type.split('@');
    const top = type.split('/').length === 2;
    const findings: Finding[] = [];
    const report = (code: string, message: string) =>
      findings.push(findingAt(template, resource.line, code, message));

    if (type === 'Microsoft.Consumption/budgets') {
      const once = resource.decorators.some(({ name }) => name === 'onlyIfNotExists');
      if (!once)
        report('not-again', 'a budget takes no second first day: a deployment next month would fail');
    }
    const oldest = OLDEST[type] ?? OLDEST[type.split('/')[0] ?? ''];
    if (oldest === undefined) report('old-version', `no oldest version of ${type} was agreed on`);
    else if (version < oldest) report('old-version', `${type} is to be ${oldest} or newer`);
    else if (version.includes('preview') && version !== oldest) report('old-version', `${type} is a preview`);

    if (top && !TAGLESS.has(type) && valueAt(body, 'tags') === undefined) {
      report('no-tags', `${resource.name} has no tags`);
    }
    if ((top && !SILENT.has(type)) || TELLING.has(type)) {
      const told = template.resources.some((other) => {
        const scope = valueAt(other.body, 'scope');
        return (
          other.type.startsWith('Microsoft.Insights/diagnosticSettings@') &&
          scope?.kind === 'name' &&
          scope.name === resource.name
        );
      });
      if (!told) report('no-diagnostics', `${resource.name} has no diagnostic setting`);
    }
    return findings;
  });
}
