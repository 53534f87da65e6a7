import { expect, it } from 'vitest';
import { Rush } from './rush.ts';

function aRush() {
  let now = 0;
  const sleep = async (ms: number) => {
    now += ms;
  };
  return { rush: new Rush({ clock: { now: () => now }, sleep }), now: () => now };
}

function tills(rush: Rush, count: number) {
  let answer: (() => void) | undefined;
  const answered = new Promise<void>((resolve) => {
    answer = resolve;
  });
  const all = Promise.all(Array.from({ length: count }, () => rush.answering(() => answered)));
  return { answer: () => answer?.(), all };
}

it('is not on while few tills wait', async () => {
  const { rush, now } = aRush();
  const { answer, all } = tills(rush, 7);
  await rush.over();
  expect(now()).toBe(0);
  answer();
  await all;
});

it('is over when the tills have been answered for a moment', async () => {
  const { rush, now } = aRush();
  const { answer, all } = tills(rush, 8);
  answer();
  await all;
  await rush.over();
  expect(now()).toBe(60);
});

it('is not waited for for ever', async () => {
  const { rush, now } = aRush();
  const { answer, all } = tills(rush, 8);
  await rush.over();
  expect(now()).toBe(2_000);
  answer();
  await all;
});

it('ends with tills whose answer is a fault', async () => {
  const { rush, now } = aRush();
  const away = () => Promise.reject(new Error('broker away'));
  await Promise.allSettled(Array.from({ length: 8 }, () => rush.answering(away)));
  await rush.over();
  expect(now()).toBe(60);
});
