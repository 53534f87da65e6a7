import { dieWhereArmed } from './kill-at.ts';

dieWhereArmed('broker');
await import('../../../local/broker/main.ts');
