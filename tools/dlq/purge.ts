import { purgeDeadLetters } from '../../shared/steps/dead-letters/purge.ts';
import { visible } from '../visible.ts';
import type { Command } from './commands.ts';
import { wantsChoice, workOn } from './work.ts';

export const purge: Command = {
  services: ({ yes }) => (yes ? ['service-bus', 'storage'] : ['service-bus']),
  check: ({ all }, selection) => wantsChoice('purge', selection, all),
  run: (run) =>
    workOn(
      {
        verb: 'purge',
        past: 'purged',
        untouched: 'All are still there',
        saidOf: ({ id, messageId }) => `${id} is gone  ${visible(messageId)}`,
        perform: (deps, { ids, rate, by, onDone }) =>
          purgeDeadLetters(deps)(ids, rate, { by, via: 'cli' }, onDone),
      },
      run,
    ),
};
