/** Bicep as the checks see it: no more than our templates use. Lines count from 1. */

export type Expression =
  | { readonly kind: 'text'; readonly value: string; readonly line: number }
  | { readonly kind: 'template'; readonly parts: readonly Expression[]; readonly line: number }
  | { readonly kind: 'number'; readonly value: number; readonly line: number }
  | { readonly kind: 'boolean'; readonly value: boolean; readonly line: number }
  | { readonly kind: 'null'; readonly line: number }
  | {
      readonly kind: 'object';
      readonly entries: readonly Entry[];
      readonly nested: readonly Resource[];
      readonly line: number;
    }
  | { readonly kind: 'array'; readonly items: readonly Expression[]; readonly line: number }
  | { readonly kind: 'name'; readonly name: string; readonly line: number }
  | { readonly kind: 'member'; readonly of: Expression; readonly name: string; readonly line: number }
  | { readonly kind: 'index'; readonly of: Expression; readonly at: Expression; readonly line: number }
  | {
      readonly kind: 'call';
      readonly of?: Expression;
      readonly name: string;
      readonly arguments: readonly Expression[];
      readonly line: number;
    }
  | {
      readonly kind: 'choice';
      readonly test: Expression;
      readonly yes: Expression;
      readonly no: Expression;
      readonly line: number;
    }
  | {
      readonly kind: 'loop';
      readonly names: readonly string[];
      readonly list: Expression;
      readonly body: Expression;
      readonly line: number;
    }
  | { readonly kind: 'when'; readonly test: Expression; readonly body: Expression; readonly line: number }
  | {
      readonly kind: 'lambda';
      readonly names: readonly string[];
      readonly body: Expression;
      readonly line: number;
    }
  /** parent::child */
  | { readonly kind: 'nested'; readonly of: Expression; readonly name: string; readonly line: number }
  | {
      readonly kind: 'operation';
      readonly operator: string;
      readonly operands: readonly Expression[];
      readonly line: number;
    };

export interface Entry {
  /** A key with an interpolation in it is an expression. */
  readonly key: string | Expression;
  readonly value: Expression;
  readonly line: number;
}

export interface Decorator {
  readonly name: string;
  readonly arguments: readonly Expression[];
}

export interface Parameter {
  readonly name: string;
  readonly type: string;
  readonly fallback?: Expression;
  readonly decorators: readonly Decorator[];
  readonly line: number;
}

export interface Variable {
  readonly name: string;
  readonly value: Expression;
  readonly line: number;
}

export interface Resource {
  readonly name: string;
  /** `Microsoft.X/y@version`; a nested one has its last segment alone until `bicep.ts` completes it. */
  readonly type: string;
  readonly existing: boolean;
  readonly decorators: readonly Decorator[];
  readonly body: Expression;
  readonly line: number;
}

export interface ModuleCall {
  readonly name: string;
  readonly path: string;
  readonly body: Expression;
  readonly line: number;
}

export interface Output {
  readonly name: string;
  readonly type: string;
  readonly value: Expression;
  readonly line: number;
}

export interface Template {
  readonly file: string;
  readonly scope: string;
  readonly parameters: readonly Parameter[];
  readonly variables: readonly Variable[];
  readonly resources: readonly Resource[];
  readonly modules: readonly ModuleCall[];
  readonly outputs: readonly Output[];
}

/** The object a declaration makes, whatever loop and condition it stands in. */
export function objectOf(expression: Expression): Extract<Expression, { kind: 'object' }> | undefined {
  if (expression.kind === 'object') return expression;
  return expression.kind === 'loop' || expression.kind === 'when' ? objectOf(expression.body) : undefined;
}

/** The value at a path of literal keys. */
export function valueAt(expression: Expression | undefined, path: string): Expression | undefined {
  let value = expression;
  for (const key of path.split('.')) {
    value = value && objectOf(value)?.entries.find((entry) => entry.key === key)?.value;
  }
  return value;
}

/** Every expression within, from the outside in; those of nested resources too. */
export function* within(expression: Expression): Generator<Expression> {
  yield expression;
  for (const part of partsOf(expression)) yield* within(part);
}

function partsOf(expression: Expression): readonly Expression[] {
  switch (expression.kind) {
    case 'template':
      return expression.parts;
    case 'object':
      return [
        ...expression.entries.flatMap(({ key, value }) => (typeof key === 'string' ? [value] : [key, value])),
        ...expression.nested.map(({ body }) => body),
      ];
    case 'array':
      return expression.items;
    case 'member':
    case 'nested':
      return [expression.of];
    case 'index':
      return [expression.of, expression.at];
    case 'call':
      return expression.of === undefined ? expression.arguments : [expression.of, ...expression.arguments];
    case 'choice':
      return [expression.test, expression.yes, expression.no];
    case 'loop':
      return [expression.list, expression.body];
    case 'when':
      return [expression.test, expression.body];
    case 'lambda':
      return [expression.body];
    case 'operation':
      return expression.operands;
    default:
      return [];
  }
}

/** Every expression of a template. */
export function* expressionsOf(template: Template): Generator<Expression> {
  const roots = [
    ...template.parameters.flatMap(({ fallback }) => (fallback === undefined ? [] : [fallback])),
    ...template.variables.map(({ value }) => value),
    ...template.resources.filter(({ type }) => type !== '').map(({ body }) => body),
    ...template.modules.map(({ body }) => body),
    ...template.outputs.map(({ value }) => value),
  ];
  for (const root of roots) yield* within(root);
}
