import { expect, test } from 'vitest';
import { queryOf } from './request.ts';
import { encodeForProxy, parseTarget } from './target.ts';

test.each([
  ['/api/orders/7?a=1', '/api/orders/7', '/api/orders/7', '?a=1'],
  ['/api/r/l%65ad', '/api/r/lead', '/api/r/lead', ''],
  ['/a%2Fb%20c', '/a%2Fb c', '/a%2Fb%20c', ''],
  ['/a%252Fb', '/a%2Fb', '/a%2Fb', ''],
  ['/100%', '/100%', '/100%25', ''],
  ['/%ff%fe', '/%ff%fe', '/%ff%fe', ''],
  ['/caf%c3%a9', '/café', '/caf%C3%A9', ''],
  ['/r/./x/../lead', '/r/lead', '/r/lead', ''],
  ['/../api', '/api', '/api', ''],
  ['/a//b', '/a//b', '/a//b', ''],
  ['http://127.0.0.1:7071/api/lead?x', '/api/lead', '/api/lead', '?x'],
  ['http://127.0.0.1', '/', '/', ''],
  ['/a?b=1?c=2', '/a', '/a', '?b=1?c=2'],
])('%s', (url, path, encodedPath, query) => {
  expect(parseTarget(url)).toEqual({ path, encodedPath, query });
});

test.each(['/a b', '/é', '/a?b=é', '/a%00b'])('%s is refused', (url) => {
  expect(parseTarget(url)).toBeUndefined();
});

test('a proxy escapes every percent sign', () => {
  const target = parseTarget('/echo/a%2Fb%20c');
  expect(target && encodeForProxy(target)).toBe('/echo/a%252Fb%20c');
});

test.each([
  ['', {}],
  ['?', {}],
  ['?a=1&a=2', { a: '1,2' }],
  ['?A=1&a=2&b', { A: '1,2', b: '' }],
  ['?a=&a=1&a=', { a: '1' }],
  ['?a=x+y%2B%E4%B8%96&b=%zz&c=%ff', { a: 'x y+世', b: '%zz', c: '%ff' }],
  ['?=1&a=b=c', { '': '1', a: 'b=c' }],
])('query %s', (query, values) => {
  expect(queryOf(query)).toEqual(values);
});
