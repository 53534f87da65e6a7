import type { Config } from '../../config.ts';
import { connections } from '../connections.ts';
import { archive } from './archive.ts';

export { verifyArchive } from './verify.ts';

/** As Archive.closeDays, for a program that needs nothing else of the app. */
export async function closeArchiveDays(config: Config, now: Date): Promise<readonly string[]> {
  const open = connections(config);
  try {
    return await archive(open).closeDays(now.toISOString().slice(0, 10));
  } finally {
    await open.close();
  }
}
