import { join } from 'node:path';
import { run } from '../run.ts';

const part = join(import.meta.dirname, 'fake-part.ts');

process.exit(await run(process.argv.slice(2), { storage: part, broker: part, host: part }));
