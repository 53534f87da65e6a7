import type { App } from '../../../shared/app.ts';
import { parse } from '../../../shared/contracts/parse.ts';
import { requiredJsonBody } from '../../http/body.ts';
import { answersJson, ref } from '../../http/contract.ts';
import { endpoint } from '../../http/endpoint.ts';
import { invalidBody } from '../../http/faults.ts';
import type { LazyApp } from '../../lazy-app.ts';
import { NOTHING_DONE, reportAnswer } from './answers.ts';
import { handOf, OPERATOR, OPERATORS } from './contracts.ts';
import { selectionOf } from './filters.ts';

const DEFAULT_LIMIT = 100;
const DEFAULT_RATE = 50;

/** Many messages are sent back, or taken away, a page in a call. */
export function registerReplayDeadLetters(app: LazyApp): void {
  registerWork(app, 'replay', 'Send messages back to where they came from', ({ replay }) => replay);
}

export function registerPurgeDeadLetters(app: LazyApp): void {
  registerWork(
    app,
    'purge',
    'Take messages away for good; the record of repairs keeps them',
    ({ purge }) => purge,
  );
}

function registerWork(
  app: LazyApp,
  verb: 'replay' | 'purge',
  summary: string,
  work: (deadLetters: App['deadLetters']) => App['deadLetters']['replay' | 'purge'],
): void {
  endpoint(`${verb}-dead-letters`, {
    method: 'POST',
    route: `operations/dead-letters/${verb}`,
    contract: {
      ...OPERATORS,
      summary,
      description:
        'A page in a call; where there may be more, the answer has a continuationToken for the next.',
      headers: OPERATOR,
      body: { schema: ref('RepairChoice') },
      answers: { 200: answersJson('What was done, or would be.', ref('RepairReport')) },
      problems: ['bad-continuation-token'],
    },
    handler: async (request) => {
      const body = await requiredJsonBody(request);
      if (!body.ok) return body.answer;
      const parsed = parse('RepairChoice', body.value);
      if (!parsed.ok) return invalidBody(request, parsed.faults);
      const {
        all = false,
        limit = DEFAULT_LIMIT,
        rate = DEFAULT_RATE,
        dryRun = true,
        continuationToken: after,
        ...filters
      } = parsed.value;
      const { ids, reason, source, order, text, olderThan, newerThan } = filters;
      const read = selectionOf({ ids, reason, source, order, text, olderThan, newerThan }, Date.now());
      if (!read.ok) return invalidBody(request, read.faults);
      if (!all && Object.keys(read.selection).length === 0) {
        return invalidBody(request, [
          { pointer: '/all', text: 'is missing, and so is any condition', keyword: 'choice' },
        ]);
      }
      const { deadLetters } = await app();
      const { items, continuationToken } = await deadLetters.list(read.selection, limit, after);
      const chosen = items.map(({ id }) => id);
      const report = dryRun ? NOTHING_DONE : await work(deadLetters)(chosen, rate, handOf(request));
      return reportAnswer(dryRun, chosen, report, continuationToken);
    },
  });
}
