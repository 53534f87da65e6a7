import { json, problem } from '../../http/answers.ts';
import { answersJson, ref } from '../../http/contract.ts';
import { endpoint } from '../../http/endpoint.ts';
import type { LazyApp } from '../../lazy-app.ts';
import { letterNotFound } from './answers.ts';
import { LETTER_ID, OPERATORS } from './contracts.ts';

export function registerShowDeadLetter(app: LazyApp): void {
  endpoint('show-dead-letter', {
    method: 'GET',
    route: 'operations/dead-letters/{id}',
    contract: {
      ...OPERATORS,
      summary: 'A message that was put aside, with its untouched body',
      path: LETTER_ID,
      answers: { 200: answersJson('The message.', ref('DeadLetter')) },
      problems: ['dead-letter-not-found'],
    },
    handler: async (request) => {
      const { id = '' } = request.params;
      const letter = await (await app()).deadLetters.show(id);
      return letter === undefined ? problem(letterNotFound(id)) : json(200, letter);
    },
  });
}
