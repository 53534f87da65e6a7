/** Generated from schemas/ by build/generate.ts. */
import type { Contracts } from './types.ts';

export interface ValidationError {
  instancePath: string;
  keyword: string;
  params: Record<string, unknown>;
  message?: string;
}
export interface Validator {
  (value: unknown): boolean;
  errors?: ValidationError[] | null;
}
export const validators: Readonly<Record<keyof Contracts, Validator>>;
