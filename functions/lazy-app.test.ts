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

it('gives a message back after four minutes', async () => {
  const { app, tries } = appAfter(1_000);
  let waited = 0;
  const patient = patientApp(app, async (ms) => {
    waited += ms;
  });
  await expect(patient(() => undefined)).rejects.toThrow('The vault does not answer');
  expect({ tries: tries(), waited }).toEqual({ tries: 13, waited: 241_000 });
});
