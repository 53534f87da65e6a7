import type { Finding } from './findings.ts';
import type { Program } from './program.ts';
import {
  type Expression,
  expressionsOf,
  type ModuleCall,
  objectOf,
  type Parameter,
  type Template,
  valueAt,
} from './syntax.ts';

/** Functions of Bicep that the templates may call; another one is looked up before it is put here. */
const FUNCTIONS = new Set([
  ...['concat', 'contains', 'empty', 'environment', 'filter', 'flatten', 'guid', 'items', 'join', 'json'],
  ...[
    'length',
    'map',
    'max',
    'min',
    'newGuid',
    'range',
    'resourceGroup',
    'startsWith',
    'string',
    'subscription',
    'subscriptionResourceId',
    'tenant',
  ],
  ...['union', 'uniqueString', 'utcNow', 'loadJsonContent', 'loadTextContent'],
]);
const DECORATORS = new Set([
  ...[
    'description',
    'allowed',
    'minValue',
    'maxValue',
    'minLength',
    'maxLength',
    'secure',
    'onlyIfNotExists',
  ],
]);

/** Every name leads to a declaration, every module gets what it wants, and nothing is declared for nobody. */
export function checkSymbols(program: Program): Finding[] {
  return [...program.templates.values()].flatMap((template) => checkTemplate(program, template));
}

function checkTemplate(program: Program, template: Template): Finding[] {
  const findings: Finding[] = [];
  const report = (code: string, line: number, message: string) =>
    findings.push({ code, file: template.file, line, message });

  const declared = new Map<string, number>();
  const { parameters, variables, resources, modules, outputs } = template;
  for (const { name, line } of [...parameters, ...variables, ...resources, ...modules]) {
    if (declared.has(name)) report('declared-twice', line, `${name} is declared twice`);
    declared.set(name, line);
  }
  const outputNames = outputs.map(({ name }) => name);
  if (new Set(outputNames).size < outputNames.length)
    report('declared-twice', 0, 'an output is declared twice');

  const used = new Set<string>();
  const walk = (expression: Expression, local: ReadonlySet<string>): void => {
    switch (expression.kind) {
      case 'name':
        used.add(expression.name);
        if (!local.has(expression.name) && !declared.has(expression.name)) {
          report('unknown-symbol', expression.line, `${expression.name} is not declared`);
        }
        break;
      case 'loop':
        walk(expression.list, local);
        walk(expression.body, new Set([...local, ...expression.names]));
        break;
      case 'lambda':
        walk(expression.body, new Set([...local, ...expression.names]));
        break;
      case 'call':
        if (expression.of === undefined && !FUNCTIONS.has(expression.name)) {
          report('unknown-function', expression.line, `no function ${expression.name} is known here`);
        }
        checkLoaded(program, template, expression, report);
        for (const part of [...(expression.of ? [expression.of] : []), ...expression.arguments])
          walk(part, local);
        break;
      case 'object':
        for (const { key, value } of expression.entries) {
          if (typeof key !== 'string') walk(key, local);
          walk(value, local);
        }
        for (const { body } of expression.nested) walk(body, local);
        break;
      default:
        checkMember(program, template, expression, report);
        for (const part of childrenOf(expression)) walk(part, local);
    }
  };
  const none: ReadonlySet<string> = new Set();
  for (const { fallback, decorators, line } of parameters) {
    if (fallback !== undefined) walk(fallback, none);
    for (const { name } of decorators) {
      if (!DECORATORS.has(name)) report('unknown-decorator', line, `@${name} is not known here`);
    }
  }
  for (const { name, line } of resources.flatMap(({ decorators, line }) =>
    decorators.map((one) => ({ ...one, line })),
  )) {
    if (!DECORATORS.has(name)) report('unknown-decorator', line, `@${name} is not known here`);
  }
  for (const { value } of [...variables, ...outputs]) walk(value, none);
  const nested = new Set(
    resources.flatMap(({ body }) => objectOf(body)?.nested ?? []).map(({ name }) => name),
  );
  for (const { name, body } of [...resources, ...modules]) if (!nested.has(name)) walk(body, none);

  for (const { name, line } of [...parameters, ...variables]) {
    if (!used.has(name)) report('unused', line, `nobody uses ${name}`);
  }
  for (const { name, decorators, line } of parameters) {
    const entry = template.file === 'infra/app.bicep' || template.file === 'infra/main.bicep';
    if (entry && !decorators.some(({ name }) => name === 'description')) {
      report('no-description', line, `${name}: whoever clicks wants to know what it is for`);
    }
  }
  for (const call of modules) checkModuleCall(program, template, call, report);
  return findings;
}

type Report = (code: string, line: number, message: string) => void;

function childrenOf(expression: Expression): readonly Expression[] {
  switch (expression.kind) {
    case 'template':
      return expression.parts;
    case 'array':
      return expression.items;
    case 'member':
    case 'nested':
      return [expression.of];
    case 'index':
      return [expression.of, expression.at];
    case 'choice':
      return [expression.test, expression.yes, expression.no];
    case 'when':
      return [expression.test, expression.body];
    case 'operation':
      return expression.operands;
    default:
      return [];
  }
}

function checkLoaded(program: Program, template: Template, call: Expression, report: Report): void {
  if (call.kind !== 'call' || !/^load(Json|Text)Content$/.test(call.name)) return;
  const path = call.arguments[0];
  const folder = template.file.split('/').slice(0, -1);
  const steps = path?.kind === 'text' ? path.value.split('/') : [];
  for (const step of steps) {
    if (step === '..') folder.pop();
    else folder.push(step);
  }
  if (!program.files.has(folder.join('/')))
    report('no-such-file', call.line, `${folder.join('/')} is not there`);
  else if (call.name === 'loadJsonContent' && program.json(template, call) === undefined) {
    report('no-such-property', call.line, `${folder.join('/')} has no such value`);
  }
}

