import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Bucket, draw } from './token-bucket.ts';

const TERMS = { rate: 10, burst: 50 };
const NOW = 1_700_000_000_000;

describe('a token bucket', () => {
  it('is full at first', () => {
    expect(draw(undefined, 1, NOW, TERMS)).toEqual({
      type: 'drawn',
      bucket: { thousandths: 49000, at: NOW },
    });
    expect(draw(undefined, 50, NOW, TERMS)).toEqual({ type: 'drawn', bucket: { thousandths: 0, at: NOW } });
  });

  it('says how long to wait when it is empty', () => {
    expect(draw({ thousandths: 0, at: NOW }, 1, NOW, TERMS)).toEqual({ type: 'empty', waitMs: 100 });
    expect(draw({ thousandths: 0, at: NOW }, 1, NOW + 99, TERMS)).toEqual({ type: 'empty', waitMs: 1 });
    expect(draw({ thousandths: 0, at: NOW }, 1, NOW + 100, TERMS)).toMatchObject({ type: 'drawn' });
  });

  it('fills up, and no further', () => {
    expect(draw({ thousandths: 0, at: NOW }, 1, NOW + 1_000, TERMS)).toMatchObject({
      bucket: { thousandths: 9000 },
    });
    expect(draw({ thousandths: 0, at: NOW }, 1, NOW + 86_400_000, TERMS)).toMatchObject({
      bucket: { thousandths: 49000 },
    });
  });

  it('gives more than it holds on credit, when it is full', () => {
    expect(draw(undefined, 500, NOW, TERMS)).toEqual({
      type: 'drawn',
      bucket: { thousandths: -450000, at: NOW },
    });
    expect(draw({ thousandths: 49000, at: NOW }, 500, NOW, TERMS)).toEqual({ type: 'empty', waitMs: 100 });
    expect(draw({ thousandths: -450000, at: NOW }, 1, NOW, TERMS)).toEqual({ type: 'empty', waitMs: 45_100 });
  });

  it('is not filled by a clock that is put back', () => {
    expect(draw({ thousandths: 0, at: NOW }, 1, NOW - 60_000, TERMS)).toEqual({ type: 'empty', waitMs: 100 });
  });

  const steps = fc.array(
    fc.record({ cost: fc.integer({ min: 1, max: 500 }), waitMs: fc.nat({ max: 20_000 }) }),
    {
      maxLength: 100,
    },
  );
  const terms = fc.record({
    rate: fc.integer({ min: 1, max: 100 }),
    burst: fc.integer({ min: 1, max: 200 }),
  });

  it('never gives more than the burst, the time’s share and one credit', () => {
    fc.assert(
      fc.property(steps, terms, (all, given) => {
        let bucket: Bucket | undefined;
        let now = NOW;
        let taken = 0;
        for (const { cost, waitMs } of all) {
          now += waitMs;
          const drawn = draw(bucket, cost, now, given);
          if (drawn.type === 'empty') continue;
          bucket = drawn.bucket;
          // Whatever was given before this draw had its cover; this one may be on credit.
          expect(taken).toBeLessThanOrEqual(given.burst + ((now - NOW) * given.rate) / 1_000);
          taken += cost;
        }
      }),
    );
  });

  it('gives after the wait that it asked for', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -500, max: 200 }),
        fc.integer({ min: 1, max: 500 }),
        terms,
        (tokens, cost, given) => {
          const bucket = { thousandths: Math.min(tokens, given.burst) * 1_000, at: NOW };
          const first = draw(bucket, cost, NOW, given);
          if (first.type === 'drawn') return;
          expect(draw(bucket, cost, NOW + first.waitMs, given).type).toBe('drawn');
        },
      ),
    );
  });
});
