import { expect, it } from 'vitest';
import { anApp } from '../testing.ts';
import { News, watchNotifications } from './watch-notifications.ts';

function aWatch() {
  const { adapters, sleep } = anApp();
  const news = new News();
  return { adapters, news, watch: watchNotifications({ ...adapters, sleep, news }) };
}

it('leaves nothing behind where no news ever come: another instance projects', async () => {
  const { news, watch } = aWatch();
  expect(await watch({ waitMs: 25_000, limit: 10 })).toEqual({ items: [], cursor: '0' });
  expect(news.waiting).toBe(0);
});

it('leaves nothing behind when the read model is away', async () => {
  const { adapters, news } = aWatch();
  const readModel = { ...adapters.readModel, notifications: () => Promise.reject(new Error('away')) };
  const watch = watchNotifications({ ...adapters, readModel, sleep: async () => undefined, news });
  await expect(watch({ waitMs: 25_000, limit: 10 })).rejects.toThrow('away');
  expect(news.waiting).toBe(0);
});

it('wakes all who wait, each once', async () => {
  const news = new News();
  const [one, other] = [news.next(), news.next()];
  news.announce();
  await Promise.all([one.come, other.come]);
  expect(news.waiting).toBe(0);
});
