import { expect, test } from 'vitest';
import { bodyOf, payloadsOf } from './body.ts';

const bytes = (...values: number[]) => Buffer.from(values);

test('text comes as a string, also JSON: the library parses it', () => {
  expect(bodyOf(Buffer.from('{"a":1}'), undefined)).toBe('{"a":1}');
  expect(bodyOf(Buffer.from('häuschen'), undefined)).toBe('häuschen');
  expect(bodyOf(Buffer.alloc(0), undefined)).toBe('');
});

test('bytes that are no text stay bytes', () => {
  expect(bodyOf(bytes(0xff, 0x00, 0xfe), undefined)).toEqual(bytes(0xff, 0x00, 0xfe));
});

test('the binding can ask for one or the other', () => {
  expect(bodyOf(Buffer.from('{"a":1}'), 'binary')).toEqual(Buffer.from('{"a":1}'));
  expect(bodyOf(bytes(0xff), 'string')).toBe('\ufffd');
  expect(bodyOf({ a: 1 }, 'binary')).toEqual(Buffer.from('{"a":1}'));
});

test("values of AMQP's own types are handed on", () => {
  expect(bodyOf('text', undefined)).toBe('text');
  expect(bodyOf({ a: [1] }, undefined)).toEqual({ a: [1] });
});

test('an output value is one message, an array one for each item', () => {
  expect(payloadsOf('text')).toEqual([{ body: Buffer.from('text'), contentType: 'text/plain' }]);
  expect(payloadsOf({ a: 1 })).toEqual([{ body: Buffer.from('{"a":1}'), contentType: 'application/json' }]);
  expect(payloadsOf([bytes(1), 2])).toEqual([
    { body: bytes(1), contentType: 'application/octet-stream' },
    { body: Buffer.from('2'), contentType: 'application/json' },
  ]);
});
