import type { OrderView } from './order-view.ts';

/**
 * Words as orders are searched by them. Case, accents and other marks on letters do not count: é = e, ü = u, å = a,
 * ß = ss, ø = o, ł = l, đ = d, ð = d, æ = ae, œ = oe, þ = th, ς = σ, full-width = plain. German ä, ö, ü (and ø) are also
 * found as they are typed without the key for them: ae, oe, ue. Everything but letters, digits and the signs that
 * scripts build syllables of separates words, so that no quote, dash, wildcard or operator has a meaning.
 */

/** The spellings of one word of a query: any word that begins with one of them matches. */
export type Term = readonly string[];

// Beginnings longer than this are cut on both sides.
const LONGEST_WORD = 40;
const WORD = /[\p{L}\p{N}\p{M}]+/gu;
// What is written above, below or through a letter. Other marks are letters of their own in their scripts.
const ACCENTS = /[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]/g;
const SPELT = /[äöüø]/g;
const SPELT_OUT: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue', ø: 'oe' };
const LETTERS = /[ßøłđðæœþħıŋŧĸς]/g;
const LETTER: Readonly<Record<string, string>> = {
  ...{ ß: 'ss', ø: 'o', ł: 'l', đ: 'd', ð: 'd', æ: 'ae', œ: 'oe', þ: 'th', ħ: 'h', ı: 'i', ŋ: 'n', ŧ: 't' },
  ĸ: 'k',
  // What a Σ at the end of a word becomes; at the end of what was typed of it, too.
  ς: 'σ',
};

/** What a text is found by: its words in each of their spellings, each once. */
export function searchWords(text: string): string[] {
  return [...new Set(wordsOf(text).flatMap(spellings))];
}

/** What a query asks for; all terms must match. None: there is no word in it, and nothing matches. */
export function searchTerms(query: string): Term[] {
  const terms = new Map(wordsOf(query).map((word) => [word, spellings(word)]));
  return [...terms.values()];
}

/** An order's words: customer (rich form: full name and id) and what its lines say (short form: its items). */
export function orderWords({
  customer,
  customerName = '',
  items,
  lines,
}: Pick<OrderView, 'customer' | 'customerName' | 'items' | 'lines'>): string[] {
  const bought = lines === undefined ? items : lines.map(({ longDescription }) => longDescription);
  return searchWords([customer, customerName, ...new Set(bought)].join(' '));
}

export function matchesAll(words: readonly string[], terms: readonly Term[]): boolean {
  return (
    terms.length > 0 &&
    terms.every((term) => term.some((spelling) => words.some((word) => word.startsWith(spelling))))
  );
}

function wordsOf(text: string): string[] {
  // A broken surrogate is no letter, but it would reach the store as something else than was sent.
  return text.toWellFormed().normalize('NFKC').toLowerCase().normalize('NFC').match(WORD) ?? [];
}

function spellings(word: string): string[] {
  const plain = folded(word);
  const speltOut = folded(word.replace(SPELT, (letter) => SPELT_OUT[letter] ?? letter));
  return (plain === speltOut ? [plain] : [plain, speltOut]).filter((spelling) => spelling !== '');
}

function folded(word: string): string {
  const plain = word
    .replace(LETTERS, (letter) => LETTER[letter] ?? letter)
    .normalize('NFKD')
    .replace(ACCENTS, '')
    // Letters with a stroke and a mark, such as ǿ, show their letter only now.
    .replace(LETTERS, (letter) => LETTER[letter] ?? letter);
  return plain.slice(0, LONGEST_WORD).toWellFormed();
}
