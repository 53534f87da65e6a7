import { replayDeadLetters } from '../../shared/steps/dead-letters/replay.ts';
import { visible } from '../visible.ts';
import type { Command } from './commands.ts';
import { wantsChoice, workOn } from './work.ts';

export const replay: Command = {
  services: ({ yes }) => (yes ? ['service-bus', 'event-hubs', 'storage'] : ['service-bus']),
  check: ({ all }, selection) => wantsChoice('replay', selection, all),
  run: (run) =>
    workOn(
      {
        verb: 'replay',
        past: 'replayed',
        untouched: 'Nothing was sent',
        saidOf: ({ id, source, messageId }) => `${id} → ${source}  ${visible(messageId)}`,
        perform: (deps, { ids, rate, by, onDone }) =>
          replayDeadLetters(deps)(ids, rate, { by, via: 'cli' }, onDone),
      },
      run,
    ),
};
