import { rebuildLoyalty } from '../../shared/steps/rebuild-loyalty.ts';
import { progressBar } from '../progress.ts';
import type { Run } from './run.ts';

/** Compares the points with the archive, and puts right what differs unless it is a dry run. */
export async function rebuildLedger(run: Run, { dryRun }: { readonly dryRun: boolean }): Promise<number> {
  const { archive, json, yes } = run;
  const bar = progressBar('{bar} {percentage} % of the archive', json);
  let size = 0;
  for (const { bytes } of await archive.partitions()) size += bytes;
  bar.begin(size);
  const report = await rebuildLoyalty(run)({
    repair: !dryRun,
    removeUnknown: !dryRun && yes,
    onRead: (bytes) => bar.add(bytes),
  });
  bar.end();
  const { orders, missing, wrong, unknown, unbalanced } = report;
  const left = dryRun ? missing + wrong + unknown + unbalanced : yes ? 0 : unknown;
  if (json) {
    console.log(JSON.stringify({ ...report, repaired: !dryRun, left }));
    return left > 0 ? 1 : 0;
  }
  console.log(`${orders} orders that brought points, or were kept from it`);
  const tell = (count: number, what: string, done: string) => {
    if (count > 0) console.log(`${count} ${what}${dryRun ? '' : `: ${done}`}`);
  };
  tell(missing, 'missing in the ledger', 'added');
  tell(wrong, 'wrong', 'corrected');
  tell(unbalanced, 'balances that were not the sum of their orders', 'corrected');
  tell(unknown, 'of which the archive knows nothing', yes ? 'taken out' : 'left; --yes takes them out');
  if (missing + wrong + unknown + unbalanced === 0) console.log('The ledger is as it should be.');
  else if (dryRun) console.log('Nothing was changed.');
  return left > 0 ? 1 : 0;
}
