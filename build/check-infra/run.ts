import type { ListedFunction } from '../../tools/scaling-rules.ts';
import { checkAlerts } from './alerts.ts';
import { checkCompiled } from './compiled.ts';
import { checkDocuments } from './documents.ts';
import type { Files, Finding } from './findings.ts';
import { checkLake } from './lake.ts';
import { checkNames } from './names.ts';
import { checkParameterFiles } from './parameters.ts';
import { type Program, readProgram } from './program.ts';
import { checkRoles } from './roles.ts';
import { checkSecurity } from './security.ts';
import { checkDefaults, checkSymbols } from './symbols.ts';
import { checkTypes } from './type-record.ts';
import { checkUpkeep } from './upkeep.ts';
import { checkWiring } from './wiring.ts';

/** Everything but the confirmation of types, which wants the index. A file that does not parse hides the rest. */
export async function checkInfra(
  files: Files,
  functions: readonly ListedFunction[],
): Promise<{ program: Program; findings: readonly Finding[] }> {
  const program = await readProgram(files);
  if (program.syntaxFindings.length > 0) return { program, findings: program.syntaxFindings };
  const checks = [
    checkSymbols,
    checkDefaults,
    checkTypes,
    checkSecurity,
    checkRoles,
    checkUpkeep,
    checkNames,
    checkLake,
    checkAlerts,
    checkParameterFiles,
    checkCompiled,
  ];
  const findings = [
    ...checks.flatMap((check) => check(program)),
    ...checkWiring(program, functions),
    ...checkDocuments(files),
  ];
  return { program, findings };
}
