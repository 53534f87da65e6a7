import { createHash } from 'node:crypto';
import { posix } from 'node:path';
import type { Finding } from './findings.ts';
import type { Program } from './program.ts';
import { expressionsOf, type Template } from './syntax.ts';

/** What the button of the README opens: the compiler's output, and nobody's handiwork. */
const COMPILED_FILE = 'infra/azuredeploy.json';
export const SOURCES_FILE = 'infra/azuredeploy.sources.json';
const ENTRY = 'infra/app.bicep';

/** What a compiled template was made of, by hash. `check:infra -- --compiled COMPILER` writes it. */
export interface CompiledRecord {
  readonly compiler: string;
  /** The compiled template, as the compiler left it. */
  readonly template: string;
  readonly sources: Readonly<Record<string, string>>;
}

/** The record of the compiled template that is there. */
export function recordCompiled(program: Program, compiler: string): CompiledRecord {
  const text = program.files.get(COMPILED_FILE);
  if (text === undefined) throw new Error(`${COMPILED_FILE} is not there`);
  return { compiler, template: hash(text), sources: sourcesOf(program) };
}

/** The compiled template is what the compiler wrote, and its sources are as they were then. */
export function checkCompiled(program: Program): Finding[] {
  const report = (code: string, file: string, message: string): Finding => ({ code, file, line: 0, message });
  const text = program.files.get(COMPILED_FILE);
  const recorded = program.files.get(SOURCES_FILE);
  if (text === undefined) return [report('not-compiled', COMPILED_FILE, 'is not there')];
  if (recorded === undefined) return [report('not-compiled', SOURCES_FILE, 'is not there')];
  const record = JSON.parse(recorded) as CompiledRecord;
  const now = sourcesOf(program);
  const findings = [...new Set([...Object.keys(now), ...Object.keys(record.sources)])]
    .filter((source) => now[source] !== record.sources[source])
    .map((source) =>
      report('stale', COMPILED_FILE, `${source} is not as it was compiled: compile again (docs/deploy.md)`),
    );
  if (hash(text) !== record.template) {
    findings.push(report('not-of-the-compiler', COMPILED_FILE, 'was changed after it was compiled'));
  }
  return findings;
}

/** Hashes of all that the entry is compiled from: of templates the text, of a JSON file the value that is loaded. */
function sourcesOf(program: Program): Record<string, string> {
  const found = new Map<string, string>();
  const visit = (template: Template): void => {
    if (found.has(template.file)) return;
    found.set(template.file, hash(program.files.get(template.file) ?? ''));
    for (const expression of expressionsOf(template)) {
      if (expression.kind !== 'call' || !/^load\w+$/.test(expression.name)) continue;
      const [path, pointer] = expression.arguments.map((one) => (one.kind === 'text' ? one.value : ''));
      const file = posix.join(posix.dirname(template.file), path ?? '');
      const value =
        expression.name === 'loadJsonContent'
          ? JSON.stringify(program.json(template, expression))
          : program.files.get(file);
      found.set(pointer === undefined ? file : `${file} ${pointer}`, hash(value ?? ''));
    }
    for (const call of template.modules) {
      const target = program.moduleOf(template, call);
      if (target !== undefined) visit(target);
    }
  };
  visit(program.get(ENTRY));
  return Object.fromEntries([...found].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** The same on a checkout with other ends of lines. */
function hash(text: string): string {
  return createHash('sha256').update(text.replaceAll('\r\n', '\n')).digest('hex');
}
