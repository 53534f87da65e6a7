import { json } from '../../http/answers.ts';
import { answersJson, ref, textOf } from '../../http/contract.ts';
import { endpoint } from '../../http/endpoint.ts';
import { invalidQuery } from '../../http/faults.ts';
import type { LazyApp } from '../../lazy-app.ts';
import { OPERATORS } from './contracts.ts';
import { BAD_LIMIT, given, limitOf, PAGE } from './queries.ts';

export function registerRepairHistory(app: LazyApp): void {
  endpoint('list-repairs', {
    method: 'GET',
    route: 'operations/repairs',
    contract: {
      ...OPERATORS,
      summary: 'Who replayed, edited and purged what, the latest first',
      query: { ...PAGE, order: { description: 'Only those of this order.', schema: textOf(100) } },
      answers: { 200: answersJson('A page of records.', ref('RepairList')) },
      problems: ['bad-continuation-token'],
    },
    handler: async (request) => {
      const limit = limitOf(request);
      if (limit === undefined) return invalidQuery([BAD_LIMIT]);
      const order = given(request, 'order');
      const continuationToken = given(request, 'continuationToken');
      const { deadLetters } = await app();
      return json(
        200,
        await deadLetters.history({
          limit,
          ...(order === undefined ? {} : { order }),
          ...(continuationToken === undefined ? {} : { continuationToken }),
        }),
      );
    },
  });
}
