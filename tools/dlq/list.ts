import { findAllDeadLetters } from '../../shared/steps/dead-letters/find.ts';
import type { Command } from './commands.ts';
import { asJson, asTable } from './output.ts';

export const list: Command = {
  services: () => ['service-bus'],
  check: () => undefined,
  async run({ desk, values, selection }) {
    const { chosen, others } = await findAllDeadLetters(desk, selection);
    if (values.json) console.log(asJson(chosen));
    else if (chosen.length === 0) {
      console.log(others === 0 ? 'Nothing was put aside.' : 'None is like that.');
    } else console.log(asTable(chosen));
    return 0;
  },
};
