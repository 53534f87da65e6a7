/** `npm run verify-audit`: follows the hash chains of the archive and tells every record that was tampered with. */
import { flag, program, text } from './arguments.ts';
import { connectionConfig, connectionOptions, tellOutages } from './connection.ts';

const options = {
  order: { describe: "shows this order's records as well", value: 'ID', read: text, fallback: '' },
  json: flag('as JSON'),
  ...connectionOptions('storage'),
};

interface OrderRecord {
  readonly partition: string;
  readonly position: number;
  readonly seq: number;
  readonly time: string;
  readonly type: string;
  readonly hash: string;
}

interface Values {
  readonly order: string;
  readonly json: boolean;
  readonly storage: string;
  readonly state: string;
}

await program(
  {
    usage: 'npm run verify-audit [-- --order ID]',
    about:
      'Reads the whole archive. Each record holds the hash of the one before it in its partition: a byte that was changed,\n' +
      'and a record that was removed, added or moved, is told by blob and line. What was cut off at the end of a chain\n' +
      'leaves no gap: compare the ends with those noted before. Exit code 1 when something is wrong.',
    options,
  },
  (values) => tellOutages(() => verify(values)),
);

async function verify({ order, json, ...values }: Values): Promise<number> {
  const records: OrderRecord[] = [];
  const config = connectionConfig(['storage'], values);
  // The SDKs take a while to load: a wrong argument is told at once.
  const { verifyArchive } = await import('../shared/azure/index.ts');
  const { partitions, faults } = await verifyArchive(config, ({ position, event, hash }, partition) => {
    const { seq, time, type } = event;
    if (event.orderId === order) records.push({ partition, position, seq, time, type, hash });
  });
  const unknown = order !== '' && records.length === 0;
  const verified = faults.length === 0 && !unknown;
  if (json) {
    console.log(
      JSON.stringify(
        { verified, partitions, faults, ...(order === '' ? {} : { order, records }) },
        undefined,
        2,
      ),
    );
    return verified ? 0 : 1;
  }
  for (const { partition, records: count, lastHash } of partitions) {
    console.log(
      `partition ${partition}  ${String(count).padStart(9)} records, the chain ends with ${lastHash}`,
    );
  }
  for (const { time, position, partition, seq, type, hash } of records) {
    console.log(`${time}  ${type.padEnd(18)} ${order}/${seq}  at ${partition}/${position}, ${hash}`);
  }
  if (unknown) console.error(`${order}: the archive has no record of it`);
  for (const { blob, line, reason } of faults) console.error(`${blob}, line ${line}: ${reason}`);
  const total = partitions.reduce((sum, { records: count }) => sum + count, 0);
  console.log(
    faults.length === 0
      ? `${total} records in ${partitions.length} partitions, every chain holds.`
      : `${faults.length} ${faults.length === 1 ? 'fault' : 'faults'} in ${total} records.`,
  );
  return verified ? 0 : 1;
}
