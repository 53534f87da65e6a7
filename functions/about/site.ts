import { readFile } from 'node:fs/promises';
import type { HttpResponseInit } from '@azure/functions';
import { problem } from '../http/answers.ts';
import { SAFE } from '../http/page.ts';

/** Files that the build lays beside the bundle, by their names there. */
export type SiteFile = 'openapi.json' | 'problems.html' | 'swagger-ui.css' | 'swagger-ui-bundle.js';

/** undefined: the bundle stands alone, as in tests. */
export async function siteFile(name: SiteFile): Promise<Buffer | undefined> {
  try {
    return await readFile(new URL(`./site/${name}`, import.meta.url));
  } catch (error) {
    if ((error as { code?: unknown }).code === 'ENOENT') return undefined;
    throw error;
  }
}

export async function siteAnswer(name: SiteFile, contentType: string): Promise<HttpResponseInit> {
  const body = await siteFile(name);
  if (body === undefined) return noSuchFile();
  return {
    status: 200,
    headers: { 'content-type': contentType, ...SAFE, 'cache-control': 'no-cache' },
    body,
  };
}

export function noSuchFile(): HttpResponseInit {
  return problem({ code: 'not-found', detail: 'There is no such file.' });
}
