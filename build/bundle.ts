/** The app in one file, dist/main.cjs. `--quiet` prints nothing but faults. */
import { join } from 'node:path';
import { bundleApp } from './bundle-app.ts';

const root = join(import.meta.dirname, '..');
const bytes = await bundleApp(join(root, 'functions/main.ts'), join(root, 'dist/main.cjs'));
if (!process.argv.includes('--quiet')) console.log(`dist/main.cjs: ${(bytes / 1024 / 1024).toFixed(1)} MB`);
