import { run } from './cli/run.ts';

/** Storage and broker without the host, for `func start`. */
process.exit(await run(['--without-host', ...process.argv.slice(2)]));
