import type { DescribedEndpoint, EndpointContract, Schema } from '../../functions/http/contract.ts';
import type { ProblemCode } from '../../functions/http/problems.ts';
import type { Described } from './endpoints.ts';

interface NamedSchema {
  readonly $id: string;
  readonly title: string;
}

const PROBLEM_TYPE = 'application/problem+json';
const TAGS: Readonly<Record<EndpointContract['tag'], string>> = {
  orders: 'Placing orders, following them, deciding on them',
  customers: 'What belongs to one customer',
  inventory: 'The shelf',
  shipping: 'Maintenance of the shipping service',
  shop: 'A shop front that is a client of this API',
  operations: 'For those who run it',
  about: 'This description',
};

const SECURITY = {
  functionKey: {
    type: 'apiKey',
    in: 'header',
    name: 'x-functions-key',
    description: 'A key of the function app. Not asked for by a local platform, unless it was told to.',
  },
};

/** The OpenAPI 3.1 document of all endpoints, as it is served at /openapi.json. */
export function openApiDocument(
  described: Described,
  schemas: readonly NamedSchema[],
  version: string,
): object {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const endpoint of described.endpoints.toSorted(byRoute)) {
    const path = `/${endpoint.route}`;
    paths[path] ??= {};
    paths[path][endpoint.method.toLowerCase()] = operation(endpoint, described);
  }
  const known = { ...fromFiles(schemas), ...described.shapes };
  return {
    openapi: '3.1.0',
    info: {
      title: 'Tillstream',
      version,
      description:
        'A point-of-sale order pipeline. Every error is a problem (RFC 9457) whose `type` leads to its description; a ' +
        'few refusals are plain text for clients that do not ask for JSON. Properties of bodies that are not named ' +
        'here are ignored, and so are unknown parameters.',
    },
    servers: [{ url: '/' }],
    tags: Object.entries(TAGS).map(([name, description]) => ({ name, description })),
    paths,
    components: { schemas: reachable(paths, known), securitySchemes: SECURITY },
  };
}

function byRoute(left: DescribedEndpoint, right: DescribedEndpoint): number {
  const key = ({ route, method }: DescribedEndpoint) => `${route} ${method}`;
  return key(left) < key(right) ? -1 : 1;
}

function operation({ name, contract, route }: DescribedEndpoint, described: Described): object {
  const { summary, description, tag, body, keyed } = contract;
  const parameters = parametersOf(contract, route, name);
  return {
    operationId: name,
    summary,
    ...(description === undefined ? {} : { description }),
    tags: [tag],
    ...(parameters.length === 0 ? {} : { parameters }),
    ...(keyed === true ? { security: [{ functionKey: [] }] } : {}),
    ...(body === undefined ? {} : { requestBody: requestBody(body) }),
    responses: {
      ...answers(contract),
      ...problemAnswers(contract, described),
      ...(keyed === true ? UNKEYED : {}),
    },
  };
}

function parametersOf(
  { path = {}, query = {}, headers = {} }: EndpointContract,
  route: string,
  name: string,
) {
  const inRoute = Array.from(route.matchAll(/\{(\w+)\}/g), ([, parameter = '']) => parameter);
  if (inRoute.toSorted().join() !== Object.keys(path).toSorted().join()) {
    throw new Error(`${name}: the contract describes other path parameters than ${route} has`);
  }
  const listed = (where: string, parameters: NonNullable<EndpointContract['path']>) =>
    Object.entries(parameters).map(([parameter, { description, required = where === 'path', schema }]) => ({
      name: parameter,
      in: where,
      description,
      required,
      schema: where === 'path' || 'maxLength' in schema ? forParameters(schema) : schema,
    }));
  return [...listed('path', path), ...listed('query', query), ...listed('header', headers)];
}

/** A length limits the text of a parameter; in the document only a text has one. */
function forParameters({ maxLength, ...schema }: Schema): Schema {
  return schema.type === 'string' ? { ...schema, maxLength } : schema;
}

function requestBody({ schema, required = true, example }: NonNullable<EndpointContract['body']>): object {
  const content = { schema, ...(example === undefined ? {} : { example }) };
  return { required, content: { 'application/json': content } };
}

function answers({ answers: all }: EndpointContract): object {
  const entries = Object.entries(all).map(([status, { description, content, headers }]) => [
    status,
    {
      description,
      ...(headers === undefined ? {} : { headers }),
      content: Object.fromEntries(Object.entries(content).map(([type, schema]) => [type, { schema }])),
    },
  ]);
  return Object.fromEntries(entries);
}

function problemAnswers(contract: EndpointContract, described: Described): object {
  const byStatus = new Map<number, ProblemCode[]>();
  for (const code of described.problemsOf(contract)) {
    const { status } = described.problemType(code);
    byStatus.set(status, [...(byStatus.get(status) ?? []), code]);
  }
  const entries = Array.from(byStatus, ([status, codes]) => {
    const isPlain = codes.some((code) => contract.plain?.includes(code) === true);
    const waits =
      codes.some((code) => described.problemType(code).retryAfter !== undefined) || status === 429;
    return [
      status,
      {
        description: codes.map((code) => `${described.problemType(code).title} (\`${code}\`)`).join('; '),
        ...(waits ? { headers: { 'retry-after': RETRY_AFTER } } : {}),
        content: {
          [PROBLEM_TYPE]: {
            schema: { $ref: '#/components/schemas/Problem' },
            examples: Object.fromEntries(codes.map((code) => [code, { value: example(code, described) }])),
          },
          ...(isPlain ? { 'text/plain': { schema: { type: 'string' } } } : {}),
        },
      },
    ];
  });
  return Object.fromEntries(entries);
}

/** The Functions host's own. */
const UNKEYED = { 401: { description: 'The function key is missing or wrong.' } };

const RETRY_AFTER = { description: 'Seconds to wait.', schema: { type: 'integer', minimum: 1 } };

function example(code: ProblemCode, { problemType, problemUri }: Described): object {
  const { status, title } = problemType(code);
  return { type: problemUri(code), title, status, code };
}

/** The files refer to each other by name; in the document they are components under their titles. */
function fromFiles(schemas: readonly NamedSchema[]): Record<string, Schema> {
  const titles = new Map(schemas.map(({ $id, title }) => [$id, title]));
  const moved = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(moved);
    if (typeof value !== 'object' || value === null) return value;
    const entries = Object.entries(value).map(([key, inner]) => {
      const title = key === '$ref' ? titles.get(String(inner)) : undefined;
      return [key, title === undefined ? moved(inner) : `#/components/schemas/${title}`];
    });
    return Object.fromEntries(entries);
  };
  return Object.fromEntries(
    schemas.map(({ $id: _id, title, ...schema }) => {
      const { $schema: _dialect, ...rest } = schema as Record<string, unknown>;
      return [title, moved(rest) as Schema];
    }),
  );
}

/** Of the known schemas, those that the paths need; throws for one that is not known. */
function reachable(from: unknown, known: Readonly<Record<string, Schema>>): Record<string, Schema> {
  const found = new Map<string, Schema>();
  const look = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    for (const [key, inner] of Object.entries(value)) {
      if (key !== '$ref') {
        look(inner);
        continue;
      }
      const name = String(inner).replace('#/components/schemas/', '');
      const schema = known[name];
      if (schema === undefined) throw new Error(`No schema is called ${name}`);
      if (found.has(name)) continue;
      found.set(name, schema);
      look(schema);
    }
  };
  look(from);
  return Object.fromEntries([...found].toSorted(([left], [right]) => (left < right ? -1 : 1)));
}
