/** A worker of `npm run demo:lock`, which starts two of them: runs the loyalty job whenever it is told to. */
import { once } from 'node:events';
import { openLoyaltyJob } from '../shared/azure/index.ts';
import { runLoyaltyJob } from '../shared/steps/run-loyalty-job.ts';
import type { FromWorker, ToWorker } from './demo-lock/race.ts';
import { unlockedBooks } from './demo-lock/unlocked-books.ts';
import { storageConfig } from './verify-stores.ts';

const tell = (message: FromWorker) => void process.send?.(message);

process.on('disconnect', () => process.exit(0));
process.on('message', (message: ToWorker) => {
  if (message.type !== 'begin') return;
  const { completedOrders, jobBooks } = openLoyaltyJob(storageConfig(message.storage), message.place);
  const run = runLoyaltyJob({
    clock: { now: () => Date.now() },
    completedOrders,
    jobBooks: message.locked ? jobBooks : { ...jobBooks, ...unlockedBooks(message.storage, message.place) },
    // There is no broker to put a message aside with, and no bad blob.
    quarantine: { put: ({ source, description }) => Promise.reject(new Error(`${source}: ${description}`)) },
    async onRead(orders) {
      const go = once(process, 'message');
      tell({ type: 'read', orders });
      await go;
    },
  });
  process.on('message', (next: ToWorker) => {
    if (next.type !== 'tick') return;
    run(() => undefined).then(
      (result) => tell({ type: 'ran', run: result }),
      (error: unknown) => tell({ type: 'failed', message: String(error) }),
    );
  });
  tell({ type: 'ready' });
});
