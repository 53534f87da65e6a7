import type { Finding } from './findings.ts';
import type { Program } from './program.ts';
import { findingAt } from './shapes.ts';
import { type Expression, type Template, valueAt, within } from './syntax.ts';

interface Limit {
  readonly least: number;
  readonly most: number;
  readonly pattern: RegExp;
}

const WORD = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
const LETTERS = /^[a-z][a-z0-9]*$/;

/** Azure's limits, by the key in `names` of app.bicep. */
const LIMITS: Readonly<Record<string, Limit>> = {
  identity: { least: 3, most: 128, pattern: WORD },
  workspace: { least: 4, most: 63, pattern: WORD },
  insights: { least: 1, most: 260, pattern: WORD },
  storage: { least: 3, most: 24, pattern: LETTERS },
  lake: { least: 3, most: 24, pattern: LETTERS },
  serviceBus: { least: 6, most: 50, pattern: WORD },
  eventHubs: { least: 6, most: 50, pattern: WORD },
  schemas: { least: 6, most: 50, pattern: WORD },
  scheduler: { least: 3, most: 64, pattern: WORD },
  vault: { least: 3, most: 24, pattern: LETTERS },
  environment: { least: 2, most: 32, pattern: WORD },
  containerApp: { least: 2, most: 32, pattern: WORD },
  flexPlan: { least: 1, most: 60, pattern: WORD },
  flexApp: { least: 2, most: 60, pattern: WORD },
  registry: { least: 5, most: 50, pattern: LETTERS },
  network: { least: 2, most: 64, pattern: WORD },
};

/** Names are within their limits whatever the prefix, and no two are the same. */
export function checkNames(program: Program): Finding[] {
  const app = program.get('infra/app.bicep');
  const names = app.variables.find(({ name }) => name === 'names')?.value;
  if (names?.kind !== 'object') return [findingAt(app, 0, 'bad-name', 'there is no object `names`')];
  const prefix = app.parameters.find(({ name }) => name === 'namePrefix');
  const bound = (which: string) => {
    const value = prefix?.decorators.find(({ name }) => name === which)?.arguments[0];
    return value?.kind === 'number' ? value.value : 0;
  };
  const findings: Finding[] = [];
  const seen = new Map<string, string>();
  for (const { key, value, line } of names.entries) {
    const limit = LIMITS[String(key)];
    if (limit === undefined) {
      findings.push(findingAt(app, line, 'bad-name', `the limits of ${String(key)} are not known here`));
      continue;
    }
    // uniqueString() gives 13 letters and digits.
    for (const length of [bound('minLength'), bound('maxLength')]) {
      const name = spell(app, value, { namePrefix: 'a'.repeat(length), unique: 'u'.repeat(13) });
      if (name.length < limit.least || name.length > limit.most || !limit.pattern.test(name)) {
        const message = `${String(key)} may be "${name}", ${name.length} long; the limits are ${limit.least} to ${limit.most}`;
        findings.push(findingAt(app, line, 'bad-name', message));
      }
    }
    const spelled = spell(app, value, { namePrefix: 'till', unique: 'u'.repeat(13) });
    const other = seen.get(spelled);
    if (other !== undefined)
      findings.push(findingAt(app, line, 'same-name', `${String(key)} is named like ${other}`));
    seen.set(spelled, String(key));
  }
  // A deployment in the subscription belongs to a region, and its name is taken in all others.
  for (const caller of program.templates.values()) {
    for (const call of caller.modules) {
      if (program.moduleOf(caller, call)?.scope !== 'subscription') continue;
      const name = valueAt(call.body, 'name');
      if (
        name !== undefined &&
        [...within(name)].some((one) => one.kind === 'name' && one.name === 'location')
      )
        continue;
      const message = `${call.name} is deployed in the subscription: its name must have the region in it`;
      findings.push(findingAt(caller, call.line, 'same-name', message));
    }
  }
  const modules = new Map<string, string>();
  for (const { body, name, line } of app.modules) {
    const object = body.kind === 'when' ? body.body : body;
    const entry =
      object.kind === 'object' ? object.entries.find(({ key }) => key === 'name')?.value : undefined;
    const text = entry?.kind === 'text' ? entry.value : name;
    if (modules.has(text))
      findings.push(findingAt(app, line, 'same-name', `two deployments are called ${text}`));
    modules.set(text, name);
  }
  return findings;
}

function spell(app: Template, value: Expression, given: Readonly<Record<string, string>>): string {
  switch (value.kind) {
    case 'text':
      return value.value;
    case 'template':
      return value.parts.map((part) => spell(app, part, given)).join('');
    case 'name':
      return given[value.name] ?? `<${value.name}>`;
    default:
      return '<unknown>';
  }
}
