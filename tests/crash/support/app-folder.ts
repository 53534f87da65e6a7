import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bundleApp } from '../../../build/bundle-app.ts';

const root = join(import.meta.dirname, '../../..');

const HURRIED = {
  // A message that a killed host had comes again when its lock runs out; less than five seconds Azure does not allow.
  lockDuration: 'PT5S',
  // A message that is there at ten crashes is dead-lettered, and should be; here crashes come by the second.
  maxDeliveryCount: 100,
};

/** Builds an app folder around an entry: the product's own, or one that is wired otherwise. */
export async function buildAppFolder(entry: string, folder: string, hurried: boolean): Promise<void> {
  mkdirSync(folder, { recursive: true });
  for (const file of ['host.json', 'local.settings.sample.json']) {
    copyFileSync(join(root, file), join(folder, file));
  }
  const entities = JSON.parse(readFileSync(join(root, 'infra/entities.json'), 'utf8')) as {
    queues: Record<string, unknown>[];
  };
  if (hurried) for (const queue of entities.queues) Object.assign(queue, HURRIED);
  writeFileSync(join(folder, 'entities.json'), JSON.stringify(entities));
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'app', main: 'main.cjs' }));
  await bundleApp(join(root, entry), join(folder, 'main.cjs'));
}
