import type { Contracts } from './generated/types.ts';
import { type ValidationError, validators } from './generated/validators.js';

export type { Contracts } from './generated/types.ts';

/** One thing that is wrong with a value. */
export interface Fault {
  /** JSON pointer to what is wrong or missing; '' is the whole value. */
  readonly pointer: string;
  /** For people: "is missing", "must be a string". */
  readonly text: string;
  readonly keyword: string;
}

export type Parsed<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly faults: readonly Fault[] };

/** The value, typed, or everything that is wrong with it. */
export function parse<Name extends keyof Contracts>(name: Name, value: unknown): Parsed<Contracts[Name]> {
  const validate = validators[name];
  if (validate(value)) return { ok: true, value: value as Contracts[Name] };
  const faults: Fault[] = [];
  for (const error of validate.errors ?? []) {
    const fault = faultOf(error);
    // An empty text is blank as well: one fault for one place is enough.
    if (faults.at(-1)?.pointer !== fault.pointer) faults.push(fault);
  }
  return { ok: false, faults };
}

/** One line for logs and for the description of a quarantined message. */
export function faultsText(faults: readonly Fault[]): string {
  return faults.map((fault) => `${fault.pointer === '' ? 'body' : fault.pointer} ${fault.text}`).join('; ');
}

const ARTICLES: Readonly<Record<string, string>> = {
  string: 'a string',
  number: 'a number',
  integer: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
};

function faultOf(error: ValidationError): Fault {
  const { keyword, params } = error;
  const at = (text: string, pointer = error.instancePath): Fault => ({ pointer, text, keyword });
  switch (keyword) {
    case 'required':
      return at('is missing', `${error.instancePath}/${pointerToken(String(params.missingProperty))}`);
    case 'type':
      return at(`must be ${ARTICLES[String(params.type)] ?? String(params.type)}`);
    case 'minLength':
    case 'minItems':
    case 'minProperties':
      return at(
        params.limit === 1 ? 'must not be empty' : `must have at least ${String(params.limit)} entries`,
      );
    case 'maxLength':
      return at(`must have at most ${String(params.limit)} characters`);
    case 'maxItems':
    case 'maxProperties':
      return at(`must have at most ${String(params.limit)} entries`);
    case 'minimum':
      return at(`must be ${String(params.limit)} or more`);
    case 'exclusiveMinimum':
      return at(`must be more than ${String(params.limit)}`);
    case 'maximum':
      return at(`must be ${String(params.limit)} or less`);
    case 'pattern':
      return at(params.pattern === '\\S' ? 'must not be blank' : `must match ${String(params.pattern)}`);
    case 'enum':
      return at(`must be one of ${JSON.stringify(params.allowedValues)}`);
    case 'discriminator':
      return at('is not known', `${error.instancePath}/${String(params.tag)}`);
    case 'additionalProperties':
      return at('is not allowed', `${error.instancePath}/${pointerToken(String(params.additionalProperty))}`);
    case 'propertyNames':
      return at(
        `has a name that is not allowed: ${JSON.stringify(String(params.propertyName).slice(0, 100))}`,
      );
    default:
      return at(error.message ?? `fails ${keyword}`);
  }
}

function pointerToken(name: string): string {
  return name.replaceAll('~', '~0').replaceAll('/', '~1');
}
