import type { HttpRequest } from '@azure/functions';
import { type EndpointContract, textOf } from '../../http/contract.ts';

/** All of these need a function key in Azure: they show what customers sent, and can take it away. */
export const OPERATORS = { tag: 'operations', keyed: true } as const;

export const LETTER_ID = {
  id: {
    description: 'Id of a message that was put aside, as the list has it.',
    schema: { type: 'string', maxLength: 100, examples: ['quarantine-17', 'orders-dead-5'] },
  },
} as const;

export const DRY_RUN = {
  dryRun: {
    description: 'false: do it. Otherwise it is told what would be done.',
    schema: { enum: ['true', 'false'], default: 'true', maxLength: 5 },
  },
} as const;

export const OPERATOR: NonNullable<EndpointContract['headers']> = {
  'x-operator': { description: 'Who is recorded to have done it.', schema: textOf(100) },
};

export const FILTERS = {
  reason: { description: 'Only those with this reason.', schema: textOf(100) },
  source: { description: 'Only those from there, such as queue:orders.', schema: textOf(200) },
  order: { description: 'Only those of this order.', schema: textOf(100) },
  text: { description: 'Only those with this in body or description.', schema: textOf(200) },
  olderThan: { description: 'Only those put aside longer ago: 90s, 30m, 2h, 3d.', schema: textOf(20) },
  newerThan: { description: 'Only those put aside since then.', schema: textOf(20) },
} as const;

/** Whose hand it is: as Azure's own sign-in says, or as the caller calls itself. */
export function handOf(request: HttpRequest): { by: string; via: 'http' } {
  const { headers } = request;
  const by = headers.get('x-ms-client-principal-name') ?? headers.get('x-operator') ?? '';
  return { by: by.trim().slice(0, 100) || 'unnamed', via: 'http' };
}
