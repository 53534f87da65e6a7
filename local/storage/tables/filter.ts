import type { Entity } from './tables.ts';

/** A node of a parsed $filter. */
export interface FilterNode {
  readonly name: string;
  readonly left?: FilterNode;
  readonly right?: FilterNode;
  readonly identifier?: string;
  readonly value?: unknown;
  evaluate(entity: Entity): unknown;
}

/** Keys from `from` to `to`, both included; left out: no end on that side. */
export interface KeyRange {
  readonly from: string;
  readonly to: string | undefined;
}

/**
 * What a $filter says of the keys, so that a query reads the rows it can match and few others. Looks at the terms
 * that the filter joins by `and` at its top; the rest is left to the filter itself.
 */
export function keyRange(filter: FilterNode | undefined, keyName: 'PartitionKey' | 'RowKey'): KeyRange {
  let from = '';
  let to: string | undefined;
  for (const term of filter === undefined ? [] : conjuncts(filter)) {
    const value = term.right?.value;
    if (term.left?.identifier !== keyName) continue;
    if (term.right?.name !== 'constant' || typeof value !== 'string') continue;
    if (['eq', 'ge', 'gt'].includes(term.name) && value > from) from = value;
    if (['eq', 'le', 'lt'].includes(term.name) && (to === undefined || value < to)) to = value;
  }
  return { from, to };
}

export function matches(filter: FilterNode | undefined): (entity: Entity) => boolean {
  return filter === undefined ? () => true : (entity) => Boolean(filter.evaluate(entity));
}

function conjuncts(node: FilterNode): FilterNode[] {
  if (node.name !== 'and' || !node.left || !node.right) return [node];
  return [...conjuncts(node.left), ...conjuncts(node.right)];
}
