import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Finding } from './findings.ts';
import type { Program } from './program.ts';
import { alternatives, findingAt, type Instance, instancesOf } from './shapes.ts';
import type { Expression } from './syntax.ts';
import { kindOf, type TypeRecord } from './type-record.ts';

/** A type as the files of github.com/Azure/bicep-types-az spell it. */
interface Type {
  readonly $type: string;
  readonly name?: string;
  readonly value?: string;
  readonly properties?: Readonly<Record<string, { type: Reference; flags: number }>>;
  readonly baseProperties?: Readonly<Record<string, { type: Reference; flags: number }>>;
  readonly additionalProperties?: Reference;
  readonly elements?: readonly Reference[] | Readonly<Record<string, Reference>>;
  readonly itemType?: Reference;
  readonly discriminator?: string;
  readonly body?: Reference;
}
interface Reference {
  readonly $ref: string;
}

const REQUIRED = 1;
const READ_ONLY = 2;

/**
 * Confirms every type, property and literal of the templates against a checkout of the public type index and gives
 * the record of it. `source` says which checkout it was.
 */
export function confirmTypes(
  program: Program,
  folder: string,
  source: string,
): { record: TypeRecord; findings: Finding[] } {
  const index = new TypeIndex(folder);
  const types: Record<string, Record<string, string>> = {};
  const findings: Finding[] = [];
  for (const instance of instancesOf(program)) {
    const { type, line } = instance.resource;
    const found = index.find(type);
    if (found === undefined) {
      findings.push(findingAt(instance.template, line, 'no-such-type', `${type} is not in the index`));
      continue;
    }
    types[type] ??= {};
    findings.push(...confirmInstance(instance, found.types, found.body, types[type]));
  }
  const sorted = Object.fromEntries(
    Object.entries(types)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([type, paths]) => [
        type,
        Object.fromEntries(Object.entries(paths).sort(([a], [b]) => (a < b ? -1 : 1))),
      ]),
  );
  return { record: { source, types: sorted }, findings };
}

function confirmInstance(
  { template, resource, body }: Instance,
  types: readonly Type[],
  root: Type,
  record: Record<string, string>,
): Finding[] {
  const findings: Finding[] = [];
  const report = (line: number, code: string, message: string) =>
    findings.push(findingAt(template, line, code, `${resource.type}: ${message}`));
  const follow = ({ $ref }: Reference): Type => {
    const type = types[Number($ref.split('/').at(-1))];
    if (type === undefined) throw new Error(`${$ref} of ${resource.type} leads nowhere`);
    return type;
  };
  const note = (path: string, kind: string) => {
    const known = record[path]?.split(' | ') ?? [];
    record[path] = [...new Set([...known, kind])].sort().join(' | ');
  };
  const literalsOf = (type: Type): string[] =>
    type.$type === 'UnionType'
      ? (type.elements as readonly Reference[]).flatMap((element) => literalsOf(follow(element)))
      : type.$type === 'StringLiteralType'
        ? [`'${type.value}'`]
        : [];

  const walk = (path: string, mark: string, value: Expression, type: Type): void => {
    const literals = literalsOf(type);
    for (const one of alternatives(template, value)) {
      const kind = kindOf(one);
      const wanted = literals.length > 0 ? literals : [kindOfType(type)];
      if (kind === undefined) {
        // What an expression gives is not known; that the property is there, is.
        note(path + mark, literals.length > 0 ? 'expression' : (wanted[0] ?? 'any'));
      } else if (wanted[0] === 'any') {
        note(path + mark, 'any');
      } else if (
        literals.length > 0 ? !literals.includes(kind) && kind !== 'string' : !matches(kind, wanted[0])
      ) {
        report(one.line, 'not-allowed', `${path} is ${kind}, not ${wanted.join(' | ')}`);
      } else {
        note(path + mark, literals.length > 0 ? kind : (wanted[0] ?? 'any'));
      }
      if (one.kind === 'array' && type.itemType) {
        for (const item of one.items) walk(`${path}[]`, '', item, follow(type.itemType));
      }
      if (one.kind === 'object') walkObject(path, one, type);
    }
  };
  const walkObject = (path: string, object: Extract<Expression, { kind: 'object' }>, type: Type): void => {
    const prefix = path === '' ? '' : `${path}.`;
    const properties = propertiesOf(type, object, follow);
    if (properties === undefined) return;
    for (const { key, value, line } of object.entries) {
      const property = typeof key === 'string' ? properties[key] : undefined;
      if (property !== undefined) {
        const { flags } = property;
        if ((flags & READ_ONLY) !== 0 && (flags & REQUIRED) === 0)
          report(line, 'read-only', `${prefix}${String(key)}`);
        walk(`${prefix}${String(key)}`, (flags & REQUIRED) === 0 ? '' : '!', value, follow(property.type));
      } else if (type.additionalProperties) {
        walk(`${prefix}*`, '', value, follow(type.additionalProperties));
      } else report(line, 'no-such-property', `${prefix}${String(key)}`);
    }
    for (const [name, { flags }] of Object.entries(properties)) {
      const given = object.entries.some(({ key }) => key === name);
      if ((flags & REQUIRED) !== 0 && !given)
        report(object.line, 'missing-property', `${prefix}${name} is required`);
    }
  };
  if (body.kind === 'object') walkObject('', body, root);
  return findings;
}

/** An object type's properties; of a type with variants those of the variant the object says it is. */
function propertiesOf(
  type: Type,
  object: Extract<Expression, { kind: 'object' }>,
  follow: (reference: Reference) => Type,
): Readonly<Record<string, { type: Reference; flags: number }>> | undefined {
  if (type.$type === 'ObjectType') return type.properties ?? {};
  if (type.$type !== 'DiscriminatedObjectType') return undefined;
  const said = object.entries.find(({ key }) => key === type.discriminator)?.value;
  const variant =
    said?.kind === 'text' ? (type.elements as Readonly<Record<string, Reference>>)[said.value] : undefined;
  return { ...type.baseProperties, ...(variant && follow(variant).properties) };
}

function kindOfType(type: Type): string {
  switch (type.$type) {
    case 'StringType':
    case 'UnionType':
      return 'string';
    case 'IntegerType':
      return 'number';
    case 'BooleanType':
      return 'boolean';
    case 'ArrayType':
      return 'array';
    case 'ObjectType':
    case 'DiscriminatedObjectType':
      return 'object';
    default:
      return 'any';
  }
}

function matches(kind: string, wanted: string | undefined): boolean {
  return wanted === kind || (wanted === 'string' && kind.startsWith("'"));
}

class TypeIndex {
  readonly #folder: string;
  readonly #read = new Map<string, readonly Type[]>();

  constructor(folder: string) {
    const generated = join(folder, 'generated');
    this.#folder = existsSync(generated) ? generated : folder;
  }

  find(type: string): { types: readonly Type[]; body: Type } | undefined {
    const [name = '', version = ''] = type.split('@');
    const provider = name.split('/')[0]?.toLowerCase() ?? '';
    for (const area of readdirSync(this.#folder)) {
      const file = join(this.#folder, area, provider, version, 'types.json');
      if (!existsSync(file)) continue;
      let types = this.#read.get(file);
      types ??= JSON.parse(readFileSync(file, 'utf8')) as Type[];
      this.#read.set(file, types);
      const found = types.find((one) => one.$type === 'ResourceType' && one.name === type);
      const body = found?.body && types[Number(found.body.$ref.split('/').at(-1))];
      if (body !== undefined) return { types, body };
    }
    return undefined;
  }
}
