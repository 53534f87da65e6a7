import { afterEach, expect, test } from 'vitest';
import { VirtualClock } from '../../clock.ts';
import type { Invocation, LoadedFunction, RunningExtension } from '../contract.ts';
import { type FakeServices, fakeFunction, fakeServices, type Handler } from '../fake-services.ts';
import { extension } from './extension.ts';

const START = Date.parse('2026-03-10T12:00:00.500Z');
const open: { running?: RunningExtension; services: FakeServices }[] = [];

afterEach(async () => {
  for (const { running } of open) await running?.stop();
  for (const { services } of open.splice(0)) services.close();
});

async function run(
  fn: LoadedFunction,
  handler: Handler,
  options: { clock?: VirtualClock; stateDir?: string; settings?: Record<string, string> } = {},
) {
  const clock = options.clock ?? new VirtualClock(START);
  const services = fakeServices({ [fn.name]: handler }, { ...options, clock });
  const running = await extension.start(services, [fn]);
  open.push({ running, services });
  await running.listen();
  await turn();
  return { clock, services, running };
}

const timer = (name: string, schedule: string, more: Record<string, unknown> = {}) =>
  fakeFunction(name, { type: 'timerTrigger', schedule, ...more });

const turn = () => new Promise((resolve) => setImmediate(resolve));
const seconds = (count: number) => START + count * 1000;

test('runs at its occurrences, one run at a time', async () => {
  const ran: string[] = [];
  const { clock } = await run(timer('tick', '*/2 * * * * *'), () => {
    ran.push(new Date(clock.now()).toISOString());
  });
  await clock.moveTo(seconds(6));
  expect(ran).toEqual(['2026-03-10T12:00:02.000Z', '2026-03-10T12:00:04.000Z', '2026-03-10T12:00:06.000Z']);
});

test('an occurrence that falls into a run is left out', async () => {
  const ran: number[] = [];
  let finish = () => {};
  const { clock } = await run(timer('tick', '*/2 * * * * *'), () => {
    ran.push(clock.now());
    return ran.length === 1 ? new Promise<void>((resolve) => (finish = resolve)) : undefined;
  });
  await clock.moveTo(seconds(5));
  expect(ran.length).toBe(1);
  finish();
  await turn();
  await clock.moveTo(seconds(6));
  expect(ran.map((time) => new Date(time).toISOString())).toEqual([
    '2026-03-10T12:00:02.000Z',
    '2026-03-10T12:00:06.000Z',
  ]);
});

test('a tick of a frequent schedule has no status', async () => {
  const seen: Invocation[] = [];
  const { clock } = await run(timer('tick', '*/2 * * * * *'), (invocation) => seen.push(invocation));
  await clock.moveTo(seconds(2));
  expect(seen).toEqual([
    { data: { Schedule: { AdjustForDST: true }, ScheduleStatus: null, IsPastDue: false } },
  ]);
});

test('runOnStartup runs at once, told of a status that was never updated', async () => {
  const seen: Invocation[] = [];
  const { services } = await run(timer('yearly', '0 0 0 1 1 *', { runOnStartup: true }), (invocation) =>
    seen.push(invocation),
  );
  expect(seen).toEqual([
    {
      data: {
        Schedule: { AdjustForDST: true },
        ScheduleStatus: {
          Last: '0001-01-01T00:00:00+00:00',
          Next: '2027-01-01T00:00:00+00:00',
          LastUpdated: '0001-01-01T00:00:00+00:00',
        },
        IsPastDue: false,
      },
    },
  ]);
  expect(services.logs).toContain(
    'information Function.yearly Trigger Details: UnscheduledInvocationReason: RunOnStartup',
  );
});

test('after a pause the missed occurrence is made up for, once, and called past due', async () => {
  const clock = new VirtualClock(START);
  const ran: Invocation[] = [];
  const first = await run(timer('minutely', '0 * * * * *'), (invocation) => ran.push(invocation), { clock });
  await clock.moveTo(seconds(60));
  await first.running.stop();
  expect(ran.length).toBe(1);

  await clock.moveTo(seconds(200));
  ran.length = 0;
  const { stateDir } = first.services;
  await run(timer('minutely', '0 * * * * *'), (invocation) => ran.push(invocation), { clock, stateDir });
  await clock.moveTo(seconds(201));
  expect(ran).toEqual([
    {
      data: {
        Schedule: { AdjustForDST: true },
        ScheduleStatus: {
          Last: '2026-03-10T12:01:00+00:00',
          Next: '2026-03-10T12:02:00+00:00',
          LastUpdated: '2026-03-10T12:01:00+00:00',
        },
        IsPastDue: true,
      },
    },
  ]);
  await clock.moveTo(seconds(240));
  expect(ran.length).toBe(2);
});

