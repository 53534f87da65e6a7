import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { renderMarkdown } from './markdown.ts';

const root = join(import.meta.dirname, '..');
const SWAGGER_UI = dirname(fileURLToPath(import.meta.resolve('swagger-ui-dist/package.json')));

/** Lays the files that the app serves into `folder`, which belongs beside its bundle under the name `site`. */
export async function buildSite(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  await Promise.all([
    ...['swagger-ui.css', 'swagger-ui-bundle.js'].map((name) =>
      copyFile(join(SWAGGER_UI, name), join(folder, name)),
    ),
    writeFile(join(folder, 'openapi.json'), await openApiDocument()),
    writeFile(join(folder, 'problems.html'), await problemsPage()),
  ]);
}

async function openApiDocument(): Promise<string> {
  const text = await readFile(join(root, 'shared/contracts/generated/openapi.json'), 'utf8');
  return JSON.stringify(JSON.parse(text));
}

async function problemsPage(): Promise<string> {
  const markdown = await readFile(join(root, 'docs/problems.md'), 'utf8');
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Tillstream: problems</title>
<link rel="icon" href="data:,">
<style>body { max-width: 44rem; margin: 2rem auto; padding: 0 1rem; font: 1rem/1.5 sans-serif }
h2 { margin-top: 2.5rem } :target { background: #ffe9a8 } code { font-size: 0.95em }</style>
</head>
<body>
${renderMarkdown(markdown)}
</body>
</html>
`;
}
