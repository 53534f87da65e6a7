import { expect, it } from 'vitest';
import { Inbox } from './inbox.ts';

const turn = () => new Promise((resolve) => setImmediate(resolve));

/** Pushes batches of one, as the SDK does: the next one when there is room. */
function pushed(inbox: Inbox<number>, count: number) {
  const taken = { count: 0 };
  const done = (async () => {
    for (let number = 0; number < count; number++) {
      taken.count++;
      await inbox.put([number]);
    }
  })();
  return { taken, done };
}

it('takes no more from the hub than a few batches ahead of its reader', async () => {
  const inbox = new Inbox<number>();
  const { taken, done } = pushed(inbox, 20);
  await turn();
  expect(taken.count).toBe(4);
  const read: number[] = [];
  for (let left = 20; left > 0; left--) {
    read.push(...(await inbox.take()));
    await turn();
    expect(taken.count).toBe(Math.min(20, read.length + 4));
  }
  await done;
  expect(read).toEqual(Array.from({ length: 20 }, (_, number) => number));
});

it('wakes a reader that waits, and lets go of the hub when nobody reads any more', async () => {
  const inbox = new Inbox<number>();
  const waiting = inbox.take();
  await inbox.put([]);
  await inbox.put([7]);
  expect(await waiting).toEqual([7]);
  const { done } = pushed(inbox, 20);
  inbox.close();
  await done;
});

it('tells its reader of a fault', async () => {
  const inbox = new Inbox<number>();
  const waiting = inbox.take();
  inbox.fail(new Error('the link is gone'));
  await expect(waiting).rejects.toThrow('the link is gone');
});