test('a schedule that was changed meanwhile is not past due', async () => {
  const clock = new VirtualClock(START);
  const first = await run(timer('job', '0 * * * * *'), () => {}, { clock });
  await clock.moveTo(seconds(60));
  await first.running.stop();
  await clock.moveTo(seconds(7200));
  const ran: Invocation[] = [];
  const { stateDir } = first.services;
  await run(timer('job', '0 30 * * * *'), (invocation) => ran.push(invocation), { clock, stateDir });
  await clock.moveTo(seconds(7201));
  expect(ran).toEqual([]);
});

test('retries by the policy, with its context, and goes on with the schedule afterwards', async () => {
  const contexts: unknown[] = [];
  const fn = fakeFunction(
    'job',
    { type: 'timerTrigger', schedule: '0 * * * * *' },
    { retry: { strategy: 'fixedDelay', maxRetryCount: 2, delayInterval: 200 } },
  );
  const { clock } = await run(fn, ({ retryContext }) => {
    contexts.push(retryContext);
    throw new Error('again');
  });
  await clock.moveTo(seconds(60));
  const failed = { source: '', stackTrace: expect.stringContaining('again'), message: 'again' };
  expect(contexts).toEqual([
    { retryCount: 0, maxRetryCount: 2 },
    { retryCount: 1, maxRetryCount: 2, exception: failed },
    { retryCount: 2, maxRetryCount: 2, exception: failed },
  ]);
  await clock.moveTo(seconds(120));
  expect(contexts.length).toBe(6);
});

test('a run by hand gets the stored status, also when the function is disabled', async () => {
  const seen: Invocation[] = [];
  const fn = { ...timer('yearly', '0 0 0 1 1 *') };
  const { running } = await run(fn, (invocation) => seen.push(invocation));
  await running.runByHand?.(fn, 'ignored');
  expect(seen).toEqual([
    {
      data: {
        Schedule: { AdjustForDST: true },
        ScheduleStatus: {
          Last: '0001-01-01T00:00:00+00:00',
          Next: '2027-01-01T00:00:00+00:00',
          LastUpdated: '2026-03-10T12:00:00.500+00:00',
        },
        IsPastDue: false,
      },
    },
  ]);
  const disabled = { ...timer('off', '* * * * * *'), disabled: true };
  const other = await run(disabled, (invocation) => seen.push(invocation));
  await other.clock.moveTo(seconds(5));
  expect(seen.length).toBe(1);
  await other.running.runByHand?.(disabled, '');
  expect(seen.length).toBe(2);
});

test.each([
  [
    'every day at noon',
    "Microsoft.Azure.WebJobs.Extensions: The schedule expression 'every day at noon' was not recognized as a valid cron expression or timespan string.",
  ],
  ['%GONE%', "Microsoft.Azure.WebJobs.Host: '%GONE%' does not resolve to a value."],
  ['', "System.Private.CoreLib: Value cannot be null. (Parameter 'type')."],
])('schedule %j puts its function in error', async (schedule, expected) => {
  const fn = timer('job', schedule);
  await run(fn, () => {});
  expect(fn.error).toBe(`Microsoft.Azure.WebJobs.Host: Error indexing method 'Functions.job'. ${expected}`);
});

test('stop waits for the run under way and lets no other begin', async () => {
  const ran: string[] = [];
  let finish = () => {};
  const { clock, running } = await run(timer('tick', '* * * * * *'), async () => {
    ran.push('begun');
    await new Promise<void>((resolve) => (finish = resolve));
    ran.push('done');
  });
  await clock.moveTo(seconds(1));
  const stopped = running.stop().then(() => ran.push('stopped'));
  await turn();
  finish();
  await stopped;
  await clock.moveTo(seconds(10));
  expect(ran).toEqual(['begun', 'done', 'stopped']);
});
