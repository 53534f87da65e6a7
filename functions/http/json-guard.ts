import type { ProblemCode } from './problems.ts';

/** Deeper than any body that we read. */
const MOST_LEVELS = 32;

export interface JsonFault {
  readonly code: Extract<ProblemCode, 'duplicate-key' | 'json-too-deep'>;
  readonly detail: string;
}

/**
 * What JSON.parse says nothing of. A key that stands twice in one object is read by some as the first value and by
 * others as the last: whoever checked such a body may have seen another order than we would. `text` is valid JSON.
 */
export function jsonFault(text: string): JsonFault | undefined {
  // The keys of each object that is open; undefined for a list.
  const open: (Set<string> | undefined)[] = [];
  let atKey = false;
  for (let at = 0; at < text.length; at++) {
    switch (text[at]) {
      case '"': {
        const end = endOfText(text, at);
        if (atKey) {
          const key = textAt(text, at, end);
          const keys = open.at(-1);
          if (keys?.has(key)) {
            return {
              code: 'duplicate-key',
              detail: `The key ${JSON.stringify(key.slice(0, 100))} is there twice.`,
            };
          }
          keys?.add(key);
          atKey = false;
        }
        at = end;
        break;
      }
      case '{':
      case '[':
        if (open.length === MOST_LEVELS) {
          return {
            code: 'json-too-deep',
            detail: `Lists and objects lie in each other at most ${MOST_LEVELS} deep.`,
          };
        }
        atKey = text[at] === '{';
        open.push(atKey ? new Set() : undefined);
        break;
      case '}':
      case ']':
        open.pop();
        atKey = false;
        break;
      case ',':
        atKey = open.at(-1) !== undefined;
        break;
      default:
        break;
    }
  }
  return undefined;
}

/** Index of the quote that ends the text which begins at `start`. */
function endOfText(json: string, start: number): number {
  let end = json.indexOf('"', start + 1);
  while (isEscaped(json, end)) end = json.indexOf('"', end + 1);
  return end;
}

function isEscaped(json: string, quote: number): boolean {
  let before = quote - 1;
  while (json[before] === '\\') before--;
  return (quote - before) % 2 === 0;
}

function textAt(json: string, start: number, end: number): string {
  const raw = json.slice(start + 1, end);
  return raw.includes('\\') ? String(JSON.parse(json.slice(start, end + 1))) : raw;
}
