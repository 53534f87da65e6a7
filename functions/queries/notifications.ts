import type { HttpRequest, HttpResponseInit } from '@azure/functions';
import page from '../../web/notifications.html';
import { preferred } from '../http/accept.ts';
import { json, problem } from '../http/answers.ts';
import { answersJson, HTML, JSON_TYPE, ref, textOf } from '../http/contract.ts';
import { endpoint } from '../http/endpoint.ts';
import { pageAnswer } from '../http/page.ts';
import type { LazyApp } from '../lazy-app.ts';

const LONGEST_WAIT_S = 25;
const MAX_LIMIT = 1_000;

/**
 * The page for browsers; for programs `?after=<cursor>&wait=<seconds>&limit=<n>` → `{ items, cursor }`, and
 * `?last=<n>&before=<cursor>` → `{ items, cursor, earlier? }`.
 */
export function registerNotifications(app: LazyApp): void {
  endpoint('notifications', {
    method: 'GET',
    route: 'notifications',
    contract: {
      tag: 'operations',
      summary: 'What happened, in words: a live page for browsers, JSON by cursor for programs',
      query: {
        after: {
          description: 'Cursor of the page before; left out: from the beginning.',
          schema: textOf(500),
        },
        wait: {
          description: 'Seconds to wait for news when there are none.',
          schema: { type: 'integer', minimum: 0, maximum: LONGEST_WAIT_S, maxLength: 6 },
        },
        limit: {
          description: 'How many at most.',
          schema: { type: 'integer', minimum: 1, maximum: MAX_LIMIT, maxLength: 6 },
        },
        last: {
          description: 'In place of the others: so many of the latest. The cursor is behind them.',
          schema: { type: 'integer', minimum: 1, maximum: MAX_LIMIT, maxLength: 6 },
        },
        before: {
          description: 'With last: the latest before those whose `earlier` this is.',
          schema: textOf(500),
        },
      },
      answers: {
        200: {
          description: 'The notifications, oldest first.',
          content: { ...answersJson('', ref('Notifications')).content, [HTML]: { type: 'string' } },
        },
      },
      problems: ['bad-cursor'],
    },
    handler: async (request) => {
      if (preferred(request.headers.get('accept'), [JSON_TYPE, HTML]) === HTML) {
        return pageAnswer(page, { 'connect-src': "'self'" });
      }
      const { query } = request;
      if (query.has('last') || query.has('before')) return await latest(request, app);
      const wait = numberOf(request, 'wait', 0, LONGEST_WAIT_S);
      const limit = numberOf(request, 'limit', MAX_LIMIT, MAX_LIMIT);
      if (wait === undefined || limit === undefined || limit === 0) {
        return problem({
          code: 'invalid-query',
          detail: `wait is 0 to ${LONGEST_WAIT_S} seconds, limit 1 to ${MAX_LIMIT}.`,
        });
      }
      const after = request.query.get('after') ?? undefined;
      const { watchNotifications } = await app();
      const notifications = await watchNotifications({
        waitMs: wait * 1_000,
        limit,
        ...(after === undefined ? {} : { after }),
      });
      return json(200, notifications, { vary: 'accept' });
    },
  });
}

async function latest(request: HttpRequest, app: LazyApp): Promise<HttpResponseInit> {
  const { query } = request;
  const last = numberOf(request, 'last', 0, MAX_LIMIT);
  if (last === undefined || last === 0 || ['after', 'wait', 'limit'].some((name) => query.has(name))) {
    return problem({
      code: 'invalid-query',
      detail: `last is 1 to ${MAX_LIMIT}, and comes alone or with before.`,
    });
  }
  const { lastNotifications } = await app();
  return json(200, await lastNotifications(query.get('before') ?? undefined, last), { vary: 'accept' });
}

/** undefined: no number within 0 and `most`. */
function numberOf(request: HttpRequest, name: string, otherwise: number, most: number): number | undefined {
  const text = request.query.get(name);
  if (text === null) return otherwise;
  const value = /^\d{1,6}$/.test(text) ? Number(text) : Number.NaN;
  return value <= most ? value : undefined;
}
