/** `npm run worker`: posts orders like a till, one after the other or several at a time, and counts what came back. */
import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import cliProgress from 'cli-progress';
import { Pool } from 'undici';
import { number, origin, program, text } from './arguments.ts';

const PRODUCTS = ['milk', 'bread', 'apples', 'oranges', 'iPhone'] as const;
const CUSTOMERS = [
  'Riley',
  'Casey',
  'Robin',
  'Alex',
  'Jamie',
  'Sam',
  'Kim',
  'Charlie',
  'Noa',
  'Dana',
] as const;

const options = {
  address: {
    describe: 'where the API listens: HOST:PORT or a URL without a path',
    value: 'HOST:PORT',
    read: origin,
    fallback: 'http://127.0.0.1:7071',
  },
  'max-requests': {
    describe: 'orders to post',
    value: 'N',
    read: number({ min: 1, max: 10_000_000 }),
    fallback: 100,
  },
  concurrency: {
    describe: 'orders under way at a time',
    value: 'N',
    read: number({ min: 1, max: 256 }),
    fallback: 4,
  },
  delay: {
    describe: 'ms to wait after each order',
    value: 'MS',
    read: number({ min: 0, max: 60_000 }),
    fallback: 0,
  },
  timeout: {
    describe: 'ms to wait for an answer',
    value: 'MS',
    read: number({ min: 1, max: 300_000 }),
    fallback: 10_000,
  },
  customer: {
    describe: 'name on every order; left out: ten names in turn',
    value: 'NAME',
    read: text,
    fallback: '',
  },
};

interface Tally {
  success: number;
  failures: number;
  /** How often each kind of failure was seen: `HTTP 503`, `ECONNREFUSED`. */
  readonly kinds: Map<string, number>;
}

await program(
  {
    usage: 'npm run worker -- [--address HOST:PORT] [--max-requests N] …',
    about:
      'Posts orders to POST /orders like a till and prints how many succeeded and failed. Every order has a trace id of\n' +
      'its own. Exit code 0 when all succeeded, 1 when some failed, 130 after Ctrl-C (the summary is printed all the same).',
    options,
  },
  async (values) => {
    const tally: Tally = { success: 0, failures: 0, kinds: new Map() };
    const interrupted = new AbortController();
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      process.once(signal, () => {
        // A second one ends it at once: the terminal is as it was by then.
        bar.stop();
        interrupted.abort();
      });
    }

    const bar = new cliProgress.SingleBar({
      format: '{bar} {value}/{total} orders · {success} ok · {failures} failed · {rate}/s',
      stream: process.stderr,
      noTTYOutput: false,
      hideCursor: true,
    });
    const from = performance.now();
    bar.start(values['max-requests'], 0, { success: 0, failures: 0, rate: 0 });
    const progress = () => {
      const done = tally.success + tally.failures;
      const rate = Math.round(done / ((performance.now() - from) / 1000));
      bar.update(done, { success: tally.success, failures: tally.failures, rate });
    };

    const pool = new Pool(values.address, { connections: values.concurrency });
    let next = 0;
    const till = async () => {
      while (next < values['max-requests'] && !interrupted.signal.aborted) {
        const customer =
          values.customer === '' ? (CUSTOMERS[next % CUSTOMERS.length] ?? 'Riley') : values.customer;
        const failure = await post(pool, orderOf(customer, next++), values.timeout);
        if (failure === undefined) tally.success++;
        else {
          tally.failures++;
          tally.kinds.set(failure, (tally.kinds.get(failure) ?? 0) + 1);
        }
        progress();
        // Ctrl-C ends the wait.
        if (values.delay > 0) await sleep(values.delay, undefined, interrupted).catch(() => undefined);
      }
    };
    await Promise.all(Array.from({ length: values.concurrency }, till));
    await pool.close();
    bar.stop();

    const seconds = (performance.now() - from) / 1000;
    console.log(`Success: ${tally.success}`);
    console.log(`Failures: ${tally.failures}`);
    for (const [kind, times] of tally.kinds) console.log(`  ${kind}: ${times}`);
    console.log(`Success + Failures = ${tally.success + tally.failures} in ${seconds.toFixed(1)} s`);
    if (interrupted.signal.aborted) return 130;
    return tally.failures === 0 ? 0 : 1;
  },
);

function orderOf(customer: string, index: number): unknown {
  const first = PRODUCTS[index % PRODUCTS.length];
  const second = PRODUCTS[(index * 3 + 1) % PRODUCTS.length];
  return { customer, items: [first, second], total: 5 + (index % 90) };
}

/** Resolves with what went wrong, or undefined after a 202. */
async function post(pool: Pool, order: unknown, timeoutMs: number): Promise<string | undefined> {
  try {
    const { statusCode, body } = await pool.request({
      method: 'POST',
      path: '/orders',
      headers: {
        'content-type': 'application/json',
        accept: 'application/json',
        // W3C Trace Context: version, trace id, span id, sampled.
        traceparent: `00-${randomBytes(16).toString('hex')}-${randomBytes(8).toString('hex')}-01`,
      },
      body: JSON.stringify(order),
      headersTimeout: timeoutMs,
      bodyTimeout: timeoutMs,
    });
    await body.dump();
    return statusCode === 202 ? undefined : `HTTP ${statusCode}`;
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    return code ?? message;
  }
}
