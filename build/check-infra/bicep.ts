import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Language, type Node, Parser } from 'web-tree-sitter';
import type { Finding } from './findings.ts';
import type {
  Decorator,
  Entry,
  Expression,
  ModuleCall,
  Output,
  Parameter,
  Resource,
  Template,
  Variable,
} from './syntax.ts';

/** A parser of Bicep: tree-sitter's grammar, which takes the part of the language our templates keep to. */
export async function bicepParser(): Promise<
  (file: string, text: string) => { template: Template; findings: Finding[] }
> {
  const require = createRequire(import.meta.url);
  await Parser.init();
  const parser = new Parser();
  parser.setLanguage(
    await Language.load(readFileSync(require.resolve('tree-sitter-bicep/tree-sitter-bicep.wasm'))),
  );
  return (file, text) => {
    const tree = parser.parse(text);
    if (tree === null) throw new Error(`${file} was not parsed`);
    try {
      const findings = faultsOf(file, tree.rootNode);
      // Of a broken file nothing but its faults is told.
      return { template: findings.length > 0 ? empty(file) : templateOf(file, tree.rootNode), findings };
    } finally {
      tree.delete();
    }
  };
}

function faultsOf(file: string, node: Node): Finding[] {
  if (!node.hasError) return [];
  if (node.isError || node.isMissing) {
    const message = node.isMissing
      ? `${node.type} is missing`
      : `cannot be parsed: ${node.text.slice(0, 60)}`;
    return [{ code: 'syntax', file, line: lineOf(node), message }];
  }
  return node.children.flatMap((child) => (child === null ? [] : faultsOf(file, child)));
}

function empty(file: string) {
  return {
    file,
    scope: 'resourceGroup',
    parameters: [] as Parameter[],
    variables: [] as Variable[],
    resources: [] as Resource[],
    modules: [] as ModuleCall[],
    outputs: [] as Output[],
  };
}

function templateOf(file: string, root: Node): Template {
  const template = empty(file);
  let decorators: Decorator[] = [];
  for (const node of namedOf(root)) {
    switch (node.type) {
      case 'target_scope_assignment':
        template.scope = node.text.replace(/^.*=\s*'|'\s*$/gs, '');
        break;
      case 'decorators':
        decorators = namedOf(node).map(decoratorOf);
        break;
      case 'parameter_declaration':
        template.parameters.push({ ...parameterOf(node), decorators });
        decorators = [];
        break;
      case 'variable_declaration':
        template.variables.push({ name: child(node, 0).text, value: last(node), line: lineOf(node) });
        break;
      case 'resource_declaration':
        addResource(template.resources, node, undefined, decorators);
        decorators = [];
        break;
      case 'module_declaration': {
        const path = namedOf(child(node, 1))[0]?.text ?? '';
        template.modules.push({ name: child(node, 0).text, path, body: last(node), line: lineOf(node) });
        break;
      }
      case 'output_declaration': {
        const [name, type] = [child(node, 0).text, child(node, 1).text];
        template.outputs.push({ name, type, value: last(node), line: lineOf(node) });
        break;
      }
    }
  }
  return template;
}

/** A resource, and those declared in its body, whose type begins with its own. */
function addResource(
  resources: Resource[],
  node: Node,
  above?: Resource,
  decorators: readonly Decorator[] = [],
): Resource {
  const written = namedOf(child(node, 1))[0]?.text ?? '';
  const [type = '', version] = (above?.type ?? '').split('@');
  const resource = {
    name: child(node, 0).text,
    type: above === undefined ? written : `${type}/${written}@${version}`,
    decorators,
    existing: node.children.some((part) => part?.type === 'existing'),
    body: last(node),
    line: lineOf(node),
  };
  resources.push(resource);
  const object = namedOf(node).at(-1);
  for (const property of object?.type === 'object' ? namedOf(object) : []) {
    const nested = namedOf(property)[0];
    if (nested?.type === 'resource_declaration') addResource(resources, nested, resource);
  }
  return resource;
}

function parameterOf(node: Node): Omit<Parameter, 'decorators'> {
  const [name, type, fallback] = namedOf(node);
  return {
    name: name?.text ?? '',
    type: type?.text ?? '',
    line: lineOf(node),
    ...(fallback === undefined ? {} : { fallback: expressionOf(fallback) }),
  };
}

function decoratorOf(node: Node): Decorator {
  const call = expressionOf(child(node, 0));
  return call.kind === 'call'
    ? { name: call.name, arguments: call.arguments }
    : { name: node.text, arguments: [] };
}

