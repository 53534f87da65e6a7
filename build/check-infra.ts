/**
 * `npm run check:infra`: what a machine can say of infra/, the workflows and the image without a cloud. Offline by
 * default; `--types FOLDER` confirms the templates against a checkout of github.com/Azure/bicep-types-az and writes
 * the record that the offline run compares with.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { show } from './check-infra/findings.ts';
import { readProgram } from './check-infra/program.ts';
import { checkDefaults, checkSymbols } from './check-infra/symbols.ts';
import { confirmTypes } from './check-infra/type-index.ts';
import { checkTypes, RECORD_FILE } from './check-infra/type-record.ts';
import { readFiles } from './check-infra/workspace.ts';

const root = join(import.meta.dirname, '..');
const { values } = parseArgs({ options: { types: { type: 'string' }, source: { type: 'string' } } });
const program = await readProgram(readFiles(root));
const findings = [...program.syntaxFindings, ...checkSymbols(program), ...checkDefaults(program)];
if (values.types !== undefined) {
  const { record, findings: confirmed } = confirmTypes(program, values.types, values.source ?? 'unnamed');
  findings.push(...confirmed);
  if (confirmed.length === 0) writeFileSync(join(root, RECORD_FILE), `${JSON.stringify(record, null, 2)}\n`);
} else findings.push(...checkTypes(program));
for (const finding of findings) console.log(show(finding));
console.log(`${program.templates.size} templates, ${findings.length} findings`);
process.exitCode = findings.length > 0 ? 1 : 0;
