import { describe, expect, test } from 'vitest';
import { HostError } from '../errors.ts';
import { Router } from './router.ts';

/** Routes in their order; the target is the template itself. */
function router(...templates: string[]) {
  return new Router(templates.map((template) => ({ template, methods: ['GET'], target: template })));
}

function found(template: string, path: string): Record<string, string> | undefined {
  return router(template).match('GET', path)?.params;
}

describe('which route', () => {
  test('the first that fits wins, not the most specific', () => {
    const routes = router('o/{*rest}', 'o/list', 'p/list', 'p/{id}');
    expect(routes.match('GET', '/o/list')?.target).toBe('o/{*rest}');
    expect(routes.match('GET', '/p/list')?.target).toBe('p/list');
    expect(routes.match('GET', '/p/7')?.target).toBe('p/{id}');
  });

  test('a route that begins with a parameter keeps its place among those that do not', () => {
    const routes = router('{a}/parts', 'list/{b}', 'list/parts');
    expect(routes.match('GET', '/list/parts')?.target).toBe('{a}/parts');
    expect(routes.match('GET', '/list/7')?.target).toBe('list/{b}');
    expect(routes.match('GET', '/other/parts')?.target).toBe('{a}/parts');
  });

  test('a method that no route has', () => {
    expect(router('a').match('POST', '/a')).toBeUndefined();
  });

  test('the root', () => {
    expect(router('').match('GET', '/')?.target).toBe('');
    expect(router('{*path}').match('GET', '/')?.params).toEqual({});
  });
});

describe('paths', () => {
  test.each([
    ['api/lead', '/API/Lead', {}],
    ['api/lead', '/api/lead/', {}],
    ['api/lead', '/api/lead//', undefined],
    ['api/lead', '/api//lead', undefined],
    ['api/lead/', '/api/lead', {}],
    ['two/{a}/{b}', '/two/x/y', { a: 'x', b: 'y' }],
    ['two/{a}/{b}', '/two/x', undefined],
    ['two/{a}/{b}', '/two//y', undefined],
    ['opt/{id?}', '/opt', {}],
    ['opt/{id?}', '/opt/7', { id: '7' }],
    ['opt/{id?}', '/opt/7/8', undefined],
    ['def/{id=7}', '/def', { id: '7' }],
    ['rest/{*rest}', '/rest', {}],
    ['rest/{*rest}', '/rest/a/b/', { rest: 'a/b/' }],
    ['rest/{*rest}', '/rest/a//b', { rest: 'a//b' }],
    ['rest/{*rest}', '/rest//a', undefined],
    ['rest/{**rest=all}', '/rest', { rest: 'all' }],
    ['dash/{a}-{b}', '/dash/a-b-c', { a: 'a-b', b: 'c' }],
    ['dash/{a}-{b}', '/dash/-b', undefined],
    ['file/{name}.{ext?}', '/file/a', { name: 'a' }],
    ['file/{name}.{ext?}', '/file/a.b.txt', { name: 'a.b', ext: 'txt' }],
    ['v{version}/x', '/V2/x', { version: '2' }],
    ['sp ace', '/sp ace', {}],
  ])('%s and %s', (template, path, params) => {
    expect(found(template, path)).toEqual(params);
  });
});

describe('constraints', () => {
  test.each([
    ['int', ['5', '-5', '+5', ' 5', '2147483647'], ['5.5', 'x', '2147483648', '']],
    ['long', ['9223372036854775807'], ['9223372036854775808']],
    ['bool', ['true', 'FALSE'], ['1']],
    ['alpha', ['abC'], ['ab1', 'é']],
    ['guid', ['0f8fad5b-d9cb-469f-a165-70867728950e', '0f8fad5bd9cb469fa16570867728950e'], ['0f8fad5b']],
    ['decimal', ['1.5', '1,5', '-2'], ['1e3', 'x']],
    ['double', ['1e3', '.5', 'NaN'], ['x']],
    ['datetime', ['2026-01-02T03:04:05'], ['nope', '12']],
    ['length(2,4)', ['ab', 'abcd'], ['a', 'abcde']],
    ['minlength(3)', ['abc'], ['ab']],
    ['min(5)', ['5'], ['4', 'x']],
    ['max(5)', ['-1', '5'], ['6']],
    ['range(1,10)', ['1', '10'], ['0', '11']],
    ['regex(^ab[0-9]+$)', ['ab1', 'AB12'], ['ab', 'xab1']],
    ['regex(^\\d{{2}}$)', ['12'], ['123']],
    ['int:min(5)', ['5'], ['4', 'x']],
  ])('%s', (constraint, fits, fails) => {
    const routes = router(`x/{id:${constraint}}`);
    for (const value of fits)
      expect([value, routes.match('GET', `/x/${value}`)?.params.id]).toEqual([value, value]);
    for (const value of fails)
      expect([value, routes.match('GET', `/x/${value}`)]).toEqual([value, undefined]);
  });
});

test.each([
  '/lead',
  'a//b',
  'a/{id',
  'a/id}',
  'a/{id}/{ID}',
  'a/{*rest}/b',
  'a/{id:nosuch}',
  'a/{id:min(x)}',
  'a/{}',
])('%s is no route', (template) => {
  expect(() => router(template)).toThrow(HostError);
});
