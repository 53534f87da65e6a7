import { describe, expect, it } from 'vitest';
import { preferred } from './accept.ts';

const TEXT_OR_JSON = ['text/plain', 'application/json'];

describe('what an Accept header prefers of text and JSON', () => {
  it.each([
    [null, 'text/plain'],
    ['', 'text/plain'],
    ['*/*', 'text/plain'],
    ['application/json', 'application/json'],
    ['APPLICATION/JSON; charset=utf-8', 'application/json'],
    ['application/*', 'application/json'],
    ['application/problem+json', 'application/json'],
    // As axios sends it.
    ['application/json, text/plain, */*', 'application/json'],
    ['text/plain, application/json', 'text/plain'],
    ['application/json;q=0.5, text/plain;q=0.9', 'text/plain'],
    ['application/json;q=0.9, */*;q=0.1', 'application/json'],
    ['*/*, application/json;q=0', 'text/plain'],
    // As browsers send it.
    ['text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8', 'text/plain'],
    ['application/json;q=2', 'application/json'],
    ['image/png', undefined],
    ['application/json;q=0', undefined],
    ['application/vnd.other+json', undefined],
    [',,;q=x', undefined],
  ])('%j: %s', (accept, type) => {
    expect(preferred(accept, TEXT_OR_JSON)).toBe(type);
  });
});
