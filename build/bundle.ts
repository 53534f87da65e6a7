/** The app in one file, dist/main.cjs, and what it serves in dist/site. */
import { join } from 'node:path';
import { flag, program } from '../tools/arguments.ts';
import { bundleApp } from './bundle-app.ts';
import { buildSite } from './site.ts';

const root = join(import.meta.dirname, '..');

await program(
  {
    usage: 'npm run build [-- --quiet]',
    about: 'The app in one file, dist/main.cjs, and what it serves in dist/site.',
    options: { quiet: flag('prints nothing but faults') },
  },
  async ({ quiet }) => {
    const bytes = await bundleApp(join(root, 'functions/main.ts'), join(root, 'dist/main.cjs'));
    await buildSite(join(root, 'dist/site'));
    if (!quiet) console.log(`dist/main.cjs: ${(bytes / 1024 / 1024).toFixed(1)} MB`);
    return 0;
  },
);
