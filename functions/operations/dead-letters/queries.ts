import type { HttpRequest } from '@azure/functions';
import type { Fault } from '../../../shared/contracts/parse.ts';

const DEFAULT_LIMIT = 50;
const MAX_LIMIT = 200;

export const PAGE = {
  limit: {
    description: `How many at most; ${DEFAULT_LIMIT} when left out.`,
    schema: { type: 'integer', minimum: 1, maximum: MAX_LIMIT, maxLength: 10 },
  },
  continuationToken: {
    description: 'As the page before gave it, to go on behind it.',
    schema: { type: 'string', maxLength: 2_000 },
  },
} as const;

export function given(request: HttpRequest, name: string): string | undefined {
  const value = request.query.get(name) ?? '';
  return value === '' ? undefined : value;
}

/** undefined: it is no number of that kind. */
export function limitOf(request: HttpRequest): number | undefined {
  const limit = Number(given(request, 'limit') ?? DEFAULT_LIMIT);
  return Number.isInteger(limit) && limit >= 1 && limit <= MAX_LIMIT ? limit : undefined;
}

export const BAD_LIMIT: Fault = {
  pointer: '/limit',
  text: `must be a whole number from 1 to ${MAX_LIMIT}`,
  keyword: 'query',
};

/** Whether it is only asked what would be done; undefined: it says neither. */
export function dryRunOf(request: HttpRequest): boolean | undefined {
  switch (given(request, 'dryRun')) {
    case undefined:
    case 'true':
      return true;
    case 'false':
      return false;
    default:
      return undefined;
  }
}

export const BAD_DRY_RUN: Fault = { pointer: '/dryRun', text: 'must be true or false', keyword: 'query' };
