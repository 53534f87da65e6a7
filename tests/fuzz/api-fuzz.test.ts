/**
 * Any request that the description allows or nearly allows, in a random order: nothing breaks, nothing hangs, and every
 * answer is described. FUZZ_RUNS=5000 FUZZ_SEED=7 for more and for others.
 */
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ApiDescription } from '../flow/api-description.ts';
import { Broker } from '../flow/broker.ts';
import { Till } from '../flow/till.ts';
import { type Attempt, anyAttempt } from './requests.ts';
import { type Got, Sender } from './send.ts';

const RUNS = Number(process.env.FUZZ_RUNS ?? 150);
const SEED = Number(process.env.FUZZ_SEED ?? 42);
const AT_ONCE = 6;
const ANSWER_LIMIT_MS = 30_000;
// What must not break must also be reached; which few operations are left out is up to the seed.
const FEWEST_OPERATIONS_REACHED = 0.7;

let till: Till;
let api: ApiDescription;
let sender: Sender;
const seen = new Map<string, Set<number>>();

beforeAll(async () => {
  till = await Till.open();
  api = await ApiDescription.of(till.platform);
  sender = new Sender(till.platform.url);
});

afterAll(async () => {
  sender?.close();
  await till?.platform.stop();
});

it('answers whatever comes as it says it would', { timeout: 60_000 + RUNS * 100 }, async () => {
  const ids = [await till.order('Casey', ['milk'], 1), await till.order('Riley', ['bread'], 1500)];
  await till.waiting(ids[1] ?? '');
  const letters = await putAside(ids[0] ?? '');
  const known = {
    '': ids,
    '/operations/dead-letters': letters,
    '/customers': ['Casey', 'Riley'],
    '/docs': ['swagger-ui.css'],
  };
  const attempts = fc.array(anyAttempt(api, known), { minLength: AT_ONCE, maxLength: AT_ONCE });
  await fc.assert(
    fc.asyncProperty(attempts, async (all) => {
      await Promise.all(all.map(async (attempt) => expect(await faultOf(attempt)).toBeUndefined()));
    }),
    { numRuns: RUNS, seed: SEED, endOnFailure: true },
  );

  const health = await till.get('/health');
  expect(health.status).toBe(200);
  expect(till.platform.log()).not.toMatch(/uncaught|unhandled|Request failed|"level":"error"/i);
  const reached = [...seen.values()].filter((statuses) => [...statuses].some((status) => status < 300));
  expect(reached.length / api.operations.length).toBeGreaterThanOrEqual(FEWEST_OPERATIONS_REACHED);
});

/** Messages in quarantine, for those who repair; their ids. */
async function putAside(order: string): Promise<string[]> {
  const broker = new Broker(till.platform);
  const message = { body: Buffer.from('{}'), applicationProperties: { reason: 'r', source: 'queue:orders' } };
  await broker.send('quarantine', ...Array.from({ length: 12 }, () => ({ ...message, messageId: order })));
  await broker.close();
  const { items } = (await till.get('/operations/dead-letters')).json<{ items: { id: string }[] }>();
  return items.map(({ id }) => id);
}

/** What is wrong with the answer to one request, with the request. */
async function faultOf(attempt: Attempt): Promise<string | undefined> {
  const { path, method, target, headers, body } = attempt;
  const sent = `${method} ${target.slice(0, 300)} ${JSON.stringify(headers)} ${String(body ?? '').slice(0, 600)}`;
  let answer: Got;
  try {
    answer = await sender.send(attempt, ANSWER_LIMIT_MS);
  } catch (error) {
    return `${sent}: no answer: ${String(error)}`;
  }
  const name = `${method} ${path}`;
  seen.set(name, (seen.get(name) ?? new Set()).add(answer.status));
  const fault = wrongWith(attempt, answer);
  return fault === undefined ? undefined : `${sent}: ${fault}`;
}

function wrongWith({ path, method, target, headers }: Attempt, answer: Got): string | undefined {
  const { status, contentType, text } = answer;
  if (status >= 500) return `${status} ${text}`;
  // The host's own, before any function: a target that is no path, or no route for it.
  if ((status === 404 || status === 400) && text === '' && target.includes('%')) return undefined;
  // Dots lead to another place, as everywhere on the web; some of them are the host's own pages.
  const meant = /\/(?:\.|%2e){2}/i.test(target) ? new URL(target, 'http://till').pathname : path;
  const operation = api.operationOf(method, meant);
  const fault = operation === undefined ? undefined : api.faultOf(operation, answer);
  if (fault !== undefined) return fault;
  if (status === 429 && answer.retryAfter === undefined) return '429 without Retry-After';
  if (status >= 400 && contentType?.startsWith('text/plain') && headers.accept === 'application/json') {
    return 'a plain text for who asks for JSON';
  }
  return undefined;
}
