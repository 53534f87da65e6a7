/** Loaded before a program of tools/: it dies where it is told to, like the platform's parts. */
import { dieWhereArmed } from './kill-at.ts';

dieWhereArmed('tool');
