import { flushCompileCache } from 'node:module';
import { dieWhereArmed } from './kill-at.ts';

dieWhereArmed('host');
await import('../../../local/host/main.ts');
// It is written at the end of a process, and most of these come to a sudden one: the next starts faster with it.
flushCompileCache();
