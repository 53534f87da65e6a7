import { expect, test } from 'vitest';
import { Senders } from './senders.ts';

function opener(failing = 0) {
  const opened: string[] = [];
  const closed: string[] = [];
  let attempts = 0;
  const open = async () => {
    if (++attempts <= failing) throw new Error('no identity');
    const name = `client ${attempts}`;
    opened.push(name);
    return { name, close: async () => void closed.push(name) };
  };
  return { open, opened, closed };
}

test('a target has one client, which is closed at the end, after what is under way', async () => {
  const senders = new Senders<{ name: string; close(): Promise<void> }>();
  const { open, opened, closed } = opener();
  const sent: string[] = [];
  const send = async ({ name }: { name: string }) => {
    await new Promise((resolve) => setImmediate(resolve));
    sent.push(`${name}, closed: ${closed.length}`);
  };
  const sending = Promise.all([senders.send('orders', open, send), senders.send('orders', open, send)]);
  await Promise.all([senders.close(), sending]);
  expect(opened).toEqual(['client 1']);
  expect(sent).toEqual(['client 1, closed: 0', 'client 1, closed: 0']);
  expect(closed).toEqual(['client 1']);
});

test('a client that does not answer is left behind', async () => {
  const senders = new Senders<{ name: string; close(): Promise<void> }>(20);
  const { open, closed } = opener();
  const hanging = senders.send('orders', open, () => new Promise(() => {}));
  await expect(hanging).rejects.toMatchObject({ code: 'NO_ANSWER' });
  expect(closed).toEqual(['client 1']);
  const used: string[] = [];
  await senders.send('orders', open, async ({ name }) => void used.push(name));
  expect(used).toEqual(['client 2']);
});

test('a client that could not be opened is opened anew; a send that fails keeps its client', async () => {
  const senders = new Senders<{ name: string; close(): Promise<void> }>();
  const { open, opened, closed } = opener(1);
  const refused = async () => Promise.reject(new Error('too large'));
  await expect(senders.send('orders', open, refused)).rejects.toThrow('no identity');
  await expect(senders.send('orders', open, refused)).rejects.toThrow('too large');
  await senders.send('orders', open, async () => {});
  expect(opened).toEqual(['client 2']);
  expect(closed).toEqual([]);
});
