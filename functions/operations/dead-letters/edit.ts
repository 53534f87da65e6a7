import { parse } from '../../../shared/contracts/parse.ts';
import { json, problem } from '../../http/answers.ts';
import { requiredJsonBody } from '../../http/body.ts';
import { answersJson, ref } from '../../http/contract.ts';
import { endpoint } from '../../http/endpoint.ts';
import { invalidBody } from '../../http/faults.ts';
import type { LazyApp } from '../../lazy-app.ts';
import { letterNotFound } from './answers.ts';
import { handOf, LETTER_ID, OPERATOR, OPERATORS } from './contracts.ts';

/** A body of 256 KB, as JSON text. */
const LIMIT_BYTES = 600 * 1024;

export function registerEditDeadLetter(app: LazyApp): void {
  endpoint('edit-dead-letter', {
    method: 'PATCH',
    route: 'operations/dead-letters/{id}',
    contract: {
      ...OPERATORS,
      summary: 'Give a message another body',
      description: 'It is checked as the app would check it. The record of repairs keeps the original.',
      path: LETTER_ID,
      headers: OPERATOR,
      body: { schema: ref('EditDeadLetter') },
      answers: { 200: answersJson('The new body, and what became of it.', ref('EditedDeadLetter')) },
      problems: ['dead-letter-not-found', 'unknown-source', 'unprocessable-body', 'order-persisted'],
    },
    handler: async (request) => {
      const { id = '' } = request.params;
      const read = await requiredJsonBody(request, LIMIT_BYTES);
      if (!read.ok) return read.answer;
      const parsed = parse('EditDeadLetter', read.value);
      if (!parsed.ok) return invalidBody(request, parsed.faults);
      const { body, set, next = 'keep', dryRun = true } = parsed.value;
      if ((body === undefined) === (set === undefined)) {
        return invalidBody(request, [{ pointer: '', text: 'must have either body or set', keyword: 'edit' }]);
      }
      const change =
        body === undefined
          ? { set: Object.entries(set ?? {}).map(([pointer, value]) => ({ pointer, value })) }
          : { body: Buffer.from(body) };
      const { deadLetters } = await app();
      const result = await deadLetters.edit(id, { change, next, really: !dryRun }, handOf(request));
      switch (result.type) {
        case 'edited':
          return json(200, { dryRun, id, next, body: Buffer.from(result.body).toString() });
        case 'not-there':
          return problem(letterNotFound(id));
        case 'invalid':
          return problem({ code: 'unprocessable-body', detail: result.description });
        case 'persisted':
          return problem({
            code: 'order-persisted',
            detail: `Order ${result.orderId} was persisted with the first attempt, and stands as it was then.`,
          });
        default:
          return result satisfies never;
      }
    },
  });
}
