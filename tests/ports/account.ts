import type { Config } from '../../shared/config.ts';

const MOST_ACCOUNTS = 400;
const KEY = 'Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==';

/** For the local storage: accounts that tests can have to themselves. */
export const ACCOUNTS = [
  'devstoreaccount1',
  ...Array.from({ length: MOST_ACCOUNTS }, (_, index) => `test${index}`),
]
  .map((name) => `${name}:${KEY}`)
  .join(';');

/** By the storage that has them: many suites may run in one process, each on a storage of its own. */
const taken = new Map<string, number>();

/** The same connections, on a storage account that nobody has used. */
export function anAccount(config: Config): Config {
  const { connectionString } = config.storage as { connectionString: string };
  const number = taken.get(connectionString) ?? 0;
  if (number === MOST_ACCOUNTS) throw new Error('All accounts of tests/ports/account.ts are taken');
  taken.set(connectionString, number + 1);
  const name = `test${number}`;
  return { ...config, storage: { connectionString: connectionString.replaceAll('devstoreaccount1', name) } };
}
