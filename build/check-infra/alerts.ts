import type { Finding } from './findings.ts';
import type { Program } from './program.ts';
import { findingAt } from './shapes.ts';
import { expressionsOf, type Template, valueAt } from './syntax.ts';

/** What an operator must be woken for. */
const ALERTS = [
  ...['dead-letters', 'quarantine-grows', 'orders-stand-still', 'vault-access-denied'],
  ...['oldest-message', 'projection-lag', 'stuck-orchestrations', 'server-errors'],
];

/** Every alert is there and reaches the operators, and the workbook shows what the alerts watch. */
export function checkAlerts(program: Program): Finding[] {
  const alerts = program.get('infra/modules/alerts.bicep');
  const workbook = program.get('infra/modules/workbook.bicep');
  const findings: Finding[] = [];
  const names = textsOf(alerts, 'name');
  for (const alert of ALERTS) {
    if (!names.has(alert)) findings.push(findingAt(alerts, 0, 'no-alert', `nobody is woken for ${alert}`));
  }
  for (const resource of alerts.resources) {
    if (!/(metricAlerts|scheduledQueryRules)@/.test(resource.type)) continue;
    const enabled = valueAt(resource.body, 'properties.enabled');
    if (valueAt(resource.body, 'properties.actions') === undefined) {
      findings.push(findingAt(alerts, resource.line, 'no-alert', `${resource.name} tells nobody`));
    }
    if (enabled?.kind !== 'boolean' || !enabled.value) {
      findings.push(findingAt(alerts, resource.line, 'no-alert', `${resource.name} is off`));
    }
  }
  const shown = queriesOf(workbook);
  for (const query of queriesOf(alerts)) {
    if (!shown.has(query)) findings.push(findingAt(workbook, 0, 'no-chart', `${query} is not shown`));
  }
  const counted = textsOf(workbook, 'metric');
  for (const metric of textsOf(alerts, 'metricName')) {
    if (!counted.has(metric)) findings.push(findingAt(workbook, 0, 'no-chart', `${metric} is not shown`));
  }
  const all = [...program.files.keys()].filter((file) => file.endsWith('.kql'));
  for (const file of all) {
    if (!shown.has(file.slice('infra/'.length))) {
      findings.push({ code: 'unused', file, line: 0, message: 'no chart and no alert asks it' });
    }
  }
  return findings;
}

function queriesOf(template: Template): Set<string> {
  return new Set(
    [...expressionsOf(template)].flatMap((part) => {
      const path = part.kind === 'call' && part.name === 'loadTextContent' ? part.arguments[0] : undefined;
      return path?.kind === 'text' ? [path.value.replace('../', '')] : [];
    }),
  );
}

/** Every literal text under this key, in any object. */
function textsOf(template: Template, key: string): Set<string> {
  return new Set(
    [...expressionsOf(template)].flatMap((part) => {
      const value = part.kind === 'object' ? valueAt(part, key) : undefined;
      return value?.kind === 'text' ? [value.value] : [];
    }),
  );
}
