import { json } from '../../http/answers.ts';
import { answersJson, ref } from '../../http/contract.ts';
import { endpoint } from '../../http/endpoint.ts';
import { invalidQuery } from '../../http/faults.ts';
import type { LazyApp } from '../../lazy-app.ts';
import { FILTERS, OPERATORS } from './contracts.ts';
import { type Filters, selectionOf } from './filters.ts';
import { BAD_LIMIT, given, limitOf, PAGE } from './queries.ts';

export function registerListDeadLetters(app: LazyApp): void {
  endpoint('list-dead-letters', {
    method: 'GET',
    route: 'operations/dead-letters',
    contract: {
      ...OPERATORS,
      summary: 'Messages that were put aside: in quarantine, and in dead-letter queues',
      description: 'Each place oldest first. A page may be empty although there is another one behind it.',
      query: { ...PAGE, ...FILTERS },
      answers: { 200: answersJson('A page of messages.', ref('DeadLetterList')) },
      problems: ['bad-continuation-token'],
    },
    handler: async (request) => {
      const filters: Filters = Object.fromEntries(
        Object.keys(FILTERS).map((name) => [name, given(request, name)]),
      );
      const read = selectionOf(filters, Date.now());
      const limit = limitOf(request);
      if (!read.ok) return invalidQuery(read.faults);
      if (limit === undefined) return invalidQuery([BAD_LIMIT]);
      const { deadLetters } = await app();
      return json(200, await deadLetters.list(read.selection, limit, given(request, 'continuationToken')));
    },
  });
}
