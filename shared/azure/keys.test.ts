import { expect, it } from 'vitest';
import { keyPart, keySafe, latestFirst, packed, stableHash, timeOfLatestFirst, unpacked } from './keys.ts';

it('makes keys of any text, different ones of different texts', () => {
  expect(keySafe('milk')).toBe('milk');
  expect(keySafe('a/b\\c#d?e%_ü\n')).toBe('a_002fb_005cc_0023d_003fe_0025_005f_00fc_000a');
  expect(keySafe('😀')).toBe('_d83d_de00');
});

it('makes short parts of keys of long texts', () => {
  expect(keyPart('milk')).toBe('milk');
  const long = keyPart('ü'.repeat(200));
  expect(long.length).toBeLessThan(200);
  expect(long).not.toBe(keyPart('ü'.repeat(201)));
});

it('sorts the latest instant first', () => {
  expect(latestFirst(Date.UTC(2026, 10, 21)) < latestFirst(Date.UTC(2026, 10, 20))).toBe(true);
  expect(timeOfLatestFirst(latestFirst(1_795_219_200_123))).toBe(1_795_219_200_123);
});

it('hashes as it always did: the hash decides where data lies', () => {
  expect(stableHash('')).toBe(2_166_136_261);
  expect(stableHash('a')).toBe(3_826_002_220);
});

it('cuts a long value between characters, not within one', () => {
  for (const text of ['😀'.repeat(40_000), `x${'😀'.repeat(40_000)}`]) {
    const parts = Object.values(packed(text));
    expect(parts.map((part) => part.isWellFormed())).toEqual([true, true, true]);
    expect(unpacked(packed(text))).toBe(text);
  }
});

it('spreads a long value over properties, and refuses one that no row can hold', () => {
  const long = { text: 'ü'.repeat(70_000) };
  expect(Object.keys(packed(long))).toEqual(['json', 'json1', 'json2']);
  expect(unpacked(packed(long))).toEqual(long);
  expect(() => packed('x'.repeat(450_000))).toThrow(expect.objectContaining({ code: 'row-too-large' }));
});
