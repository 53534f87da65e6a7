import type { HttpResponseInit } from '@azure/functions';
import type { App } from '../../../shared/app.ts';
import { json, problem } from '../../http/answers.ts';

type WorkReport = Awaited<ReturnType<App['deadLetters']['replay']>>;

export function letterNotFound(id: string) {
  return { code: 'dead-letter-not-found', detail: `No such message: ${id.slice(0, 100)}` } as const;
}

export function reportAnswer(
  dryRun: boolean,
  chosen: readonly string[],
  { done, failed, gone }: WorkReport,
  continuationToken?: string,
): HttpResponseInit {
  const rest = continuationToken === undefined ? {} : { continuationToken };
  return json(200, { dryRun, chosen, done, failed, gone, ...rest });
}

export const NOTHING_DONE: WorkReport = { done: [], failed: [], gone: [] };

/** The report on one message; what became of it is the answer. */
export function reportOnOne(id: string, report: WorkReport): HttpResponseInit {
  const [failure] = report.failed;
  if (failure !== undefined)
    return problem({ code: 'unknown-source', detail: failure.message.slice(0, 500) });
  return report.gone.length > 0 ? problem(letterNotFound(id)) : reportAnswer(false, [id], report);
}
