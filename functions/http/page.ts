import { createHash } from 'node:crypto';
import type { HttpResponseInit } from '@azure/functions';

/** Sources that a page needs beside its own inline script and style, by directive. */
export type Sources = Readonly<
  Partial<Record<'script-src' | 'style-src' | 'img-src' | 'connect-src', string>>
>;

const policies = new Map<string, string>();

/** A page that may do what is named here, and nothing else; its inline script and style are allowed by their hash. */
export function pageAnswer(page: string, sources: Sources = {}): HttpResponseInit {
  let policy = policies.get(page);
  if (policy === undefined) {
    policy = policyOf(page, sources);
    policies.set(page, policy);
  }
  return {
    status: 200,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': policy,
      ...SAFE,
      'cache-control': 'no-cache',
      vary: 'accept',
    },
    body: page,
  };
}

/** For everything a browser may be led to. */
export const SAFE = { 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer' } as const;

function policyOf(page: string, sources: Sources): string {
  const directive = (name: keyof Sources, ...given: (string | undefined)[]) => {
    const allowed = [...given, sources[name]].filter((source) => source !== undefined);
    return allowed.length === 0 ? [] : [`${name} ${allowed.join(' ')}`];
  };
  return [
    "default-src 'none'",
    ...directive('connect-src'),
    ...directive('img-src'),
    ...directive('script-src', hashOf(page, 'script')),
    ...directive('style-src', hashOf(page, 'style')),
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}

function hashOf(page: string, element: 'script' | 'style'): string | undefined {
  const inside = new RegExp(`<${element}>([\\s\\S]*?)</${element}>`).exec(page)?.[1];
  return inside === undefined
    ? undefined
    : `'sha256-${createHash('sha256').update(inside).digest('base64')}'`;
}
