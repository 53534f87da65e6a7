import type { Finding } from './findings.ts';
import type { Program } from './program.ts';
import type { Parameter } from './syntax.ts';

/** Parameter files fit the templates they are for: names, and allowed values. */
export function checkParameterFiles(program: Program): Finding[] {
  return [...program.files].flatMap(([file, text]) => {
    if (!file.startsWith('infra/') || !file.endsWith('.parameters.json')) return [];
    const template = program.get(
      file === 'infra/main.parameters.json' ? 'infra/main.bicep' : 'infra/app.bicep',
    );
    const { parameters } = JSON.parse(text) as { parameters: Record<string, { value: unknown }> };
    const findings: Finding[] = [];
    const report = (message: string) => findings.push({ code: 'bad-argument', file, line: 0, message });
    // The service is called app as well.
    if (file === 'infra/app.parameters.json')
      report('azd would take app.bicep for what deploys the service app');
    for (const [name, { value }] of Object.entries(parameters)) {
      const parameter = template.parameters.find((one) => one.name === name);
      if (parameter === undefined) report(`${template.file} has no parameter ${name}`);
      // azd puts a value of its environment here, with what follows = in its absence.
      else if (
        !fits(parameter, typeof value === 'string' ? value.replace(/^\$\{\w+=?(.*)\}$/, '$1') : value)
      ) {
        report(`${name} cannot be ${JSON.stringify(value)}`);
      }
    }
    for (const { name, fallback } of template.parameters) {
      if (fallback === undefined && parameters[name] === undefined) report(`${template.file} wants ${name}`);
    }
    return findings;
  });
}

function fits({ type, decorators }: Parameter, value: unknown): boolean {
  const list = decorators.find(({ name }) => name === 'allowed')?.arguments[0];
  const allowed =
    list?.kind === 'array' ? list.items.map((item) => ('value' in item ? item.value : undefined)) : undefined;
  if (allowed !== undefined) return allowed.includes(value as string);
  if (type === 'int') return Number.isInteger(Number(value));
  if (type === 'bool') return value === true || value === false || value === 'true' || value === 'false';
  return type === 'object' ? typeof value === 'object' : typeof value === 'string';
}
