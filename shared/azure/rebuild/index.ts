import type { Config } from '../../config.ts';
import type {
  ArchiveReader,
  Clock,
  HubReader,
  LoyaltyBooks,
  LoyaltyLedger,
  ReadModelCopies,
} from '../../ports.ts';
import { archiveReader } from '../archive/reader.ts';
import { connections } from '../connections.ts';
import { loyaltyBooks } from '../loyalty/books.ts';
import { loyaltyLedger } from '../loyalty/ledger.ts';
import { readModelCopies } from './copies.ts';
import { hubReader } from './hub-reader.ts';

/** What building a copy of the read model needs, and putting the ledger of points right; connects to nothing before it is used. */
export interface Workshop {
  readonly clock: Clock;
  readonly archive: ArchiveReader;
  readonly hub: HubReader;
  readonly copies: ReadModelCopies;
  readonly loyalty: LoyaltyLedger;
  readonly books: LoyaltyBooks;
  close(): Promise<void>;
}

export function openWorkshop(config: Config): Workshop {
  const open = connections(config);
  const clock = { now: () => Date.now() };
  const hub = hubReader(config.eventHubs);
  return {
    clock,
    archive: archiveReader(open),
    hub,
    copies: readModelCopies(open, clock),
    loyalty: loyaltyLedger(open),
    books: loyaltyBooks(open),
    async close() {
      await Promise.all([hub.close(), open.close()]);
    },
  };
}
