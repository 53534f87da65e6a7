import { describe, expect, it } from 'vitest';
import { LastingClient } from './lasting-client.ts';

function clients(limits: { deadlineMs: number; failingMs: number }) {
  const opened: { number: number; closed: boolean }[] = [];
  const lasting = new LastingClient({
    ...limits,
    async open() {
      const client = { number: opened.length + 1, closed: false };
      opened.push(client);
      return client;
    },
    async close(client) {
      client.closed = true;
    },
  });
  return { lasting, opened };
}

const number = async (client: { number: number }) => client.number;
const fail = () => Promise.reject(new Error('connection refused'));
const hang = () => new Promise<never>(() => undefined);

describe('a lasting client', () => {
  it('stays the same while calls succeed, and after a short failure', async () => {
    const { lasting } = clients({ deadlineMs: 1_000, failingMs: 1_000 });
    expect(await lasting.use(number)).toBe(1);
    await expect(lasting.use(fail)).rejects.toThrow('connection refused');
    expect(await lasting.use(number)).toBe(1);
  });

  it('is replaced when nothing has worked for too long', async () => {
    const { lasting, opened } = clients({ deadlineMs: 1_000, failingMs: 0 });
    await expect(lasting.use(fail)).rejects.toThrow('connection refused');
    expect(await lasting.use(number)).toBe(2);
    expect(opened.map(({ closed }) => closed)).toEqual([true, false]);
  });

  it('is replaced at once when a call does not end', async () => {
    const { lasting, opened } = clients({ deadlineMs: 20, failingMs: 60_000 });
    await expect(lasting.use(hang)).rejects.toMatchObject({ code: 'no-answer' });
    expect(await lasting.use(number)).toBe(2);
    expect(opened.map(({ closed }) => closed)).toEqual([true, false]);
  });

  it('is replaced once, however many calls were stuck in it', async () => {
    const { lasting } = clients({ deadlineMs: 20, failingMs: 60_000 });
    await Promise.allSettled([lasting.use(hang), lasting.use(hang), lasting.use(hang)]);
    expect(await lasting.use(number)).toBe(2);
  });

  it('opens again after it could not be opened', async () => {
    let tries = 0;
    const lasting = new LastingClient({
      deadlineMs: 1_000,
      failingMs: 60_000,
      open: async () => {
        tries++;
        if (tries === 1) throw new Error('no credential');
        return { number: tries };
      },
      close: async () => undefined,
    });
    await expect(lasting.use(number)).rejects.toThrow('no credential');
    expect(await lasting.use(number)).toBe(2);
  });
});
