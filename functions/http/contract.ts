import type { HttpMethod } from '@azure/functions';
import type { Contracts } from '../../shared/contracts/parse.ts';
import type { ProblemCode } from './problems.ts';
import type { ShapeName } from './shapes.ts';

/** JSON Schema 2020-12, or a reference into the components of the document. */
export type Schema = Readonly<Record<string, unknown>>;

interface Parameter {
  readonly description: string;
  /** Texts need a maxLength: it is checked before the handler runs. */
  readonly schema: Schema;
  readonly required?: boolean;
}

interface Answer {
  readonly description: string;
  /** Schema by media type. */
  readonly content: Readonly<Record<string, Schema>>;
  readonly headers?: Readonly<Record<string, { readonly description: string; readonly schema: Schema }>>;
}

/**
 * What an endpoint takes and answers: the OpenAPI document is made of it, and `endpoint()` goes by it (lengths of
 * parameters, acceptable media types). What every endpoint may answer is added there: 400 for parameters and bodies,
 * 406, 413, 415, 500, 503.
 */
export interface EndpointContract {
  readonly summary: string;
  readonly description?: string;
  readonly tag: 'orders' | 'customers' | 'inventory' | 'shipping' | 'shop' | 'operations' | 'about';
  /** One for each {name} of the route. */
  readonly path?: Readonly<Record<string, Parameter>>;
  readonly query?: Readonly<Record<string, Parameter>>;
  /** Request headers. */
  readonly headers?: Readonly<Record<string, Parameter>>;
  readonly body?: {
    readonly schema: Schema;
    /** Left out: it is. */
    readonly required?: boolean;
    readonly example?: unknown;
  };
  /** By status, what is no problem. The first media type of the first one is for clients without a wish. */
  readonly answers: Readonly<Record<number, Answer>>;
  /** In Azure it takes a function key (x-functions-key). */
  readonly keyed?: true;
  /** It needs no service behind it, so that none can be away. */
  readonly alone?: true;
  /** Beyond those that every endpoint may answer. */
  readonly problems?: readonly ProblemCode[];
  /** Of those, and of 400: those that people get as plain text, in the seeds' words. */
  readonly plain?: readonly ProblemCode[];
}

/** An endpoint as the document shows it. */
export interface DescribedEndpoint {
  readonly name: string;
  readonly method: HttpMethod;
  readonly route: string;
  readonly contract: EndpointContract;
}

const described: DescribedEndpoint[] = [];

/** Keeps an endpoint for the document. */
export function describeEndpoint(endpoint: DescribedEndpoint): void {
  described.push(endpoint);
}

/** Those that were registered in this process. */
export function describedEndpoints(): readonly DescribedEndpoint[] {
  return described;
}

/** Every problem that an endpoint may answer. */
export function problemsOf({ alone, body, path, query, problems = [] }: EndpointContract): ProblemCode[] {
  const all = new Set<ProblemCode>([...problems, 'invalid-query', 'not-acceptable', 'internal-error']);
  if (alone === undefined) all.add('service-unavailable');
  if (path !== undefined) all.add('invalid-path');
  if (body !== undefined) for (const code of PROBLEMS_OF_BODIES) all.add(code);
  if (alone === undefined && (path ?? query ?? body) !== undefined) all.add('cannot-be-done');
  return [...all];
}

const PROBLEMS_OF_BODIES: readonly ProblemCode[] = [
  'invalid-json',
  'duplicate-key',
  'json-too-deep',
  'invalid-body',
  'body-too-large',
  'unsupported-content-type',
];

/** Refers to a schema of schemas/ or of shapes.ts by its title. */
export function ref(name: keyof Contracts | ShapeName): Schema {
  return { $ref: `#/components/schemas/${name}` };
}

export function textOf(maxLength: number): Schema {
  return { type: 'string', maxLength };
}

export const PLAIN_TEXT = 'text/plain';
export const JSON_TYPE = 'application/json';
export const HTML = 'text/html';

export const ORDER_ID = {
  id: {
    description: 'Id of the order, as POST /orders gave it out.',
    schema: { type: 'string', maxLength: 200, examples: ['order_riley_0pgg9kr4m2x8v1q0z5t7wc'] },
  },
} as const;

export const CUSTOMER_ID = {
  id: {
    description: 'Name of the customer (short form) or customer.id (rich form).',
    schema: { type: 'string', maxLength: 200, examples: ['Riley'] },
  },
} as const;

/** An answer that is JSON and nothing else. */
export function answersJson(description: string, schema: Schema): Answer {
  return { description, content: { [JSON_TYPE]: schema } };
}

/** A line of text for people, JSON for programs. */
export function answersTextOrJson(description: string, schema: Schema): Answer {
  return { description, content: { [PLAIN_TEXT]: { type: 'string' }, [JSON_TYPE]: schema } };
}
