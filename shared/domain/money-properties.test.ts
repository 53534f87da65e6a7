import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decimalsOf, floatText, toMajor, toMinor } from './money.ts';

const currency = fc.constantFrom('USD', 'EUR', 'JPY', 'KRW', 'KWD', 'TND');
/** As far as the schemas let a total go. */
const minor = fc.integer({ min: 0, max: 999_999_999 });

/** The amount as a person writes it down, made of digits alone. */
function written(amount: number, decimals: number): string {
  const digits = String(amount).padStart(decimals + 1, '0');
  return decimals === 0 ? digits : `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
}

describe('money', () => {
  it('comes back as it went, in every currency, by way of JSON', () => {
    fc.assert(
      fc.property(minor, currency, (amount, code) => {
        expect(toMinor(toMajor(amount, code), code)).toBe(amount);
        expect(toMinor(JSON.parse(JSON.stringify(toMajor(amount, code))), code)).toBe(amount);
      }),
    );
  });

  it('is read as it is written, digit by digit', () => {
    fc.assert(
      fc.property(minor, currency, (amount, code) => {
        expect(toMinor(Number(written(amount, decimalsOf(code))), code)).toBe(amount);
      }),
    );
  });

  it('refuses one decimal more than the currency has', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 99_999_999 }),
        fc.integer({ min: 1, max: 9 }),
        currency,
        (amount, last, code) => {
          const finer = Number(written(amount * 10 + last, decimalsOf(code) + 1));
          expect(toMinor(finer, code)).toBeUndefined();
        },
      ),
    );
  });

  it('is whole and safe for any number, or nothing', () => {
    fc.assert(
      fc.property(fc.double(), currency, (amount, code) => {
        const value = toMinor(amount, code);
        expect(value === undefined || Number.isSafeInteger(value)).toBe(true);
      }),
    );
  });

  it('adds up: a sum in minor units is the sum of what people read', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 99_999 }), { maxLength: 100 }),
        currency,
        (amounts, code) => {
          const sum = amounts.reduce((before, amount) => before + amount, 0);
          expect(toMinor(toMajor(sum, code), code)).toBe(sum);
        },
      ),
    );
  });

  it('always shows a point in notifications, and the same amount', () => {
    fc.assert(
      fc.property(minor, currency, (amount, code) => {
        expect(floatText(amount, code)).toMatch(/^\d+\.\d{1,3}$/);
        expect(toMinor(Number(floatText(amount, code)), code)).toBe(amount);
      }),
    );
  });
});
