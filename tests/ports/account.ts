import type { Config } from '../../shared/config.ts';

const MOST_ACCOUNTS = 400;
const KEY = 'Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==';

/** For Azurite's environment: accounts that tests can have to themselves. */
export const ACCOUNTS = [
  'devstoreaccount1',
  ...Array.from({ length: MOST_ACCOUNTS }, (_, index) => `test${index}`),
]
  .map((name) => `${name}:${KEY}`)
  .join(';');

let taken = 0;

/** The same connections, on a storage account that nobody has used. */
export function anAccount(config: Config): Config {
  if (taken === MOST_ACCOUNTS) throw new Error('All accounts of tests/ports/account.ts are taken');
  const name = `test${taken++}`;
  const { connectionString } = config.storage as { connectionString: string };
  return { ...config, storage: { connectionString: connectionString.replaceAll('devstoreaccount1', name) } };
}
