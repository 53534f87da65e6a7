/** `npm run demo`: five orders, each another way through the pipeline, told as it happens; then the books are checked. */
import { flag, program } from './arguments.ts';
import { type Platform, startPlatform } from './platform-process.ts';
import { verifyStores } from './verify-stores.ts';

// An order is through in milliseconds; on a machine that is busy with other things it takes longer.
const PATIENCE_MS = 30_000;
const POLL_MS = 40;

interface Timeline {
  readonly status: string;
  readonly timeline: readonly { seq: number; type: string; text?: string }[];
}

interface Act {
  readonly title: string;
  readonly order: { customer: string; items: string[]; total: number };
  /** Done before the order is posted, and after it ended. */
  readonly before?: string;
  readonly after?: string;
  readonly decision?: { approver: string; approved: boolean };
  /** How it has to end. */
  readonly ending: string;
}

const acts: readonly Act[] = [
  {
    title: 'a small order goes through by itself',
    order: { customer: 'Casey', items: ['milk', 'bread'], total: 10 },
    ending: 'OrderCompleted',
  },
  {
    title: 'a large one waits for its approval',
    order: { customer: 'Riley', items: ['milk', 'bread', 'iPhone'], total: 1299 },
    decision: { approver: 'Chris', approved: true },
    ending: 'OrderCompleted',
  },
  {
    title: 'another large one is rejected, and its stock released',
    order: { customer: 'Robin', items: ['iPhone', 'iPhone'], total: 2598 },
    decision: { approver: 'Chris', approved: false },
    ending: 'OrderClosed',
  },
  {
    title: 'eleven milk are more than there are',
    order: { customer: 'Alex', items: Array.from({ length: 11 }, () => 'milk'), total: 22 },
    ending: 'OrderClosed',
  },
  {
    title: 'shipping is down: the payment is refunded, the stock released',
    order: { customer: 'Jamie', items: ['apples', 'oranges'], total: 7.5 },
    before: '/shipping/deactivate',
    after: '/shipping/activate',
    ending: 'OrderFailed',
  },
];

await program(
  {
    usage: 'npm run demo [-- --log]',
    about:
      'Starts the whole pipeline on free ports with a state that is thrown away, posts five orders, and checks the six\n' +
      'invariants of docs/architecture.md against the stores. Exit code 0 only if all hold.',
    options: { log: flag('shows the log of the platform too') },
  },
  async ({ log }) => {
    const from = performance.now();
    console.log('Starting storage, broker and host …');
    const platform = await startPlatform(log ? { onLog: (line) => console.error(line) } : {});
    const stop = () => void platform.stop().finally(() => process.exit(130));
    process.once('SIGINT', stop);
    process.once('SIGTERM', stop);
    try {
      console.log(`Ready after ${((performance.now() - from) / 1000).toFixed(1)} s: ${platform.url}\n`);
      const accepted: string[] = [];
      let asTold = true;
      for (const [index, act] of acts.entries()) {
        console.log(`${index + 1}. ${act.title}`);
        const { id, ending } = await play(platform, act);
        accepted.push(id);
        if (ending !== act.ending) {
          asTold = false;
          console.log(`   ✗ ended with ${ending}, should have been ${act.ending}`);
        }
        console.log('');
      }
      console.log('The books, read from the stores:');
      const verdicts = await verifyStores(platform, {
        accepted,
        initialStock: { milk: 10, bread: 10, apples: 10, oranges: 10, iPhone: 10 },
      });
      const width = Math.max(...verdicts.map(({ name }) => name.length));
      for (const { name, holds, detail } of verdicts)
        console.log(`  ${holds ? '✓' : '✗'} ${name.padEnd(width)}  ${detail}`);
      const holds = asTold && verdicts.every((verdict) => verdict.holds);
      console.log(holds ? '\nAll hold.' : '\nNOT all hold.');
      if (!holds) console.error(platform.log());
      return holds ? 0 : 1;
    } finally {
      process.off('SIGINT', stop);
      process.off('SIGTERM', stop);
      await platform.stop();
    }
  },
);

async function play(platform: Platform, act: Act): Promise<{ id: string; ending: string }> {
  if (act.before !== undefined) await send(platform, act.before);
  const answer = await send(platform, '/orders', act.order);
  const { id } = JSON.parse(answer) as { id: string };
  console.log(`   POST /orders ${JSON.stringify(act.order)}\n   202 ${id}`);
  let decided = false;
  let told = 0;
  const limit = performance.now() + PATIENCE_MS;
  for (;;) {
    const { timeline } = (await (await fetch(`${platform.url}/orders/${id}/timeline`)).json()) as Timeline;
    for (const entry of timeline.slice(told)) console.log(`   ${entry.type.padEnd(18)} ${entry.text ?? ''}`);
    told = timeline.length;
    const ending = timeline.find(({ type }) =>
      ['OrderCompleted', 'OrderClosed', 'OrderFailed'].includes(type),
    );
    if (ending !== undefined) {
      if (act.after !== undefined) await send(platform, act.after);
      return { id, ending: ending.type };
    }
    if (act.decision !== undefined && !decided && timeline.some(({ type }) => type === 'ApprovalRequested')) {
      decided = true;
      console.log(`   POST /orders/${id}/approve ${JSON.stringify(act.decision)}`);
      await send(platform, `/orders/${id}/approve`, act.decision);
    }
    if (performance.now() > limit) return { id, ending: `nothing within ${PATIENCE_MS / 1000} s` };
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
}

async function send(platform: Platform, path: string, body?: unknown): Promise<string> {
  const answer = await fetch(`${platform.url}${path}`, {
    method: 'POST',
    headers: {
      accept: 'application/json',
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`POST ${path} answered ${answer.status}: ${text}`);
  return text;
}
