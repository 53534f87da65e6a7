import type { LogLevel } from '../host/contract.ts';

export type Log = (level: LogLevel, message: string) => void;
