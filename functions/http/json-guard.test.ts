import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jsonFault } from './json-guard.ts';

describe('what JSON.parse says nothing of', () => {
  it.each([
    ['{"total":1,"total":2}', 'The key "total" is there twice.'],
    ['{"a":{"b":1,"c":[{"d":1,"d":1}]}}', 'The key "d" is there twice.'],
    ['{"a":1,"\\u0061":2}', 'The key "a" is there twice.'],
    ['{"":1,"":2}', 'The key "" is there twice.'],
    ['{"__proto__":1,"__proto__":2}', 'The key "__proto__" is there twice.'],
    ['{ "a" : [ { "x" : 1 } , 2 ] , "a" : 3 }', 'The key "a" is there twice.'],
    ['{"\\"":1,"\\"":2}', 'The key "\\"" is there twice.'],
  ])('%s has a key twice', (text, detail) => {
    expect(jsonFault(text)).toEqual({ code: 'duplicate-key', detail });
  });

  it.each([
    '{"a":{"a":{"a":1}},"b":{"a":2}}',
    '[{"a":1},{"a":1}]',
    '{"a":"\\"a\\":1,\\"a\\":2","b":"{\\"a\\":1}"}',
    '{"a":"\\\\","b":"\\\\\\"","c":["a","a"]}',
    '{"constructor":1,"toString":2,"__proto__":3}',
    '"a"',
    '[]',
    '0',
  ])('%s has none', (text) => {
    expect(jsonFault(text)).toBeUndefined();
  });

  it('goes 32 levels deep and no deeper', () => {
    expect(jsonFault('['.repeat(32) + ']'.repeat(32))).toBeUndefined();
    expect(jsonFault('{"a":'.repeat(33) + 1 + '}'.repeat(33))).toEqual({
      code: 'json-too-deep',
      detail: 'Lists and objects lie in each other at most 32 deep.',
    });
  });

  it('finds no fault in whatever JSON.stringify writes', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 5 }), fc.constantFrom(0, 2), (value, indent) => {
        expect(jsonFault(JSON.stringify(value, null, indent))).toBeUndefined();
      }),
    );
  });

  it('finds a key that is put in a second time, wherever', () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.string({ unit: 'binary' }), fc.jsonValue({ maxDepth: 2 }), { minKeys: 1 }),
        fc.nat(),
        fc.nat({ max: 5 }),
        (object, choice, depth) => {
          const keys = Object.keys(object);
          const key = keys[choice % keys.length] ?? '';
          const twice = JSON.stringify(object).replace(/\}$/, () => `,${JSON.stringify(key)}:0}`);
          const wrapped = '[{"x":'.repeat(depth) + twice + '}]'.repeat(depth);
          expect(jsonFault(wrapped)).toMatchObject({ code: 'duplicate-key' });
        },
      ),
    );
  });
});
