import { HostError } from '../errors.ts';
import { type Constraint, constraintOf } from './constraints.ts';

/** `{id:int?}`, `{*rest}`, `{id=7}`: one parameter of a template. */
export interface Parameter {
  readonly name: string;
  readonly catchAll: boolean;
  readonly optional: boolean;
  readonly fallback: string | undefined;
  readonly constraints: readonly Constraint[];
}

type Part = { readonly text: string } | { readonly parameter: Parameter };

/** What lies between two slashes. A segment of several parts is matched by an expression, from the right. */
export type Segment =
  | { readonly kind: 'literal'; readonly text: string }
  | { readonly kind: 'parameter'; readonly parameter: Parameter }
  | {
      readonly kind: 'mixed';
      readonly parameters: readonly Parameter[];
      readonly expressions: readonly RegExp[];
    };

/** Parses a route template as ASP.NET routing does; throws with what is wrong with it. */
export function parseTemplate(template: string): Segment[] {
  if (template.startsWith('/') || template.startsWith('~')) throw bad(template, 'cannot start with / or ~');
  const names = new Set<string>();
  const texts = split(template.endsWith('/') ? template.slice(0, -1) : template);
  return texts.map((text, index) => {
    if (text === '') throw bad(template, "has two '/' in a row");
    const parts = partsOf(text, template);
    for (const part of parts) {
      if ('text' in part) continue;
      const { name, catchAll } = part.parameter;
      if (names.has(name.toLowerCase())) throw bad(template, `has the parameter '${name}' more than once`);
      if (catchAll && (index < texts.length - 1 || parts.length > 1)) {
        throw bad(template, `has the catch-all '${name}' before its end`);
      }
      names.add(name.toLowerCase());
    }
    return segmentOf(parts, template);
  });
}

export function parametersOf(segment: Segment): readonly Parameter[] {
  if (segment.kind === 'literal') return [];
  return segment.kind === 'parameter' ? [segment.parameter] : segment.parameters;
}

function bad(template: string, why: string): HostError {
  return new HostError('ROUTE_INVALID', `The route template '${template}' ${why}.`);
}

/** Splits at slashes outside of braces. */
function split(template: string): string[] {
  if (template === '') return [];
  const out = [''];
  let depth = 0;
  for (const char of template) {
    if (char === '{') depth += 1;
    else if (char === '}') depth -= 1;
    if (char === '/' && depth <= 0) out.push('');
    else out[out.length - 1] += char;
  }
  return out;
}

function partsOf(text: string, template: string): Part[] {
  const parts: Part[] = [];
  let literal = '';
  let at = 0;
  while (at < text.length) {
    const char = text[at];
    if ((char === '{' || char === '}') && text[at + 1] === char) {
      literal += char; // A doubled brace stands for itself.
      at += 2;
    } else if (char === '{') {
      const end = endOfParameter(text, at + 1);
      if (end < 0) throw bad(template, 'has an unclosed {');
      if (literal !== '') parts.push({ text: literal });
      literal = '';
      parts.push({ parameter: parameterOf(text.slice(at + 1, end), template) });
      at = end + 1;
    } else if (char === '}') {
      throw bad(template, 'has a } without its {');
    } else {
      literal += char;
      at += 1;
    }
  }
  if (literal !== '') parts.push({ text: literal });
  return parts;
}

/** Index of the closing brace; doubled braces inside belong to a constraint. */
function endOfParameter(text: string, from: number): number {
  for (let at = from; at < text.length; at += 1) {
    if (text[at] === '{') {
      if (text[at + 1] !== '{') return -1;
      at += 1;
    } else if (text[at] === '}') {
      if (text[at + 1] !== '}') return at;
      at += 1;
    }
  }
  return -1;
}

function parameterOf(source: string, template: string): Parameter {
  const stars = /^\*{0,2}/.exec(source)?.[0].length ?? 0;
  const text = source.slice(stars).replaceAll('{{', '{').replaceAll('}}', '}');
  const name = /^[^:=?]*/.exec(text)?.[0] ?? '';
  if (name === '' || /[/{}*]/.test(name)) throw bad(template, `has a bad parameter name '${name}'`);
  let rest = text.slice(name.length);
  const constraints: Constraint[] = [];
  while (rest.startsWith(':')) {
    const spelled = constraintText(rest.slice(1));
    const constraint = constraintOf(spelled);
    if (constraint === undefined) throw bad(template, `has the unknown constraint '${spelled}' on '${name}'`);
    constraints.push(constraint);
    rest = rest.slice(1 + spelled.length);
  }
  const fallback = rest.startsWith('=') ? rest.slice(1) : undefined;
  const optional = rest === '?';
  if (rest !== '' && fallback === undefined && !optional)
    throw bad(template, `has a bad parameter '${source}'`);
  return { name, catchAll: stars > 0, optional, fallback, constraints };
}

/** Up to the next `:`, `=` or `?` that is outside of parentheses. */
function constraintText(text: string): string {
  let depth = 0;
  for (let at = 0; at < text.length; at += 1) {
    const char = text[at] ?? '';
    if (char === '(') depth += 1;
    else if (char === ')') depth -= 1;
    else if (depth === 0 && ':=?'.includes(char)) return text.slice(0, at);
  }
  return text;
}

function segmentOf(parts: readonly Part[], template: string): Segment {
  const [first] = parts;
  if (first !== undefined && parts.length === 1) {
    return 'text' in first
      ? { kind: 'literal', text: first.text.toLowerCase() }
      : { kind: 'parameter', parameter: first.parameter };
  }
  const parameters = parts.flatMap((part) => ('text' in part ? [] : [part.parameter]));
  const whole = expressionOf(parts);
  const last = parts.at(-1);
  if (last === undefined || 'text' in last || !last.parameter.optional) {
    return { kind: 'mixed', parameters, expressions: [whole] };
  }
  const before = parts.at(-2);
  if (before === undefined || !('text' in before) || before.text !== '.') {
    throw bad(template, `may have an optional parameter only after a period`);
  }
  return { kind: 'mixed', parameters, expressions: [whole, expressionOf(parts.slice(0, -2))] };
}

function expressionOf(parts: readonly Part[]): RegExp {
  const source = parts
    .map((part) => ('text' in part ? part.text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&') : '(.+)'))
    .join('');
  return new RegExp(`^${source}$`, 'is');
}
