import { createRequire } from 'node:module';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cutMessage, decodeMap, unbatch, withEntries } from './message.ts';
import { types } from './rhea.ts';
import {
  decodeValue,
  encodeLong,
  encodeMap,
  encodeString,
  encodeSymbol,
  encodeTimestamp,
  skipValue,
} from './values.ts';

const require = createRequire(import.meta.url);
const rhea = require('rhea') as {
  message: {
    encode(message: unknown): Buffer;
    data_section(data: Buffer): unknown;
    data_sections(data: Buffer[]): unknown;
  };
};

function written(value: unknown): Buffer {
  const writer = new types.Writer();
  writer.write(types.wrap(value));
  return Buffer.from(writer.toBuffer());
}

describe('AMQP values', () => {
  test('what rhea writes is read and skipped', () => {
    const leaf = fc.oneof(
      fc.string(),
      fc.string({ minLength: 256, maxLength: 300 }),
      fc.integer(),
      fc
        .double({ noNaN: true, noDefaultInfinity: true })
        .filter((n) => !Object.is(n, -0) && Math.abs(n) < 2 ** 53),
      fc.boolean(),
      fc.constant(null),
      fc.date({ min: new Date('1970-01-01'), max: new Date('2200-01-01'), noInvalidDate: true }),
      fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.from(bytes)),
    );
    const key = fc.string({ minLength: 1 }).filter((name) => name !== '__proto__');
    const { value } = fc.letrec((tie) => ({
      value: fc.oneof({ maxDepth: 3 }, leaf, fc.array(tie('value')), fc.dictionary(key, tie('value'))),
    }));
    fc.assert(
      fc.property(value, (value) => {
        const bytes = written(value);
        expect(skipValue(bytes, 0)).toBe(bytes.length);
        expect(decodeValue(bytes)).toEqual(value);
      }),
      { seed: 5, numRuns: 300 },
    );
  });

  test('typed arrays, uuids and longs beyond the safe integers', () => {
    const uuid = Buffer.from('00112233445566778899aabbccddeeff', 'hex');
    expect(decodeValue(written(types.wrap_array([uuid, uuid], 0x98)))).toEqual([uuid, uuid]);
    expect(decodeValue(written(types.wrap_array([1, 2 ** 40, -1], 0x81)))).toEqual([1, 2 ** 40, -1]);
    expect(decodeValue(encodeLong(2n ** 62n))).toEqual(Buffer.from('4000000000000000', 'hex'));
    expect(decodeValue(encodeLong(-5))).toBe(-5);
    expect(decodeValue(encodeTimestamp(1772366400000))).toEqual(new Date('2026-03-01T12:00:00Z'));
    expect(() => decodeValue(Buffer.from([0x3f]))).toThrow(RangeError);
  });

  test('setting entries of a map leaves the bytes of the others', () => {
    const long = Buffer.from('820000000000000000', 'hex');
    const map = encodeMap([encodeSymbol('kept'), long, encodeSymbol('changed'), encodeString('old')]);
    const set = withEntries(
      map,
      { changed: encodeString('new'), gone: undefined, added: encodeLong(1) },
      encodeSymbol,
    );
    expect(set.includes(Buffer.concat([encodeSymbol('kept'), long]))).toBe(true);
    expect(decodeMap(set)).toEqual({ kept: 0, changed: 'new', added: 1 });
    const many = Object.fromEntries(Array.from({ length: 300 }, (_, i) => [`key-${i}`, encodeLong(i)]));
    expect(Object.keys(decodeMap(withEntries(map, many, encodeSymbol)))).toHaveLength(302);
  });
});

describe('messages', () => {
  test('are cut at their sections', () => {
    const bytes = rhea.message.encode({
      durable: true,
      ttl: 5,
      delivery_annotations: { x: 1 },
      message_annotations: { 'x-opt-partition-key': 'k' },
      message_id: 'm',
      application_properties: { a: 1 },
      body: rhea.message.data_section(Buffer.from('hello')),
    });
    const cut = cutMessage(bytes);
    expect(decodeMap(cut.annotations)).toEqual({ 'x-opt-partition-key': 'k' });
    expect(decodeMap(cut.applicationProperties)).toEqual({ a: 1 });
    expect(cut.body).toEqual(Buffer.from('005375a00568656c6c6f', 'hex'));
    expect(bytes.subarray(bytes.length - cut.bare.length)).toEqual(cut.bare);
    expect(cutMessage(cut.bare)).toMatchObject({ properties: cut.properties, body: cut.body });
  });

  test('of a batch come out one by one', () => {
    const one = rhea.message.encode({ message_id: '1', body: 'one' });
    const two = rhea.message.encode({ message_id: '2', body: 'two' });
    expect(unbatch(rhea.message.encode({ body: rhea.message.data_sections([one, two]) }))).toEqual([
      one,
      two,
    ]);
  });

  test('that are none are told so', () => {
    expect(() => cutMessage(Buffer.from('hello'))).toThrow(RangeError);
    // A header that ends behind the message.
    expect(() => cutMessage(Buffer.from([0, 0x53, 0x70, 0xc0, 0xff, 0]))).toThrow(RangeError);
  });
});
