import type { Finding } from './findings.ts';
import type { Program } from './program.ts';
import { alternatives, findingAt, type Instance, instancesOf } from './shapes.ts';
import type { Expression } from './syntax.ts';

/**
 * What our templates use of Azure's types, each property of it confirmed against the public type index when the
 * record was written (`check:infra -- --types FOLDER`). Path → `string`, `number`, `boolean`, `object`, `array`, or
 * the literals in use of those it allows; a path ends with `!` when the index requires it, `*` stands for any key.
 */
export interface TypeRecord {
  readonly source: string;
  readonly types: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

export const RECORD_FILE = 'infra/confirmed-types.json';

/** Templates against the record: whatever it does not hold was never confirmed. */
export function checkTypes(program: Program): Finding[] {
  const text = program.files.get(RECORD_FILE);
  if (text === undefined)
    return [{ code: 'no-type-record', file: RECORD_FILE, line: 0, message: 'is not there' }];
  const record = JSON.parse(text) as TypeRecord;
  return instancesOf(program).flatMap((instance) => checkInstance(record, instance));
}

function checkInstance(record: TypeRecord, { template, resource, body }: Instance): Finding[] {
  const { type } = resource;
  const known = record.types[type];
  if (known === undefined) {
    return [findingAt(template, resource.line, 'unconfirmed-type', `${type} is in no record`)];
  }
  const findings: Finding[] = [];
  const report = (line: number, code: string, message: string) =>
    findings.push(findingAt(template, line, code, `${type}: ${message}`));
  const lookUp = (path: string) => known[path] ?? known[`${path}!`];

  const walk = (path: string, value: Expression): void => {
    for (const one of alternatives(template, value)) {
      const allowed = path === '' ? 'object' : lookUp(path);
      if (allowed === undefined) {
        report(one.line, 'unconfirmed-property', `${path} was never confirmed`);
        continue;
      }
      const kind = kindOf(one);
      if (kind !== undefined && allowed !== 'any' && !fits(kind, one, allowed)) {
        report(one.line, 'unconfirmed-value', `${path} is ${kind}; confirmed is ${allowed}`);
        continue;
      }
      if (allowed === 'any') continue;
      if (one.kind === 'array') for (const item of one.items) walk(`${path}[]`, item);
      if (one.kind === 'object') walkObject(path, one);
    }
  };
  const walkObject = (path: string, object: Extract<Expression, { kind: 'object' }>): void => {
    const prefix = path === '' ? '' : `${path}.`;
    const keys = new Set<string>();
    for (const { key, value } of object.entries) {
      if (typeof key === 'string') keys.add(key);
      const own = typeof key === 'string' && lookUp(`${prefix}${key}`) !== undefined;
      const name = own || !Object.hasOwn(known, `${prefix}*`) ? String(key) : '*';
      walk(`${prefix}${name}`, value);
    }
    for (const required of Object.keys(known)) {
      if (!required.endsWith('!') || !required.startsWith(prefix)) continue;
      const key = required.slice(prefix.length, -1);
      if (/^[^.[]+$/.test(key) && !keys.has(key)) {
        report(object.line, 'missing-property', `${prefix}${key} is required`);
      }
    }
  };
  walk('', body);
  return findings;
}

/** The kind a literal has; undefined: known at deployment only. */
export function kindOf(value: Expression): string | undefined {
  switch (value.kind) {
    case 'text':
      return `'${value.value}'`;
    case 'template':
      return 'string';
    case 'number':
    case 'boolean':
    case 'object':
    case 'array':
      return value.kind;
    default:
      return undefined;
  }
}

function fits(kind: string, value: Expression, allowed: string): boolean {
  if (allowed === 'string') return value.kind === 'text' || value.kind === 'template';
  return allowed.split(' | ').includes(kind);
}
