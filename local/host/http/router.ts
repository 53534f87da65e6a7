import { type Parameter, parametersOf, parseTemplate, type Segment } from './route-template.ts';

export interface Route<T> {
  readonly template: string;
  /** Upper case. */
  readonly methods: readonly string[];
  readonly target: T;
}

export interface Match<T> {
  readonly target: T;
  readonly params: Record<string, string>;
}

interface Compiled<T> {
  readonly segments: readonly Segment[];
  readonly target: T;
  readonly fixed: boolean;
}

const NO_PARAMS: Record<string, string> = Object.freeze({});

/**
 * Finds the first route, in the order given, that fits method and path. Routes without parameters are found by a
 * look-up unless an earlier one could take their path; the others by method and first segment.
 */
export class Router<T> {
  readonly #byMethod = new Map<string, Table<T>>();

  /** Throws HostError ROUTE_INVALID when a template is wrong. */
  constructor(routes: readonly Route<T>[]) {
    for (const { template, methods, target } of routes) {
      const segments = parseTemplate(template);
      const fixed = segments.every(({ kind }) => kind === 'literal');
      for (const method of methods) {
        let table = this.#byMethod.get(method);
        if (table === undefined) {
          table = new Table();
          this.#byMethod.set(method, table);
        }
        table.add({ segments, target, fixed });
      }
    }
  }

  /** `path` is decoded and starts with a slash. */
  match(method: string, path: string): Match<T> | undefined {
    return this.#byMethod.get(method)?.match(path);
  }
}

class Table<T> {
  readonly #routes: Compiled<T>[] = [];
  readonly #byFirst = new Map<string, Compiled<T>[]>();
  // Which routes may fit is the same for every path that begins with the same segment.
  readonly #anyFirst: Compiled<T>[] = [];

  add(route: Compiled<T>): void {
    this.#routes.push(route);
    const [first] = route.segments;
    if (first?.kind === 'literal') {
      if (!this.#byFirst.has(first.text)) this.#byFirst.set(first.text, [...this.#anyFirst]);
      this.#byFirst.get(first.text)?.push(route);
      return;
    }
    this.#anyFirst.push(route);
    for (const list of this.#byFirst.values()) list.push(route);
  }

  match(path: string): Match<T> | undefined {
    const end = path.indexOf('/', 1);
    const first = (end < 0 ? path.slice(1) : path.slice(1, end)).toLowerCase();
    const routes = this.#byFirst.get(first) ?? this.#anyFirst;
    if (routes.length === 0) return undefined;
    // One slash at the end is ignored.
    const parts = path.slice(1).split('/');
    if (parts.at(-1) === '') parts.pop();
    for (const { segments, target, fixed } of routes) {
      if (fixed) {
        if (sameTexts(segments, parts)) return { target, params: NO_PARAMS };
        continue;
      }
      const params = matchSegments(segments, parts, path);
      if (params !== undefined) return { target, params };
    }
    return undefined;
  }
}

function sameTexts(segments: readonly Segment[], parts: readonly string[]): boolean {
  if (segments.length !== parts.length) return false;
  return segments.every((segment, index) => segment.kind === 'literal' && equals(segment.text, parts[index]));
}

function equals(lower: string, part: string | undefined): boolean {
  return part !== undefined && (part === lower || part.toLowerCase() === lower);
}

function matchSegments(
  segments: readonly Segment[],
  parts: readonly string[],
  path: string,
): Record<string, string> | undefined {
  const last = segments.at(-1);
  const catchAll = last?.kind === 'parameter' && last.parameter.catchAll;
  if (parts.length > segments.length && !catchAll) return undefined;
  const params: Record<string, string> = {};
  for (let index = 0; index < segments.length; index += 1) {
    const segment = segments[index] as Segment;
    const part = parts[index];
    if (segment.kind === 'literal') {
      if (!equals(segment.text, part)) return undefined;
    } else if (segment.kind === 'mixed') {
      if (part === undefined || !matchMixed(segment, part, params)) return undefined;
    } else if (segment.parameter.catchAll) {
      // An empty first part means two slashes in a row before it.
      if (part === '') return undefined;
      if (!take(segment.parameter, part === undefined ? undefined : rest(path, index), params))
        return undefined;
    } else if (part === '' || !take(segment.parameter, part, params)) return undefined;
  }
  return params;
}

/** The path from its part number `index` on, as it was sent: slashes at the end included. */
function rest(path: string, index: number): string {
  let at = 1;
  for (let n = 0; n < index; n += 1) at = path.indexOf('/', at) + 1;
  return path.slice(at);
}

function take(parameter: Parameter, value: string | undefined, params: Record<string, string>): boolean {
  const given = value ?? parameter.fallback;
  if (given === undefined) return parameter.optional || parameter.catchAll;
  for (const fits of parameter.constraints) if (!fits(given)) return false;
  params[parameter.name] = given;
  return true;
}

function matchMixed(
  segment: Extract<Segment, { kind: 'mixed' }>,
  part: string,
  params: Record<string, string>,
): boolean {
  for (const expression of segment.expressions) {
    const found = expression.exec(part);
    if (!found) continue;
    return parametersOf(segment).every((parameter, index) => take(parameter, found[index + 1], params));
  }
  return false;
}
