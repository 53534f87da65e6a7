/**
 * `npm run check:infra`: what a machine can say of infra/ without a cloud. `--types FOLDER --source TEXT` confirms
 * the templates against a checkout of github.com/Azure/bicep-types-az and writes the record that every other run
 * compares with. `--compiled COMPILER` records what infra/azuredeploy.json was just compiled from, and by what.
 */
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { ListedFunction } from '../tools/scaling-rules.ts';
import { recordCompiled, SOURCES_FILE } from './check-infra/compiled.ts';
import { show } from './check-infra/findings.ts';
import { readProgram } from './check-infra/program.ts';
import { checkInfra } from './check-infra/run.ts';
import { confirmTypes } from './check-infra/type-index.ts';
import { RECORD_FILE } from './check-infra/type-record.ts';
import { readFiles } from './check-infra/workspace.ts';

const root = join(import.meta.dirname, '..');
const { values } = parseArgs({
  options: { types: { type: 'string' }, source: { type: 'string' }, compiled: { type: 'string' } },
});
if (values.types !== undefined) {
  const { record, findings } = confirmTypes(
    await readProgram(readFiles(root)),
    values.types,
    values.source ?? '',
  );
  for (const finding of findings) console.log(show(finding));
  if (findings.length > 0) process.exit(1);
  writeFileSync(join(root, RECORD_FILE), `${JSON.stringify(record, null, 2)}\n`);
  console.log(`${Object.keys(record.types).length} types confirmed against ${record.source}`);
}
if (values.compiled !== undefined) {
  const record = recordCompiled(await readProgram(readFiles(root)), values.compiled);
  writeFileSync(join(root, SOURCES_FILE), `${JSON.stringify(record, null, 2)}\n`);
  console.log(`${Object.keys(record.sources).length} sources recorded in ${SOURCES_FILE}`);
}

const functions = JSON.parse(
  execFileSync(process.execPath, [join(root, 'build/list-functions.ts')], { encoding: 'utf8' }),
) as ListedFunction[];
const { program, findings } = await checkInfra(readFiles(root), functions);
for (const finding of findings) console.log(show(finding));
console.log(
  `infra: ${program.templates.size} templates, ${functions.length} functions, ${findings.length} findings`,
);
process.exitCode = findings.length > 0 || program.templates.size === 0 ? 1 : 0;
