import { enableCompileCache } from 'node:module';
import { parseArgs } from 'node:util';
import { runChild } from '../child.ts';

// Azurite is large: compiled code from the last start saves half of the time this one takes.
enableCompileCache();

const { values } = parseArgs({
  options: {
    state: { type: 'string' },
    'blob-port': { type: 'string', default: '0' },
    'queue-port': { type: 'string', default: '0' },
    'table-port': { type: 'string', default: '0' },
    // In place of the one that everybody knows, for tests that want one each: `name:key;…`.
    accounts: { type: 'string' },
    // Bytes of journal after which a snapshot is taken.
    'snapshot-after': { type: 'string' },
    // Accepted like by the other processes. The time of storage is real: the SDKs that judge it are on real time too.
    'virtual-now': { type: 'string' },
  },
});

// Azurite would take the accounts of another Azurite on this machine for its own, and know ours no more.
delete process.env.AZURITE_ACCOUNTS;
if (values.accounts !== undefined) process.env.AZURITE_ACCOUNTS = values.accounts;

await runChild(async () => {
  const { state: dir, 'snapshot-after': snapshotAfter } = values;
  if (dir === undefined) throw new Error('--state DIR is missing.');
  const { startStorage } = await import('./storage.ts');
  const storage = await startStorage({
    dir,
    blobPort: Number(values['blob-port']),
    queuePort: Number(values['queue-port']),
    tablePort: Number(values['table-port']),
    journal: {
      ...(snapshotAfter === undefined ? {} : { snapshotAfter: Number(snapshotAfter) }),
      onFailure(error) {
        console.error('storage: cannot write its journal;', error);
        process.exit(1);
      },
    },
  });
  const { stop, ...ready } = storage;
  return { ready, stop };
});
