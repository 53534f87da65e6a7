/**
 * `npm run check:infra`: what a machine can say of infra/ without a cloud. `--types FOLDER --source TEXT` confirms
 * the templates against a checkout of github.com/Azure/bicep-types-az and writes the record that every other run
 * compares with. `--compiled COMPILER` records what infra/azuredeploy.json was just compiled from, and by what.
 */
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { program } from '../tools/arguments.ts';
import type { ListedFunction } from '../tools/scaling-rules.ts';
import { recordCompiled, SOURCES_FILE } from './check-infra/compiled.ts';
import { show } from './check-infra/findings.ts';
import { readProgram } from './check-infra/program.ts';
import { checkInfra } from './check-infra/run.ts';
import { confirmTypes } from './check-infra/type-index.ts';
import { RECORD_FILE } from './check-infra/type-record.ts';
import { readFiles } from './check-infra/workspace.ts';

const root = join(import.meta.dirname, '..');

const given = (describe: string, value: string) => ({
  describe,
  value,
  read: (text: string) => text,
  fallback: undefined,
});

await program(
  {
    usage: 'npm run check:infra -- [--types FOLDER --source TEXT] [--compiled COMPILER]',
    about:
      'What a machine can say of infra/ without a cloud (docs/deploy.md, "What was checked"). Exit code 1 when it finds\n' +
      'something.',
    options: {
      types: given(
        'first confirms the templates against a checkout of github.com/Azure/bicep-types-az',
        'FOLDER',
      ),
      source: given('with --types: where that came from, "… at COMMIT"', 'TEXT'),
      compiled: given('first records that this compiler wrote infra/azuredeploy.json just now', 'COMPILER'),
    },
  },
  async ({ types, source, compiled }) => {
    if (types !== undefined) {
      const { record, findings } = confirmTypes(await readProgram(readFiles(root)), types, source ?? '');
      for (const finding of findings) console.log(show(finding));
      if (findings.length > 0) return 1;
      writeFileSync(join(root, RECORD_FILE), `${JSON.stringify(record, null, 2)}\n`);
      console.log(`${Object.keys(record.types).length} types confirmed against ${record.source}`);
    }
    if (compiled !== undefined) {
      const record = recordCompiled(await readProgram(readFiles(root)), compiled);
      writeFileSync(join(root, SOURCES_FILE), `${JSON.stringify(record, null, 2)}\n`);
      console.log(`${Object.keys(record.sources).length} sources recorded in ${SOURCES_FILE}`);
    }

    const functions = JSON.parse(
      execFileSync(process.execPath, [join(root, 'build/list-functions.ts')], { encoding: 'utf8' }),
    ) as ListedFunction[];
    const { program: templates, findings } = await checkInfra(readFiles(root), functions);
    for (const finding of findings) console.log(show(finding));
    console.log(
      `infra: ${templates.templates.size} templates, ${functions.length} functions, ${findings.length} findings`,
    );
    return findings.length > 0 || templates.templates.size === 0 ? 1 : 0;
  },
);