/** outputs.x of a module, x of a variable that is an object, x of a JSON file. */
function checkMember(program: Program, template: Template, expression: Expression, report: Report): void {
  if (expression.kind === 'nested') {
    const found = template.resources.some(({ name }) => name === expression.name);
    if (!found) report('unknown-symbol', expression.line, `no resource ${expression.name} is nested there`);
  }
  if (expression.kind !== 'member') return;
  const { of, name, line } = expression;
  if (of.kind === 'member' && of.name === 'outputs' && of.of.kind === 'name') {
    const owner = of.of.name;
    const call = template.modules.find((module) => module.name === owner);
    const target = call && program.moduleOf(template, call);
    if (target && !target.outputs.some((output) => output.name === name)) {
      report('unknown-output', line, `${target.file} has no output ${name}`);
    }
  }
  if (of.kind !== 'name') return;
  const variable = template.variables.find((one) => one.name === of.name)?.value;
  if (variable?.kind === 'object' && !variable.entries.some(({ key }) => key === name)) {
    report('no-such-property', line, `${of.name} has no ${name}`);
  }
  const json = variable && program.json(template, variable);
  if (typeof json === 'object' && json !== null && !(name in json)) {
    report('no-such-property', line, `${of.name} has no ${name}`);
  }
}

function checkModuleCall(program: Program, template: Template, call: ModuleCall, report: Report): void {
  const target = program.moduleOf(template, call);
  if (target === undefined) {
    report('no-such-file', call.line, `${call.path} is not there`);
    return;
  }
  const given = objectOf(valueAt(call.body, 'params') ?? call.body);
  const values = valueAt(call.body, 'params') === undefined ? [] : (given?.entries ?? []);
  for (const { key, value, line } of values) {
    const parameter = target.parameters.find(({ name }) => name === key);
    if (parameter === undefined) {
      report('unknown-parameter', line, `${target.file} has no parameter ${String(key)}`);
    } else {
      const fault = misfit(template, parameter, value);
      if (fault !== undefined) report('bad-argument', line, `${parameter.name} of ${target.file}: ${fault}`);
    }
  }
  for (const { name, fallback } of target.parameters) {
    if (fallback === undefined && !values.some(({ key }) => key === name)) {
      report('missing-parameter', call.line, `${target.file} wants ${name}`);
    }
  }
  const scope = valueAt(call.body, 'scope');
  const into = scope === undefined ? template.scope : scope.kind === 'call' ? scope.name : 'resourceGroup';
  if (target.scope !== into) report('bad-scope', call.line, `${target.file} is for a ${target.scope}`);
}

/** Why a value cannot be a parameter's, as far as a literal or another parameter tells. */
function misfit(template: Template, parameter: Parameter, value: Expression): string | undefined {
  const type = typeOf(template, value);
  if (type !== undefined && type !== parameter.type) return `is ${parameter.type}, not ${type}`;
  const allowed = allowedOf(parameter);
  const offered =
    value.kind === 'text' ? [value.value] : value.kind === 'name' ? offers(template, value.name) : [];
  const refused = allowed && offered.filter((one) => !allowed.includes(one));
  return refused !== undefined && refused.length > 0 ? `does not allow ${refused.join(', ')}` : undefined;
}

function offers(template: Template, name: string): string[] {
  const parameter = template.parameters.find((one) => one.name === name);
  return (parameter && allowedOf(parameter)) ?? [];
}

function allowedOf({ decorators }: Parameter): string[] | undefined {
  const list = decorators.find(({ name }) => name === 'allowed')?.arguments[0];
  if (list?.kind !== 'array') return undefined;
  return list.items.flatMap((item) => (item.kind === 'text' ? [item.value] : []));
}

function typeOf(template: Template, value: Expression): string | undefined {
  switch (value.kind) {
    case 'text':
    case 'template':
      return 'string';
    case 'number':
      return 'int';
    case 'boolean':
      return 'bool';
    case 'object':
    case 'array':
      return value.kind;
    case 'name': {
      const variable = template.variables.find(({ name }) => name === value.name);
      if (variable !== undefined)
        return variable.value.kind === 'name' ? undefined : typeOf(template, variable.value);
      return template.parameters.find(({ name }) => name === value.name)?.type;
    }
    case 'member': {
      const owner = value.of.kind === 'name' ? value.of.name : undefined;
      const variable = template.variables.find(({ name }) => name === owner)?.value;
      const entry =
        variable?.kind === 'object' ? variable.entries.find(({ key }) => key === value.name) : undefined;
      return entry && typeOf(template, entry.value);
    }
    default:
      return undefined;
  }
}

/** Parameters' own defaults fit their allowed values. */
export function checkDefaults(program: Program): Finding[] {
  return [...program.templates.values()].flatMap((template) =>
    template.parameters.flatMap((parameter) => {
      const { fallback, line, name } = parameter;
      const fault = fallback && misfit(template, parameter, fallback);
      return fault === undefined
        ? []
        : [{ code: 'bad-default', file: template.file, line, message: `${name} ${fault}` }];
    }),
  );
}

/** Whether an expression anywhere in a template names this symbol. */
export function mentions(template: Template, symbol: string): boolean {
  return [...expressionsOf(template)].some((part) => part.kind === 'name' && part.name === symbol);
}
