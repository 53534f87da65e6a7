import fc from 'fast-check';
import type { ApiDescription, OpenApi, Operation, Parameter } from '../flow/api-description.ts';
import type { Sent } from './send.ts';
import { nasty, valueFor } from './values.ts';

export interface Attempt extends Sent {
  /** Template of the path, as the description has it. */
  readonly path: string;
}

/** What there is to ask for, by the beginning of the path; `''`: for all others. */
export type Known = Readonly<Record<string, readonly string[]>>;

/** Any request to any operation of the description: fitting, nearly fitting, and nonsense. */
export function anyAttempt(api: ApiDescription, known: Known): fc.Arbitrary<Attempt> {
  return fc.oneof(...api.operations.map((operation) => attemptAt(operation, api.document, known)));
}

function attemptAt(operation: Operation, document: OpenApi, known: Known): fc.Arbitrary<Attempt> {
  const { method, path, parameters } = operation;
  const fitting = Object.entries(known).find(([begin]) => begin !== '' && path.startsWith(begin))?.[1];
  const parts = path
    .split('/')
    .map((part) => (part.startsWith('{') ? pathPart(fitting ?? known[''] ?? [], known) : fc.constant(part)));
  const query = parameters.filter((parameter) => parameter.in === 'query').map((one) => queryPair(one));
  const headers = parameters.filter((parameter) => parameter.in === 'header').map((one) => headerPair(one));
  return fc
    .record({
      parts: fc.tuple(...parts),
      query: fc.tuple(...query),
      headers: fc.tuple(...headers, acceptPair, UNKNOWN),
      body: operation.body === undefined ? NO_BODY : bodyFor(operation.body, document),
    })
    .map(({ parts: segments, query: pairs, headers: given, body }) => {
      const search = pairs.filter((pair) => pair !== undefined).join('&');
      return {
        path,
        method,
        target: segments.join('/') + (search === '' ? '' : `?${search}`),
        headers: Object.fromEntries([...given.filter((pair) => pair !== undefined), ...body.headers]),
        ...(body.bytes === undefined ? {} : { body: body.bytes }),
      };
    });
}

const UNKNOWN = fc.constantFrom(undefined, ['x-unknown', 'yes'] as const);

function pathPart(fitting: readonly string[], known: Known): fc.Arbitrary<string> {
  return fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom(...fitting) },
    { weight: 1, arbitrary: fc.constantFrom(...Object.values(known).flat()) },
    { weight: 3, arbitrary: nasty.map(encoded).filter((text) => text !== '') },
    {
      weight: 1,
      arbitrary: fc.constantFrom('%00', '%zz', '%2F', '..', '%2e%2e', 'a'.repeat(3_000), '%C3%28', ';x=1'),
    },
  );
}

/** Percent-encoded; halves of a pair, which no encoding has, are left out. */
function encoded(text: string): string {
  return encodeURIComponent(
    text.replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, ''),
  );
}

function queryPair({ name, schema }: Parameter): fc.Arbitrary<string | undefined> {
  const {
    enum: values,
    type,
    minimum,
    maximum,
  } = schema as {
    enum?: string[];
    type?: string;
    minimum?: number;
    maximum?: number;
  };
  const good: fc.Arbitrary<string> =
    values !== undefined
      ? fc.constantFrom(...values)
      : type === 'integer'
        ? // Whoever waits for news may wait long.
          fc.integer({ min: minimum ?? 0, max: name === 'wait' ? 0 : (maximum ?? 10) }).map(String)
        : fc.constantFrom('2023-10-28', '2023-10-28T17:02:05Z', 'Riley', 'milk', 'mil bre');
  const bad = nasty.filter((text) => name !== 'wait' || !/^\d+$/.test(text)).map(encoded);
  return fc.oneof(
    { weight: 4, arbitrary: fc.constant(undefined) },
    { weight: 3, arbitrary: good.map((text) => `${name}=${encoded(text)}`) },
    { weight: 2, arbitrary: bad.map((text) => `${name}=${text}`) },
  );
}

function headerPair({ name }: Parameter): fc.Arbitrary<readonly [string, string] | undefined> {
  const value = fc.oneof(
    fc.constantFrom(
      'a',
      'b',
      'x'.repeat(300),
      'with blank',
      '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01',
    ),
    fc.string({ unit: 'binary-ascii', maxLength: 30 }).map((text) => text.replace(/[^\x20-\x7e]/g, '')),
  );
  return fc.oneof(
    { weight: 3, arbitrary: fc.constant(undefined) },
    { weight: 1, arbitrary: value.map((text) => [name, text] as const) },
  );
}

const acceptPair = fc
  .constantFrom(
    undefined,
    undefined,
    '*/*',
    'application/json',
    'application/json',
    'application/problem+json',
    'text/plain',
    'text/html,application/xhtml+xml,*/*;q=0.8',
    'application/json;q=0.1, text/plain;q=0.9',
    'image/png',
    'application/json;q=0',
    ',,;q=x',
  )
  .map((value) => (value === undefined ? undefined : (['accept', value] as const)));

interface Body {
  readonly bytes?: string | Uint8Array;
  readonly headers: readonly (readonly [string, string])[];
}

const NO_BODY: fc.Arbitrary<Body> = fc.constant({ headers: [] });
const AS_JSON = ['content-type', 'application/json'] as const;

function bodyFor(schema: NonNullable<Operation['body']>, document: OpenApi): fc.Arbitrary<Body> {
  const good = valueFor(schema, document).map((value) => JSON.stringify(value) ?? '');
  const type: fc.Arbitrary<Body['headers']> = fc.oneof(
    { weight: 20, arbitrary: fc.constant<Body['headers']>([AS_JSON]) },
    {
      weight: 1,
      arbitrary: fc.constantFrom<Body['headers']>(
        [],
        [['content-type', 'text/plain']],
        [['content-type', 'x']],
      ),
    },
  );
  const bytes: fc.Arbitrary<string | Uint8Array> = fc.oneof(
    { weight: 12, arbitrary: good },
    { weight: 1, arbitrary: good.map((text) => text.slice(0, Math.floor(text.length / 2))) },
    { weight: 1, arbitrary: good.map((text) => text.replace(/^\{/, '{"a":1,"a":2,')) },
    {
      weight: 1,
      arbitrary: good.map((text) => text.replace(/^\{/, '{"__proto__":{"total":1},"constructor":[],')),
    },
    { weight: 1, arbitrary: fc.uint8Array({ maxLength: 50 }) },
    {
      weight: 1,
      arbitrary: fc.constantFrom(
        '',
        'null',
        '[]',
        '0',
        '[[[[',
        '['.repeat(40) + ']'.repeat(40),
        ' '.repeat(200_000),
      ),
    },
  );
  return fc.record({ bytes, headers: type });
}
