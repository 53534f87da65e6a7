import type { HttpMethod, HttpRequest } from '@azure/functions';
import type { App } from '../../../shared/app.ts';
import { problem } from '../../http/answers.ts';
import { answersJson, ref } from '../../http/contract.ts';
import { endpoint } from '../../http/endpoint.ts';
import { invalidQuery } from '../../http/faults.ts';
import type { LazyApp } from '../../lazy-app.ts';
import { letterNotFound, NOTHING_DONE, reportAnswer, reportOnOne } from './answers.ts';
import { DRY_RUN, handOf, LETTER_ID, OPERATOR, OPERATORS } from './contracts.ts';
import { BAD_DRY_RUN, dryRunOf } from './queries.ts';

const AT_ONCE = 1_000;

/** One message is sent back, or taken away; without dryRun=false it is only told whether it is there. */
export function registerReplayDeadLetter(app: LazyApp): void {
  registerWork(app, 'replay-dead-letter', 'POST', 'operations/dead-letters/{id}/replay', {
    summary: 'Send a message back to where it came from',
    work: ({ replay }) => replay,
  });
}

export function registerPurgeDeadLetter(app: LazyApp): void {
  registerWork(app, 'purge-dead-letter', 'DELETE', 'operations/dead-letters/{id}', {
    summary: 'Take a message away for good; the record of repairs keeps it',
    work: ({ purge }) => purge,
  });
}

interface Work {
  readonly summary: string;
  readonly work: (deadLetters: App['deadLetters']) => App['deadLetters']['replay' | 'purge'];
}

function registerWork(
  app: LazyApp,
  name: string,
  method: HttpMethod,
  route: string,
  { summary, work }: Work,
) {
  endpoint(name, {
    method,
    route,
    contract: {
      ...OPERATORS,
      summary,
      path: LETTER_ID,
      query: DRY_RUN,
      headers: OPERATOR,
      answers: { 200: answersJson('What was done, or would be.', ref('RepairReport')) },
      problems: ['dead-letter-not-found', 'unknown-source'],
    },
    handler: async (request: HttpRequest) => {
      const { id = '' } = request.params;
      const dryRun = dryRunOf(request);
      if (dryRun === undefined) return invalidQuery([BAD_DRY_RUN]);
      const { deadLetters } = await app();
      if ((await deadLetters.show(id)) === undefined) return problem(letterNotFound(id));
      if (dryRun) return reportAnswer(true, [id], NOTHING_DONE);
      return reportOnOne(id, await work(deadLetters)([id], AT_ONCE, handOf(request)));
    },
  });
}
