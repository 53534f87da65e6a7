import type { HttpRequest, HttpResponseInit } from '@azure/functions';
import type { Fault } from '../../shared/contracts/parse.ts';
import { problem, refusal } from './answers.ts';

/** Words for what is missing, by JSON pointer; they stand alone in the answer for people. */
export type MissingTexts = Readonly<Record<string, string>>;

/** 400 with every fault of a body (or of what `title` names). Empty counts as missing. */
export function invalidBody(
  request: HttpRequest,
  faults: readonly Fault[],
  missing: MissingTexts = {},
  title = 'The body is not valid',
): HttpResponseInit {
  const [first] = faults;
  const fixed = first !== undefined && isMissing(first) ? missing[first.pointer] : undefined;
  const details = {
    title,
    status: 400,
    code: 'invalid-body',
    faults: faults.slice(0, 200).map(({ pointer, text }) => ({ pointer, text })),
  };
  if (fixed !== undefined) return refusal(request, { ...details, detail: fixed });
  const detail = faults.map(({ pointer, text }) => `${pointer === '' ? 'The body' : pointer} ${text}`);
  return problem({ ...details, detail: detail.join('; ').slice(0, 2_000) });
}

function isMissing({ keyword, text }: Fault): boolean {
  switch (keyword) {
    case 'required':
    case 'minLength':
    case 'minItems':
      return true;
    case 'pattern':
      return text === 'must not be blank';
    default:
      return false;
  }
}
