import { expect, it } from 'vitest';
import type { App } from '../shared/app.ts';
import { lazyApp, patientApp } from './lazy-app.ts';

const APP = {} as App;

/** Fails so many times before it starts. */
function appAfter(failures: number) {
  let tries = 0;
  const start = async () => {
    if (tries++ < failures) throw new Error('The vault does not answer');
    return APP;
  };
  return { app: lazyApp(start), tries: () => tries };
}

it('starts the app once', async () => {
  const { app, tries } = appAfter(0);
  expect(await Promise.all([app(), app()])).toEqual([APP, APP]);
  expect(tries()).toBe(1);
});

it('tells a caller at once that it cannot start, and tries again for the next one', async () => {
  const { app } = appAfter(1);
  await expect(app()).rejects.toThrow('The vault does not answer');
  expect(await app()).toBe(APP);
});

it('waits where messages can wait', async () => {
  const { app } = appAfter(3);
  const waits: number[] = [];
  const patient = patientApp(app, async (ms) => {
    waits.push(ms);
  });
  const told: unknown[] = [];
  expect(await patient((level, message, fields) => told.push([level, message, fields]))).toBe(APP);
  expect(waits).toEqual([1_000, 2_000, 4_000]);
  expect(told).toHaveLength(3);
  expect(told[0]).toMatchObject([
    'warn',
    'The app cannot start yet',
    { waitMs: 1_000, error: 'The vault does not answer' },
  ]);
});

it.each([
  ['at once', 0, [1, 3, 7, 15, 31, 61, 91, 121, 151, 181, 211]],
  ['after twenty seconds', 20_000, [21, 43, 67, 95, 131, 181, 231]],
])('gives a message back within four minutes when each start fails %s', async (_, startMs, wakes) => {
  let now = 0;
  const start = async () => {
    now += startMs;
    throw new Error('The vault does not answer');
  };
  const woken: number[] = [];
  const sleep = async (ms: number) => {
    now += ms;
    woken.push(now / 1_000);
  };
  const patient = patientApp(lazyApp(start), sleep, () => now);
  await expect(patient(() => undefined)).rejects.toThrow('The vault does not answer');
  expect(woken).toEqual(wakes);
});
