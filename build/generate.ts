/**
 * schemas/*.json → types and standalone validators in shared/contracts/generated; with the contracts of the HTTP
 * endpoints → the OpenAPI document there.
 * `node build/generate.ts` writes them; `--check` fails when what is there differs.
 */
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import Ajv2020 from 'ajv/dist/2020.js';
import standalone from 'ajv/dist/standalone/index.js';
import { build } from 'esbuild';
import { compile } from 'json-schema-to-typescript';
import { flag, program } from '../tools/arguments.ts';
import { openApiDocument } from './openapi/document.ts';
import { readEndpoints } from './openapi/endpoints.ts';

interface NamedSchema {
  readonly $id: string;
  readonly title: string;
  readonly examples: readonly unknown[];
}

const root = join(import.meta.dirname, '..');
const schemaDir = join(root, 'schemas');
const outputDir = join(root, 'shared/contracts/generated');

await program(
  {
    usage: 'npm run generate [-- --check]',
    about:
      'Types, validators and the OpenAPI document in shared/contracts/generated, from schemas/ and the endpoints.',
    options: { check: flag('writes nothing; fails when what is there differs') },
  },
  async ({ check }) => {
    const schemas = await readSchemas();
    const files: Record<string, string> = {
      'types.ts': await typesOf(schemas),
      'validators.js': await validatorsOf(schemas),
      'validators.d.ts': declarations(),
      'openapi.json': await openApi(schemas),
    };
    return await (check ? compare(files) : write(files));
  },
);

async function write(files: Readonly<Record<string, string>>): Promise<number> {
  await mkdir(outputDir, { recursive: true });
  for (const [name, text] of Object.entries(files)) await writeFile(join(outputDir, name), text);
  return 0;
}

async function compare(files: Readonly<Record<string, string>>): Promise<number> {
  const stale: string[] = [];
  for (const [name, text] of Object.entries(files)) {
    if ((await readFile(join(outputDir, name), 'utf8').catch(() => '')) !== text) stale.push(name);
  }
  if (stale.length === 0) return 0;
  console.error(`Stale: shared/contracts/generated/{${stale.join(',')}}. Run: npm run generate`);
  return 1;
}

async function readSchemas(): Promise<NamedSchema[]> {
  const names = (await readdir(schemaDir)).filter((name) => name.endsWith('.json')).sort();
  const read: NamedSchema[] = [];
  for (const name of names) {
    const schema = JSON.parse(await readFile(join(schemaDir, name), 'utf8')) as NamedSchema;
    if (schema.$id !== name || !schema.title || !Array.isArray(schema.examples)) {
      throw new Error(`schemas/${name} needs $id "${name}", a title and examples`);
    }
    read.push(schema);
  }
  return read;
}

async function typesOf(all: readonly NamedSchema[]): Promise<string> {
  // One schema that refers to all: each type is then declared once.
  const text = await compile(
    {
      $id: 'contracts.json',
      title: 'Contracts',
      type: 'object',
      required: all.map((schema) => schema.title),
      properties: Object.fromEntries(all.map((schema) => [schema.title, { $ref: schema.$id }])),
    },
    'Contracts',
    {
      additionalProperties: false,
      bannerComment: '/** Generated from schemas/ by build/generate.ts. */',
      cwd: `${schemaDir}/`,
      style: { singleQuote: true },
    },
  );
  return text;
}

async function validatorsOf(all: readonly NamedSchema[]): Promise<string> {
  const ajv = new Ajv2020.default({
    allErrors: true,
    discriminator: true,
    strict: true,
    strictTypes: false,
    code: { source: true, esm: true, lines: true },
    schemas: [...all],
  });
  for (const schema of all) checkExamples(ajv, schema);
  const exported = Object.fromEntries(all.map((schema) => [schema.title, schema.$id]));
  const table = `export const validators = { ${all.map((schema) => schema.title).join(', ')} };`;
  // ajv's code requires small helpers from the ajv package; they are taken in, so that the app has no such dependency.
  const bundled = await build({
    stdin: { contents: `${standalone.default(ajv, exported)}\n${table}`, resolveDir: root, loader: 'js' },
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'neutral',
    target: 'node20',
    minifySyntax: true,
    minifyIdentifiers: true,
    legalComments: 'none',
  });
  return `// Generated from schemas/ by build/generate.ts.\n${bundled.outputFiles[0]?.text ?? ''}`;
}

function checkExamples(ajv: InstanceType<typeof Ajv2020.default>, schema: NamedSchema): void {
  for (const example of schema.examples) {
    if (ajv.validate(schema.$id, example)) continue;
    throw new Error(`An example of schemas/${basename(schema.$id)} is not valid: ${ajv.errorsText()}`);
  }
}

async function openApi(all: readonly NamedSchema[]): Promise<string> {
  const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as { version: string };
  return `${JSON.stringify(openApiDocument(await readEndpoints(), all, version), null, 2)}\n`;
}

function declarations(): string {
  return `/** Generated from schemas/ by build/generate.ts. */
import type { Contracts } from './types.ts';

export interface ValidationError {
  instancePath: string;
  keyword: string;
  params: Record<string, unknown>;
  message?: string;
}
export interface Validator {
  (value: unknown): boolean;
  errors?: ValidationError[] | null;
}
export const validators: Readonly<Record<keyof Contracts, Validator>>;
`;
}
