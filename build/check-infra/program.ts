import { posix } from 'node:path';
import { bicepParser } from './bicep.ts';
import type { Files, Finding } from './findings.ts';
import type { Expression, ModuleCall, Template } from './syntax.ts';

/** All templates, and the ways from one to another. */
export interface Program {
  readonly files: Files;
  readonly templates: ReadonlyMap<string, Template>;
  readonly syntaxFindings: readonly Finding[];
  /** The template with this name; it is there, or the program is not ours. */
  get(file: string): Template;
  /** The template a module call leads to. */
  moduleOf(from: Template, call: ModuleCall): Template | undefined;
  /** What loadJsonContent gives. */
  json(from: Template, call: Expression): unknown;
}

let parser: ReturnType<typeof bicepParser> | undefined;
// A mutation changes one file of many: the others need no second parsing.
const parsed = new Map<string, ReturnType<Awaited<ReturnType<typeof bicepParser>>>>();

export async function readProgram(files: Files): Promise<Program> {
  parser ??= bicepParser();
  const parse = await parser;
  const templates = new Map<string, Template>();
  const syntaxFindings: Finding[] = [];
  for (const [file, text] of files) {
    if (!file.endsWith('.bicep')) continue;
    const known = parsed.get(`${file}\n${text}`) ?? parse(file, text);
    parsed.set(`${file}\n${text}`, known);
    const { template, findings } = known;
    templates.set(file, template);
    syntaxFindings.push(...findings);
  }
  const beside = (from: Template, path: string) => posix.join(posix.dirname(from.file), path);
  return {
    files,
    templates,
    syntaxFindings,
    get(file) {
      const template = templates.get(file);
      if (template === undefined) throw new Error(`${file} is not there`);
      return template;
    },
    moduleOf: (from, call) => templates.get(beside(from, call.path)),
    json(from, call) {
      if (call.kind !== 'call' || call.name !== 'loadJsonContent') return undefined;
      const [path, pointer] = call.arguments;
      const text = path?.kind === 'text' ? files.get(beside(from, path.value)) : undefined;
      if (text === undefined) return undefined;
      const whole: unknown = JSON.parse(text);
      return pointer?.kind === 'text' ? pointed(whole, pointer.value) : whole;
    },
  };
}

/** `$.a.b` in a JSON value. */
function pointed(value: unknown, pointer: string): unknown {
  return pointer
    .split('.')
    .slice(1)
    .reduce((at: unknown, key) => (at as Record<string, unknown> | undefined)?.[key], value);
}
