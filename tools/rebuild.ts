/** `npm run rebuild`: the read model anew from the archive, beside the live one, and the switch from one to the other. */

import { TerminalFault } from '../shared/domain/faults.ts';
import { BadArguments, flag, type Option, program, text } from './arguments.ts';
import { connectionConfig, connectionOptions, tellOutages } from './connection.ts';
import { askAsOf, instant, orderQuery } from './rebuild/as-of.ts';
import { build, goBack } from './rebuild/build.ts';
import { rebuildLedger } from './rebuild/ledger.ts';
import type { Run } from './rebuild/run.ts';
import { dropOld, status } from './rebuild/status.ts';

const asOf: Option<string> = {
  describe: 'builds a copy of all events up to this moment, asks it, and drops it',
  value: 'TIME',
  read: instant,
  fallback: '',
};

const options = {
  'dry-run': flag('builds and compares; switches nothing'),
  status: flag('tells which copies there are'),
  rollback: flag('makes the former copy live again, with what came since'),
  'drop-old': flag('deletes every copy but the live one; wants --yes'),
  ledger: flag('the ledger of points in place of the read model: compares it, and puts it right where it is'),
  yes: flag('deletes; switches although the copies differ; takes out points of which no event tells'),
  'as-of': asOf,
  query: {
    describe: 'with --as-of: the query of GET /orders to answer, such as "status=RUNNING&limit=20"',
    value: 'QUERY',
    read: text,
    fallback: '',
  },
  order: {
    describe: 'with --as-of: shows this order and its timeline',
    value: 'ID',
    read: text,
    fallback: '',
  },
  keep: flag('with --as-of: keeps the copy for the next question about the same moment'),
  json: flag('as JSON, and no progress'),
  ...connectionOptions('event-hubs', 'storage'),
};

const COMMANDS = ['ledger', 'dry-run', 'status', 'rollback', 'drop-old', 'as-of'] as const;

await program(
  {
    usage:
      'npm run rebuild -- [--dry-run | --ledger [--dry-run] | --status | --rollback | --drop-old | --as-of TIME [--query Q | --order ID]]',
    about:
      'Replays the archive into a fresh copy of the read model, beside the live one, which goes on answering. Then compares\n' +
      'every order, and switches when nothing differs but what the live copy lacks. The former copy stays for --rollback.\n' +
      'A run that was broken off goes on where it was. Exit code 1 when the copies differ or something could not be done.',
    options,
  },
  async (values) => {
    const isDryLedger = values.ledger && values['dry-run'];
    const chosen = COMMANDS.filter((name) => Boolean(values[name]) && !(isDryLedger && name === 'dry-run'));
    if (chosen.length > 1) throw new BadArguments(`--${chosen.join(' and --')} do not go together`);
    const { 'as-of': time, order, keep, json, yes } = values;
    if (time === '' && (values.query !== '' || order !== '' || keep)) {
      throw new BadArguments('--query, --order and --keep go with --as-of\n--help tells what there is');
    }
    if (values.query !== '' && order !== '') throw new BadArguments('--query and --order do not go together');
    const query = orderQuery(values.query);
    const needed = ['status', 'drop-old', 'as-of'].includes(chosen[0] ?? '')
      ? (['storage'] as const)
      : (['event-hubs', 'storage'] as const);
    const config = connectionConfig(needed, values);
    // The SDKs take a while to load: a wrong argument is told at once.
    const { openWorkshop } = await import('../shared/azure/rebuild/index.ts');
    const workshop = openWorkshop(config);
    const run: Run = { ...workshop, json, yes };
    try {
      return await told(() => {
        switch (chosen[0]) {
          case 'ledger':
            return rebuildLedger(run, { dryRun: values['dry-run'] });
          case 'status':
            return status(run);
          case 'rollback':
            return goBack(run);
          case 'drop-old':
            return dropOld(run);
          case 'as-of':
            return askAsOf(run, { time, query, order, keep });
          default:
            return build(run, { dryRun: values['dry-run'] });
        }
      });
    } finally {
      await workshop.close();
    }
  },
);

/** An outage, and an archive that is not to be built from, are told in a line. */
async function told(run: () => Promise<number>): Promise<number> {
  try {
    return await tellOutages(run);
  } catch (error) {
    if (!(error instanceof TerminalFault)) throw error;
    console.error(`${error.code}: ${error.message}`);
    return 1;
  }
}
