import { HttpRequest } from '@azure/functions';
import { expect, it } from 'vitest';
import { clientKey } from './client-key.ts';

function keyOf(headers: Record<string, string>): string {
  return clientKey(new HttpRequest({ method: 'POST', url: 'http://shop/orders', headers }));
}

it.each([
  ['203.0.113.7', '203.0.113.7 '],
  ['203.0.113.7:50123', '203.0.113.7 '],
  ['198.51.100.1, 203.0.113.7:50124', '203.0.113.7 '],
  ['2001:db8::7', '2001:db8::7 '],
  ['[2001:db8::7]:50123', '[2001:db8::7] '],
  ['', ' '],
])('is one for all connections from an address: %s', (forwarded, key) => {
  expect(keyOf({ 'x-forwarded-for': forwarded })).toBe(key);
});

it('tells clients of one address apart by what they call themselves', () => {
  const forwarded = { 'x-forwarded-for': '203.0.113.7:50123' };
  expect(keyOf({ ...forwarded, 'x-client-id': 'till-7' })).toBe('203.0.113.7 till-7');
  expect(keyOf({ ...forwarded, 'x-client-id': 'no good' })).toBe('203.0.113.7 ');
  expect(keyOf({})).toBe(' ');
});
