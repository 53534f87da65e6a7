import type { Finding } from './findings.ts';
import type { Program } from './program.ts';
import { findingAt } from './shapes.ts';
import { expressionsOf, type Template, valueAt } from './syntax.ts';

/** What an operator must be woken for. */
const ALERTS = [
  ...['dead-letters', 'quarantine-grows', 'orders-stand-still', 'orders-pile-up'],
  ...['vault-access-denied', 'oldest-message', 'projection-lag', 'stuck-orchestrations', 'server-errors'],
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
  findings.push(...checkAnswers(program, alerts));
  const all = [...program.files.keys()].filter((file) => file.endsWith('.kql'));
  for (const file of all) {
    if (!shown.has(file.slice('infra/'.length))) {
      findings.push({ code: 'unused', file, line: 0, message: 'no chart and no alert asks it' });
    }
  }
  return findings;
}

/** Lines as the host's extensions write them, and the time that the query is to find in each. */
const HOST_LINES = [
  [
    'infra/queries/oldest-message.kql',
    'Trigger Details: MessageId: 0f8, SequenceNumber: 7, DeliveryCount: 1, ' +
      'EnqueuedTimeUtc: 2026-11-21T19:58:03.2190000+00:00, LockedUntilUtc: 2026-11-21T19:59:03.2350000+00:00, SessionId: (null)',
    '2026-11-21T19:58:03.2190000',
  ],
  [
    'infra/queries/projection-lag.kql',
    'Trigger Details: PartitionId: 3, OffsetString: 4294-5120, ' +
      'EnqueueTimeUtc: 2026-11-21T19:58:03.2190000+00:00-2026-11-21T19:58:04.0010000+00:00, SequenceNumber: 70-99, Count: 30, Offset: -1--1',
    '2026-11-21T19:58:03.2190000',
  ],
  [
    'infra/queries/projection-lag.kql',
    'Trigger Details: PartitionId: 0, Offset: 4294, EnqueueTimeUtc: 2026-11-21T19:58:03.2190000Z, SequenceNumber: 70, Count: 1',
    '2026-11-21T19:58:03.2190000',
  ],
] as const;
const BELOW_WARNING = ['Trace', 'Debug', 'Information'];

/** The alerts would ring, and not for nothing. */
function checkAnswers(program: Program, alerts: Template): Finding[] {
  const findings: Finding[] = [];
  for (const [file, line, time] of HOST_LINES) {
    const pattern = /extract\(@"([^"]+)", 1, Message\)/.exec(program.files.get(file) ?? '')?.[1];
    if (pattern !== undefined && new RegExp(pattern).exec(line)?.[1] === time) continue;
    findings.push({ code: 'query', file, line: 0, message: `finds no time in: ${line}` });
  }
  const stuck = 'infra/queries/stuck-orchestrations.kql';
  const last = program.files.get(stuck)?.trim().split('\n').at(-1) ?? '';
  const columns = last.replace('| project ', '').split(/, */);
  if (!last.startsWith('| project ') || columns.some((column) => /^TimeGenerated\b/.test(column))) {
    const message =
      'its rows are older than the window of its alert, so they must not say when they were generated';
    findings.push({ code: 'query', file: stuck, line: 0, message });
  }
  for (const part of expressionsOf(alerts)) {
    if (part.kind === 'text' && part.value === '401') {
      const message = 'a 401 of the vault is how every client begins';
      findings.push(findingAt(alerts, part.line, 'false-alarm', message));
    }
  }
  // Requests are told under this category, at level Information: a higher one leaves AppRequests without those that went well.
  const host = JSON.parse(program.files.get('host.json') ?? '{}') as {
    logging?: { logLevel?: Record<string, string> };
  };
  const levels = host.logging?.logLevel ?? {};
  const level = levels['Host.Results'] ?? levels.Host ?? levels.default ?? 'Information';
  if (!BELOW_WARNING.includes(level)) {
    const message = `Host.Results at ${level} hides the requests that server-errors counts`;
    findings.push({ code: 'query', file: 'host.json', line: 0, message });
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
