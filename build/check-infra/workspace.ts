import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

const SINGLE = /^(\.funcignore|azure\.yaml|host\.json|local\.settings\.sample\.json|package\.json)$/;

/** The files the checks look at. */
export function readFiles(root: string): Map<string, string> {
  const files = new Map<string, string>();
  const add = (path: string) =>
    files.set(relative(root, path).replaceAll('\\', '/'), readFileSync(path, 'utf8'));
  for (const entry of readdirSync(root, { withFileTypes: true })) {
    if (entry.isFile() && SINGLE.test(entry.name)) add(join(root, entry.name));
    if (!entry.isDirectory() || entry.name !== 'infra') continue;
    for (const inner of readdirSync(join(root, entry.name), { recursive: true, withFileTypes: true })) {
      if (inner.isFile()) add(join(inner.parentPath, inner.name));
    }
  }
  return files;
}
