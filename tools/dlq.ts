/** `npm run dlq`: looks at the messages that were put aside, and sends them back to where they came from. */
import type { DeadLetter, DeadLetters } from '../shared/ports.ts';
import { isSelected, replayDeadLetters, type Selection } from '../shared/steps/replay-dead-letters.ts';
import { BadArguments, flag, number, program, text } from './arguments.ts';
import { connectionConfig, connectionOptions, tellOutages } from './connection.ts';
import { asJson, asPage, asTable } from './dlq-output.ts';

const SERVICES = ['service-bus', 'event-hubs'] as const;
const MOST_IDS = 200;

const options = {
  reason: { describe: 'only those with this reason', value: 'CODE', read: text, fallback: '' },
  source: {
    describe: 'only those from there: queue:orders, event-hub:order-events/archive, …',
    value: 'SOURCE',
    read: text,
    fallback: '',
  },
  all: flag('replay: whatever there is'),
  yes: flag('replay: do it; without it you are shown what would be done'),
  rate: {
    describe: 'replay: messages a second at most',
    value: 'N',
    read: number({ min: 0.1, max: 10_000, decimals: true }),
    fallback: 50,
  },
  json: flag('as JSON'),
  body: flag('show: the untouched body and nothing else'),
  ...connectionOptions(...SERVICES),
};

interface Run {
  readonly deadLetters: DeadLetters;
  readonly selection: Selection;
  readonly all: boolean;
  readonly yes: boolean;
  readonly rate: number;
  readonly json: boolean;
  readonly body: boolean;
}

await program(
  {
    usage: 'npm run dlq -- list | show ID | replay [ID …] [--reason CODE] [--source SOURCE] [--all] [--yes]',
    about:
      'Messages that could not be processed lie in the queue quarantine, with the reason, or in the dead-letter queue of\n' +
      'orders. ID is the first column of the list, or a message id (of an order: its order id). A replay sends a message\n' +
      'to where it came from, to the queue or to the consumer group that could not take it in, and takes it away once\n' +
      'that is confirmed. What arrives twice has its effect once. Exit code 1 when something could not be done.',
    options,
    positionals: ['command', ...Array.from({ length: MOST_IDS }, () => 'ID')],
  },
  async ({ reason, source, ...values }, [command = '', ...ids]) => {
    const selection = {
      ...(ids.length === 0 ? {} : { ids }),
      ...(reason === '' ? {} : { reason }),
      ...(source === '' ? {} : { source }),
    };
    const perform = commandNamed(command);
    const config = connectionConfig(perform === replay ? SERVICES : ['service-bus'], values);
    // The SDKs take a while to load: a wrong argument is told at once.
    const { openDeadLetters } = await import('../shared/azure/index.ts');
    const deadLetters = openDeadLetters(config);
    try {
      return await tellOutages(() => perform({ ...values, deadLetters, selection }));
    } finally {
      await deadLetters.close();
    }
  },
);

function commandNamed(name: string): (run: Run) => Promise<number> {
  switch (name) {
    case 'list':
      return list;
    case 'show':
      return show;
    case 'replay':
      return replay;
    default: {
      const fault = name === '' ? 'What is to be done?' : `"${name}" is no command.`;
      throw new BadArguments(`${fault} There are list, show and replay.\n--help tells more`);
    }
  }
}

async function list({ deadLetters, selection, json }: Run): Promise<number> {
  const { chosen, others } = await find(deadLetters, selection);
  if (json) console.log(asJson(chosen));
  else if (chosen.length === 0) console.log(others === 0 ? 'Nothing was put aside.' : 'None is like that.');
  else console.log(asTable(chosen));
  return 0;
}

async function show({ deadLetters, selection, json, body }: Run): Promise<number> {
  if (selection.ids?.length !== 1) throw new BadArguments('show: wants one ID\n--help tells what there is');
  const { chosen } = await find(deadLetters, selection);
  const [letter] = chosen;
  if (letter === undefined || chosen.length > 1) return ambiguous(chosen);
  if (body) process.stdout.write(letter.body);
  else console.log(json ? asJson(letter) : asPage(letter));
  return 0;
}

async function replay({ deadLetters, selection, all, yes, rate, json }: Run): Promise<number> {
  if (Object.keys(selection).length === 0 && !all) {
    throw new BadArguments('replay: wants IDs, --reason, --source or --all\n--help tells what there is');
  }
  const { chosen } = await find(deadLetters, selection);
  const unknown = (selection.ids ?? []).filter(
    (id) => !chosen.some((letter) => letter.id === id || letter.messageId === id),
  );
  for (const id of unknown) console.error(`${id}: is not there`);
  if (!yes) {
    if (json) console.log(JSON.stringify({ dryRun: true, chosen: chosen.map(({ id }) => id), unknown }));
    else {
      if (chosen.length > 0) console.log(`${asTable(chosen)}\n`);
      console.log(`${chosen.length} to replay. Nothing was sent; --yes does it.`);
    }
    return unknown.length === 0 ? 0 : 1;
  }
  const sleep = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
  const report = await replayDeadLetters({ deadLetters, clock: { now: () => Date.now() }, sleep })(
    chosen,
    rate,
    ({ id, source, messageId }) => json || console.log(`${id} → ${source}  ${messageId}`),
  );
  if (json) console.log(JSON.stringify({ dryRun: false, ...report, unknown }));
  else {
    for (const { id, message } of report.failed) console.error(`${id}: not replayed: ${message}`);
    for (const id of report.gone) console.error(`${id}: somebody else has it`);
    console.log(`${report.replayed.length} replayed.`);
  }
  return report.failed.length + report.gone.length + unknown.length === 0 ? 0 : 1;
}

async function find(
  deadLetters: DeadLetters,
  selection: Selection,
): Promise<{ chosen: DeadLetter[]; others: number }> {
  const chosen: DeadLetter[] = [];
  let others = 0;
  for await (const letter of deadLetters.list()) {
    if (isSelected(selection, letter)) chosen.push(letter);
    else others++;
  }
  return { chosen, others };
}

function ambiguous(letters: readonly DeadLetter[]): number {
  console.error(
    letters.length === 0
      ? 'It is not there.'
      : `That could be any of these:\n${letters.map(({ id }) => `  ${id}`).join('\n')}`,
  );
  return 1;
}
