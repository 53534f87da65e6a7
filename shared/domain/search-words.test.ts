import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matchesAll, orderWords, searchTerms, searchWords } from './search-words.ts';

const finds = (query: string, text: string) => matchesAll(searchWords(text), searchTerms(query));

describe('Words of a search', () => {
  it('are letters and digits, without case and without marks', () => {
    expect(searchWords('SHOE-42 Ace  Running/blue')).toEqual(['shoe', '42', 'ace', 'running', 'blue']);
    expect(searchWords('Émile Łódź Straße ĲSSEL ǿre ＡＢＣ ﬁsh')).toEqual([
      ...['emile', 'lodz', 'strasse', 'ijssel', 'ore', 'abc', 'fish'],
    ]);
    expect(searchWords('İstanbul ISTANBUL ıstanbul')).toEqual(['istanbul']);
    expect(searchWords('-- \' " % _ * ; /**/ \u0000')).toEqual([]);
  });

  it('of German are found with and without their umlauts, typed in either way', () => {
    for (const query of ['Müller', 'MÜLLER', 'Mu\u0308ller', 'mueller', 'muller', 'mül', 'mue']) {
      expect(finds(query, 'Jürgen Müller'), query).toBe(true);
    }
    expect(finds('müller', 'Mueller')).toBe(true);
    expect(finds('Grösse', 'große Grösse')).toBe(true);
    expect(finds('muller', 'Mueller')).toBe(false);
    expect(finds('moller', 'Möller')).toBe(true);
  });

  it('keep the vowels and voicings of scripts that write them as marks', () => {
    expect(finds('हिन्दी', 'हिन्दी शब्द')).toBe(true);
    expect(finds('हन्द', 'हिन्दी शब्द')).toBe(false);
    expect(finds('か', 'がく')).toBe(true);
    expect(finds('한국', '한국어')).toBe(true);
  });

  it('of Greek are found by their beginning also where it ends with Σ', () => {
    expect(finds('ΟΔΟΣ', 'ΟΔΟΣΑ')).toBe(true);
    expect(finds('παπαδοπουλοσ', 'Παπαδόπουλος')).toBe(true);
    expect(searchWords('ΟΔΟΣ Οδός')).toEqual(['οδοσ']);
  });

  it('all have to match, in any order, by their beginnings', () => {
    const text = 'C-7 Robin Byrne SHOE-42 Ace Running blue';
    expect(finds('blue robin', text)).toBe(true);
    expect(finds('run BLU byr', text)).toBe(true);
    expect(finds('blue green', text)).toBe(false);
    expect(finds('unning', text)).toBe(false);
    expect(finds("O'Brien", 'Pat OBrien')).toBe(false);
    expect(finds("O'Brien", "Pat O'Brien")).toBe(true);
  });

  it('are harmless whatever signs come with them; signs alone find nothing', () => {
    const text = "Robin'); DROP TABLE orders;--";
    expect(finds("robin' --", text)).toBe(true);
    expect(finds('ro%n', text)).toBe(false);
    expect(finds('ro_in', text)).toBe(false);
    expect(finds('*', text)).toBe(false);
    expect(finds('--', text)).toBe(false);
    expect(finds('', text)).toBe(false);
  });

  it('are as long as 40 signs', () => {
    const long = 'x'.repeat(60);
    expect(searchWords(long)).toEqual(['x'.repeat(40)]);
    expect(finds('x'.repeat(50), long)).toBe(true);
  });
});

describe('Words of an order', () => {
  it('are those of name, id and descriptions; sizes and prices are none', () => {
    const line = {
      ...{ itemCode: 'SHOE-42', brand: 'Ace', type: 'Running', size: 'XXL', colour: 'blue' },
      ...{ quantity: 2, price: 4_999, longDescription: 'SHOE-42 Ace Running blue' },
    };
    expect(
      orderWords({
        customer: 'C-7',
        customerName: 'Zoë Müller',
        items: ['SHOE-42', 'SHOE-42'],
        lines: [line, line],
      }),
    ).toEqual(['c', '7', 'zoe', 'muller', 'mueller', 'shoe', '42', 'ace', 'running', 'blue']);
  });

  it('in the short form are those of name and items', () => {
    expect(orderWords({ customer: 'Riley', items: ['milk', 'milk', 'oat bread'] })).toEqual([
      'riley',
      'milk',
      'oat',
      'bread',
    ]);
  });
});

describe('Any text', () => {
  const text = fc.string({ unit: 'binary', maxLength: 80 });

  it('is found by each of its words, whole or begun, and by all of them in another order', () => {
    fc.assert(
      fc.property(text, fc.nat({ max: 9 }), (given, cut) => {
        const words = searchWords(given);
        for (const word of words) {
          expect(matchesAll(words, searchTerms(word))).toBe(true);
          expect(matchesAll(words, [[word.slice(0, 1 + cut)]])).toBe(true);
        }
        if (words.length > 0) {
          expect(matchesAll(words, searchTerms(words.toReversed().join(' -- ')))).toBe(true);
        }
      }),
    );
  });

  it('gives words that stay the same when they are taken apart again', () => {
    fc.assert(
      fc.property(text, (given) => {
        const words = searchWords(given);
        expect(searchWords(words.join(' '))).toEqual(words);
      }),
    );
  });

  it('gives the same words composed and decomposed', () => {
    fc.assert(
      fc.property(text, (given) => {
        expect(searchWords(given.normalize('NFD'))).toEqual(searchWords(given.normalize('NFC')));
      }),
    );
  });
});
