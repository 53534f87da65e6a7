import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Validator } from '@seriousme/openapi-schema-validator';
import { beforeAll, describe, expect, it } from 'vitest';
import { ApiDescription, type OpenApi } from './api-description.ts';

const root = join(import.meta.dirname, '../..');

let api: ApiDescription;

beforeAll(() => {
  const text = readFileSync(join(root, 'shared/contracts/generated/openapi.json'), 'utf8');
  api = new ApiDescription(JSON.parse(text) as OpenApi);
});

describe('the description of the API', () => {
  it('is OpenAPI 3.1 to a validator that is not ours', async () => {
    const result = await new Validator().validate({ ...api.document });
    expect(result.errors ?? []).toEqual([]);
    expect(result.valid).toBe(true);
    expect(api.document.openapi).toBe('3.1.0');
  });

  it('has every HTTP function of the app, and no other', () => {
    const listed = execFileSync(process.execPath, [join(root, 'build/list-functions.ts')], {
      encoding: 'utf8',
    });
    const functions = JSON.parse(listed) as {
      bindings: { type: string; route?: string; methods?: string[] }[];
    }[];
    const routes = functions
      .flatMap(({ bindings }) => bindings.filter(({ type }) => /^httpTrigger$/i.test(type)))
      .flatMap(({ route = '', methods = [] }) =>
        methods.map((method) => `${method.toUpperCase()} /${route}`),
      );
    expect(api.operations.map(({ method, path }) => `${method} ${path}`).toSorted()).toEqual(
      routes.toSorted(),
    );
  });

  it('has examples that its own schemas accept', () => {
    const problems = api.operations.flatMap((operation) =>
      Object.entries(operation.responses).flatMap(([status, { content }]) =>
        Object.values(
          (content?.['application/problem+json'] as WithExamples | undefined)?.examples ?? {},
        ).map(({ value }) => ({ operation, status: Number(status), text: JSON.stringify(value) })),
      ),
    );
    expect(problems.length).toBeGreaterThan(100);
    for (const { operation, status, text } of problems) {
      const answer = { status, contentType: 'application/problem+json', text };
      expect(api.faultOf(operation, answer)).toBeUndefined();
    }
  });

  it('limits the length of every text that comes in with path or query', () => {
    const unlimited = api.operations.flatMap(({ method, path, parameters }) =>
      parameters
        .filter(
          ({ in: where, schema }) =>
            where !== 'header' && schema.type === 'string' && !('maxLength' in schema),
        )
        .map(({ name }) => `${method} ${path} ${name}`),
    );
    expect(unlimited).toEqual([]);
  });

  it('notices an answer that it does not have', () => {
    const orders = api.operationOf('GET', '/orders?limit=1');
    const json = 'application/json; charset=utf-8';
    expect(api.faultOf(orders, { status: 200, contentType: json, text: '{"items":[]}' })).toBeUndefined();
    expect(api.faultOf(orders, { status: 200, contentType: json, text: '{"orders":[]}' })).toMatch(/items/);
    expect(api.faultOf(orders, { status: 201, contentType: json, text: '{}' })).toMatch(/status 201/);
    expect(api.faultOf(orders, { status: 200, contentType: 'text/plain', text: '' })).toMatch(/text\/plain/);
    expect(api.operationOf('POST', '/orders/batch')?.path).toBe('/orders/batch');
    expect(api.operationOf('GET', '/orders/batch/')?.path).toBe('/orders/{id}');
  });
});

interface WithExamples {
  readonly examples?: Readonly<Record<string, { readonly value: unknown }>>;
}
