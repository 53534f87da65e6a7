/** Reads the Dockerfile and lays the app out as the image has it. */
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join, posix } from 'node:path';
import { bundleApp } from '../../build/bundle-app.ts';
import { buildSite } from '../../build/site.ts';

export const ROOT = join(import.meta.dirname, '../..');
const APP_FOLDER = '/home/site/wwwroot';

export interface Instruction {
  readonly name: string;
  readonly text: string;
}

/** The instructions of a Dockerfile, in order; comments gone, continued lines joined. */
export function instructionsOf(dockerfile: string): Instruction[] {
  return dockerfile
    .replace(/^\s*#.*\n/gm, '')
    .replace(/\\\n\s*/g, '')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const [name = '', ...words] = line.trim().split(/\s+/);
      return { name: name.toUpperCase(), text: words.join(' ') };
    });
}

export const dockerfile = (): Instruction[] => instructionsOf(readFileSync(join(ROOT, 'Dockerfile'), 'utf8'));

/** What COPY takes from the context, and the absolute path it gets in the image. */
export function copiedFiles(instructions: readonly Instruction[]): { from: string; to: string }[] {
  let folder = '/';
  const files: { from: string; to: string }[] = [];
  for (const { name, text } of instructions) {
    if (name === 'WORKDIR') folder = posix.resolve(folder, text);
    if (name !== 'COPY') continue;
    const words = text.split(' ').filter((word) => !word.startsWith('--'));
    const target = words.pop() ?? '';
    for (const from of words) {
      const inside = target.endsWith('/') ? posix.join(target, basename(from)) : target;
      files.push({ from, to: posix.resolve(folder, inside) });
    }
  }
  return files;
}

/** Puts the files of the image's app folder, and nothing else, into `folder`; the bundle is made anew. */
export async function layOutImage(folder: string): Promise<void> {
  const site = mkdtempSync(join(tmpdir(), 'image-site-'));
  await buildSite(site);
  for (const { from, to } of copiedFiles(dockerfile())) {
    const target = join(folder, posix.relative(APP_FOLDER, to));
    mkdirSync(dirname(target), { recursive: true });
    if (from === 'dist/main.cjs') await bundleApp(join(ROOT, 'functions/main.ts'), target);
    else if (from.startsWith('dist/site/')) cpSync(join(site, basename(from)), target);
    else cpSync(join(ROOT, from), target);
  }
  rmSync(site, { recursive: true });
}
