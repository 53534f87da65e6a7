/** The app in one file, dist/main.cjs, and what it serves in dist/site. `--quiet` prints nothing but faults. */
import { join } from 'node:path';
import { bundleApp } from './bundle-app.ts';
import { buildSite } from './site.ts';

const root = join(import.meta.dirname, '..');
const bytes = await bundleApp(join(root, 'functions/main.ts'), join(root, 'dist/main.cjs'));
await buildSite(join(root, 'dist/site'));
if (!process.argv.includes('--quiet')) console.log(`dist/main.cjs: ${(bytes / 1024 / 1024).toFixed(1)} MB`);
