import { fileURLToPath } from 'node:url';
import { run } from '../run.ts';

const part = fileURLToPath(import.meta.resolve('./fake-part.ts'));

process.exit(await run(process.argv.slice(2), { storage: part, broker: part, host: part }));
