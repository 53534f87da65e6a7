import { documentOfRepair } from '../../shared/steps/dead-letters/document.ts';
import { repairHistory } from '../../shared/steps/dead-letters/history.ts';
import type { Command } from './commands.ts';
import { columns } from './output.ts';

export const history: Command = {
  services: () => ['storage'],
  check: () => undefined,
  async run({ desk, values }) {
    const { limit, order, json } = values;
    const { items } = await repairHistory(desk)({ limit, ...(order === '' ? {} : { order }) });
    if (json) console.log(JSON.stringify(items.map(documentOfRepair), undefined, 2));
    else if (items.length === 0) console.log('Nothing was repaired.');
    else {
      const rows = items.map(({ time, by, via, action, deadLetter, edited }) => [
        new Date(time).toISOString(),
        by,
        via,
        edited === undefined ? action : `${action}, ${edited.next}`,
        deadLetter.id,
        deadLetter.reason,
        deadLetter.source,
        deadLetter.messageId,
      ]);
      console.log(columns(['TIME', 'BY', 'VIA', 'ACTION', 'ID', 'REASON', 'SOURCE', 'MESSAGE ID'], rows));
    }
    return 0;
  },
};
