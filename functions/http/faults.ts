import type { HttpRequest, HttpResponseInit } from '@azure/functions';
import type { Fault } from '../../shared/contracts/parse.ts';
import { problem, refusal } from './answers.ts';

/** Words for what is missing, by JSON pointer; they stand alone in the answer for people. */
export type MissingTexts = Readonly<Record<string, string>>;

const MOST_FAULTS = 200;

/** 400 with every fault of a body. Empty counts as missing. */
export function invalidBody(
  request: HttpRequest,
  faults: readonly Fault[],
  missing: MissingTexts = {},
): HttpResponseInit {
  const [first] = faults;
  const fixed = first !== undefined && isMissing(first) ? missing[first.pointer] : undefined;
  const details = { code: 'invalid-body', faults: listed(faults) } as const;
  if (fixed !== undefined) return refusal(request, { ...details, detail: fixed });
  return problem({ ...details, detail: faultsDetail(faults) });
}

/** 400 with every fault of the query; pointers are `/<name of the parameter>`. */
export function invalidQuery(faults: readonly Fault[]): HttpResponseInit {
  return problem({ code: 'invalid-query', faults: listed(faults), detail: faultsDetail(faults) });
}

export function listed(faults: readonly Fault[]): { pointer: string; text: string }[] {
  return faults
    .slice(0, MOST_FAULTS)
    .map(({ pointer, text }) => ({ pointer: pointer.slice(0, 300), text: text.slice(0, 300) }));
}

export function faultsDetail(faults: readonly Fault[]): string {
  const texts = faults.map(({ pointer, text }) => `${pointer === '' ? 'The body' : pointer} ${text}`);
  return texts.join('; ').slice(0, 2_000);
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
