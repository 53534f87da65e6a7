/** `npm run smoke`: is a deployment alive? One small order to its end, and a look at the answers beside it. */
import { randomUUID } from 'node:crypto';
import { flag, number, program, url } from './arguments.ts';
import { openApi } from './smoke-api.ts';
import {
  checkInventory,
  checkNotifications,
  checkOverview,
  checkUnknownOrder,
  followOrder,
  restock,
  type Stock,
  waitUntilUp,
} from './smoke-checks.ts';
import { visible } from './visible.ts';

const options = {
  url: { describe: 'where the API is', value: 'URL', read: url },
  timeout: {
    describe: 'seconds for all of it; a cold start is waited for',
    value: 'SECONDS',
    read: number({ min: 1, max: 3_600 }),
    fallback: 180,
  },
  'read-only': flag('places no order: asks only'),
};

await program(
  {
    usage: 'npm run smoke -- --url URL [--timeout SECONDS] [--read-only]',
    about:
      'Places one order of 1.00 (twice, under one Idempotency-Key: it must stay one), follows it to its end, and checks\n' +
      'its timeline and notifications and the answers of inventory and overview. The one piece it takes is put on\n' +
      'the shelf before. Exit code 0 when every check passed, 1 when one failed, 2 for a bad command line.',
    options,
  },
  async (values) => {
    const from = performance.now();
    const api = openApi(values.url, from + values.timeout * 1_000);
    console.log(`Smoke test of ${values.url}`);
    let failures = 0;
    /** Resolves with the check's result, or undefined when it failed, which is told and counted. */
    const check = async <T extends { readonly detail: string }>(
      name: string,
      run: () => Promise<T>,
    ): Promise<T | undefined> => {
      try {
        const result = await run();
        console.log(`  ✓ ${name.padEnd(14)} ${visible(result.detail)}`);
        return result;
      } catch (error) {
        failures++;
        console.log(`  ✗ ${name.padEnd(14)} ${visible((error as Error).message)}`);
        return undefined;
      }
    };

    const up = await check('health', () => waitUntilUp(api));
    if (up !== undefined) {
      const stock = await check('inventory', () => checkInventory(api));
      await check('overview', () => checkOverview(api));
      const bell = await check('notifications', () => checkNotifications(api));
      await check('unknown order', () => checkUnknownOrder(api));
      if (!values['read-only'] && stock !== undefined) await orderOf(stock, bell?.cursor);
    }

    const seconds = ((performance.now() - from) / 1_000).toFixed(1);
    console.log(
      failures === 0 ? `Passed in ${seconds} s` : `FAILED: ${failures} of the checks, in ${seconds} s`,
    );
    return failures === 0 ? 0 : 1;

    async function orderOf(levels: Stock, cursor: string | undefined): Promise<void> {
      if ((await check('restock', () => restock(api, levels.fullest))) === undefined) return;
      const ended = await check('order', () =>
        followOrder(api, { item: levels.fullest, idempotencyKey: `smoke-${randomUUID()}` }),
      );
      if (ended === undefined) return;
      await check('its news', () => checkNotifications(api, { orderId: ended.id, after: cursor ?? '' }));
    }
  },
);
