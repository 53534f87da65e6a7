/** `npm run dlq`: looks at the messages that were put aside, repairs them, and sends them back to where they came from. */
import { program } from './arguments.ts';
import { connectionConfig, tellOutages } from './connection.ts';
import { commandNamed } from './dlq/commands.ts';
import { MOST_IDS, options, selectionOf } from './dlq/options.ts';

await program(
  {
    usage: 'npm run dlq -- list | show ID | edit ID | replay [ID …] | purge [ID …] | history   [options]',
    about:
      'Messages that could not be processed lie in the queue quarantine, with the reason, or in the dead-letter queue of\n' +
      'a queue. ID is the first column of the list, or a message id (of an order: its order id).\n\n' +
      '  list     those that the filters choose: --reason, --source, --order, --text, --older-than, --newer-than\n' +
      '  show     everything about one, or its untouched body alone (--body -)\n' +
      '  edit     another body: --body FILE (- is stdin), or --set /json/pointer=value; checked as the app would; it is\n' +
      '           put back into quarantine, or sent at once (--replay)\n' +
      '  replay   sends them to where they came from, to the queue or to the consumer group that could not take them in\n' +
      '  purge    takes them away for good; the record keeps them whole\n' +
      '  history  who edited, replayed and purged what, and when\n\n' +
      'Without --yes nothing is changed: you are shown what would be done. Every change is recorded before it is made.\n' +
      'What arrives twice has its effect once. Exit code 1 when something could not be done.',
    options,
    positionals: ['command', ...Array.from({ length: MOST_IDS }, () => 'ID')],
  },
  async (values, [name = '', ...ids]) => {
    const command = commandNamed(name);
    const selection = selectionOf(values, ids, Date.now());
    command.check(values, selection);
    const config = connectionConfig(command.services(values), values);
    // The SDKs take a while to load: a wrong argument is told at once.
    const { openRepairDesk } = await import('../shared/azure/index.ts');
    const desk = openRepairDesk(config);
    try {
      return await tellOutages(() => command.run({ desk, values, selection }));
    } finally {
      await desk.close();
    }
  },
);
