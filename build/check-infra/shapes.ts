import type { Finding } from './findings.ts';
import type { Program } from './program.ts';
import { type Expression, objectOf, type Resource, type Template } from './syntax.ts';

/** What a value may turn out to be, as far as literals, variables and the two ways of a choice tell. */
export function alternatives(template: Template, value: Expression): readonly Expression[] {
  switch (value.kind) {
    case 'choice':
      return [...alternatives(template, value.yes), ...alternatives(template, value.no)];
    case 'loop':
      return [{ kind: 'array', items: [value.body], line: value.line }];
    case 'when':
      return alternatives(template, value.body);
    case 'name': {
      const variable = template.variables.find(({ name }) => name === value.name)?.value;
      return variable === undefined ? [value] : alternatives(template, variable);
    }
    case 'call': {
      const parts = value.arguments.map((part) => alternatives(template, part)[0] ?? part);
      if (value.name === 'union' && parts.some(({ kind }) => kind === 'object')) {
        const entries = parts.flatMap((part) => (part.kind === 'object' ? part.entries : []));
        return [{ kind: 'object', entries, nested: [], line: value.line }];
      }
      if (value.name === 'concat') {
        const items = parts.flatMap((part) => (part.kind === 'array' ? part.items : []));
        return [{ kind: 'array', items, line: value.line }];
      }
      return [value];
    }
    default:
      return [value];
  }
}

/** Properties that Bicep reads itself. */
const OWN = new Set(['parent', 'scope', 'dependsOn']);

export interface Instance {
  readonly template: Template;
  readonly resource: Resource;
  /** What Azure is sent. */
  readonly body: Expression;
}

/** Every resource the templates make. */
export function instancesOf(program: Program): Instance[] {
  return [...program.templates.values()].flatMap((template) =>
    template.resources.flatMap((resource) => {
      const body = objectOf(resource.body);
      if (resource.existing || body === undefined) return [];
      const entries = body.entries.filter(({ key }) => typeof key !== 'string' || !OWN.has(key));
      return [{ template, resource, body: { ...body, entries, nested: [] } }];
    }),
  );
}

export function findingAt(template: Template, line: number, code: string, message: string): Finding {
  return { code, file: template.file, line, message };
}
