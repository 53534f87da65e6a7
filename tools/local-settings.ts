import { existsSync, readFileSync } from 'node:fs';
import { BadArguments } from './arguments.ts';

// Texts are found first, so that what looks like a comment within one stays.
const TEXT_OR_COMMENT = /"(?:[^"\\]|\\.)*"|\/\/[^\n]*|\/\*[\s\S]*?\*\//g;

/** `Values` of a local.settings.json, which may have comments; none where there is no such file. */
export function localSettings(file: string): Readonly<Record<string, string>> {
  if (!existsSync(file)) return {};
  let settings: unknown;
  try {
    const text = readFileSync(file, 'utf8').replace(/^\uFEFF/, '');
    settings = JSON.parse(text.replace(TEXT_OR_COMMENT, (found) => (found.startsWith('"') ? found : '')));
  } catch (error) {
    throw new BadArguments(`${file} is not JSON: ${(error as Error).message}`);
  }
  return (settings as { Values?: Record<string, string> } | null)?.Values ?? {};
}
