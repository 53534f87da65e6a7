import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import type { ExtentStore } from './azurite.ts';
import { useOwnExtents } from './extents.ts';

/** What Azurite keeps of its extents, as its collector sees it. */
interface Metadata {
  init(): Promise<void>;
  close(): Promise<void>;
  updateExtent(extent: object): Promise<void>;
  listExtents(
    id: undefined,
    most: number,
    after: number,
    at: Date,
    protectedMs: number,
  ): Promise<[unknown[]]>;
}

const PROTECTED_MS = 600_000;

it('an extent that was written to once is too young to be collected', async () => {
  const dir = mkdtempSync(join(tmpdir(), 'extents-'));
  onTestFinished(() => rmSync(dir, { recursive: true }));
  const { default: LokiExtentMetadata } = createRequire(import.meta.url)(
    'azurite/dist/src/common/persistence/LokiExtentMetadataStore',
  ) as { default: new (path: string, inMemory: boolean) => Metadata };
  const metadataStore = new LokiExtentMetadata('', true);
  await metadataStore.init();
  const store = { metadataStore, activeWriteExtents: [] as { id: string }[] } as unknown as ExtentStore;
  useOwnExtents(store, dir);

  await store.appendExtent(Buffer.from('a block whose blob is not there yet'));
  const collectable = async (inMs: number) => {
    const at = new Date(Date.now() + inMs);
    return (await metadataStore.listExtents(undefined, 10, 0, at, PROTECTED_MS))[0].length;
  };
  expect(await collectable(0)).toBe(0);
  expect(await collectable(2 * PROTECTED_MS)).toBe(1);
  await metadataStore.close();
});