function expressionOf(node: Node): Expression {
  const line = lineOf(node);
  const parts = namedOf(node);
  const field = (name: string) => expressionOf(node.childForFieldName(name) ?? node);
  switch (node.type) {
    case 'string':
      return textOf(node);
    case 'number':
      return { kind: 'number', value: Number(node.text), line };
    case 'boolean':
      return { kind: 'boolean', value: node.text === 'true', line };
    case 'null':
      return { kind: 'null', line };
    case 'identifier':
    case 'property_identifier':
    case 'loop_variable':
    case 'loop_enumerator':
      return { kind: 'name', name: node.text, line };
    case 'parenthesized_expression':
      return expressionOf(child(node, 0));
    case 'array':
      return { kind: 'array', items: parts.map(expressionOf), line };
    case 'object':
      return {
        kind: 'object',
        entries: parts.flatMap(entryOf),
        nested: parts.flatMap((part) =>
          namedOf(part)[0]?.type === 'resource_declaration' ? [addResource([], child(part, 0))] : [],
        ),
        line,
      };
    case 'member_expression':
      return {
        kind: 'member',
        of: field('object'),
        name: node.childForFieldName('property')?.text ?? '',
        line,
      };
    case 'subscript_expression':
      return { kind: 'index', of: field('object'), at: field('index'), line };
    case 'resource_expression':
      return {
        kind: 'nested',
        of: field('object'),
        name: node.childForFieldName('resource')?.text ?? '',
        line,
      };
    case 'ternary_expression':
      return {
        kind: 'choice',
        test: field('condition'),
        yes: field('consequence'),
        no: field('alternative'),
        line,
      };
    case 'call_expression': {
      const called = field('function');
      const given = namedOf(node.childForFieldName('arguments') ?? node).map(expressionOf);
      return called.kind === 'member'
        ? { kind: 'call', of: called.of, name: called.name, arguments: given, line }
        : { kind: 'call', name: called.kind === 'name' ? called.name : '', arguments: given, line };
    }
    case 'lambda_expression': {
      const [names] = parts;
      const list = names?.type === 'parenthesized_expression' ? namedOf(names) : names ? [names] : [];
      return { kind: 'lambda', names: list.map(({ text }) => text), body: last(node), line };
    }
    case 'for_statement': {
      const body = node.childForFieldName('body');
      const [variables, list] = parts;
      const names =
        variables?.type === 'for_loop_parameters' ? namedOf(variables) : variables ? [variables] : [];
      return {
        kind: 'loop',
        names: names.map(({ text }) => text),
        list: expressionOf(list ?? node),
        body: expressionOf(body ?? node),
        line,
      };
    }
    case 'if_statement':
      return { kind: 'when', test: expressionOf(child(node, 0)), body: last(node), line };
    case 'unary_expression':
      return { kind: 'operation', operator: node.child(0)?.text ?? '', operands: [field('argument')], line };
    case 'binary_expression':
      return {
        kind: 'operation',
        operator: node.children.find((part) => part !== null && !part.isNamed)?.text ?? '',
        operands: [field('left'), field('right')],
        line,
      };
    default:
      return { kind: 'operation', operator: node.type, operands: parts.map(expressionOf), line };
  }
}

function entryOf(property: Node): Entry[] {
  const [key, value] = namedOf(property);
  if (key === undefined || value === undefined || key.type === 'resource_declaration') return [];
  const name = key.type === 'string' ? textOf(key) : undefined;
  const literal = name === undefined ? key.text : name.kind === 'text' ? name.value : undefined;
  return [{ key: literal ?? (name as Expression), value: expressionOf(value), line: lineOf(property) }];
}

const ESCAPES: Readonly<Record<string, string>> = { '\\n': '\n', '\\t': '\t', '\\r': '\r' };

function textOf(node: Node): Expression {
  const line = lineOf(node);
  const parts: Expression[] = [];
  let text = '';
  for (const part of namedOf(node)) {
    if (part.type === 'interpolation') {
      if (text !== '') parts.push({ kind: 'text', value: text, line });
      text = '';
      parts.push(expressionOf(child(part, 0)));
    } else text += part.type === 'escape_sequence' ? (ESCAPES[part.text] ?? part.text.slice(1)) : part.text;
  }
  if (parts.length === 0) return { kind: 'text', value: text, line };
  if (text !== '') parts.push({ kind: 'text', value: text, line });
  return { kind: 'template', parts, line };
}

function namedOf(node: Node): Node[] {
  return node.namedChildren.filter((part): part is Node => part !== null && part.type !== 'comment');
}

function child(node: Node, index: number): Node {
  const found = namedOf(node)[index];
  if (found === undefined) throw new Error(`line ${lineOf(node)}: ${node.type} is cut short`);
  return found;
}

function last(node: Node): Expression {
  const found = namedOf(node).at(-1);
  if (found === undefined) throw new Error(`line ${lineOf(node)}: ${node.type} is cut short`);
  return expressionOf(found);
}

function lineOf(node: Node): number {
  return node.startPosition.row + 1;
}
