import type { Term } from '../../../domain/search-words.ts';

// No word of a text begins with it.
const MARK = '@';
const MOST_CHARS = 60;

/** A customer as a word of the index, so that a search among their orders does not walk everybody's. */
export function customerWord(customer: string): string {
  return MARK + customer.slice(0, MOST_CHARS);
}

/** Finds also those whose names only begin so; the orders tell them apart. */
export function customerTerm(customer: string): Term {
  return [customerWord(customer)];
}
