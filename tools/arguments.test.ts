import { expect, test } from 'vitest';
import { BadArguments, flag, helpText, number, origin, readArguments, text, url } from './arguments.ts';

const options = {
  address: { describe: 'where', value: 'HOST:PORT', read: url, fallback: 'http://127.0.0.1:7071' },
  'max-requests': { describe: 'how many', value: 'N', read: number({ min: 1, max: 1000 }), fallback: 100 },
  name: { describe: 'who', value: 'TEXT', read: text },
  json: flag('as JSON'),
};

const faultsOf = (args: string[]): string => {
  try {
    readArguments(args, options, ['command']);
  } catch (error) {
    if (error instanceof BadArguments) return error.message;
    throw error;
  }
  return '';
};

test('values, fallbacks, switches and positionals', () => {
  expect(
    readArguments(['list', '--name=till 1', '--max-requests', '7', '--json'], options, ['command']),
  ).toEqual({
    help: false,
    values: { address: 'http://127.0.0.1:7071', 'max-requests': 7, name: 'till 1', json: true },
    rest: ['list'],
  });
});

test('all faults are named together', () => {
  expect(faultsOf(['--max-requests', '0', '--adress', 'x', '--address', ':::', 'a', 'b'])).toBe(
    [
      '--max-requests: wants a whole number from 1 to 1000, not "0"',
      '--adress: no such option',
      '--address: wants HOST:PORT or a URL, not ":::"',
      '"a": not expected',
      '"b": not expected',
      '--name: is missing',
      '--help tells what there is',
    ].join('\n'),
  );
});

test('names of Object.prototype are no options', () => {
  expect(faultsOf(['--name', 'x', '--constructor'])).toBe(
    '--constructor: no such option\n--help tells what there is',
  );
});

test('help wins over faults', () => {
  expect(readArguments(['--wrong', '--help'], options)).toEqual({ help: true });
});

test('HOST:PORT means http, a URL stays', () => {
  expect(url('till-7.shop.example:8080')).toBe('http://till-7.shop.example:8080');
  expect(url('https://api.shop.example/')).toBe('https://api.shop.example');
});

test('another scheme is no host, and a query no part of an address', () => {
  for (const value of ['ftp://till-7', 'ws://till-7:80', 'http://till-7?x=1', 'till-7#x', 'http://', '']) {
    expect(() => url(value), value).toThrow('wants HOST:PORT or a URL');
  }
  expect(url('HTTP://till-7/api/')).toBe('HTTP://till-7/api');
});

test('where connections are kept open, the address is that of a host', () => {
  expect(origin('https://api.shop.example/')).toBe('https://api.shop.example');
  expect(origin('localhost:7071')).toBe('http://localhost:7071');
  for (const value of ['http://till-7/api', 'till-7:80/x', 'http://me:secret@till-7']) {
    expect(() => origin(value), value).toThrow('wants HOST:PORT or a URL without a path');
  }
});

test('the help lists each option with its default', () => {
  expect(
    helpText('npm run x', 'Does x.', {
      json: flag('as JSON'),
      n: { describe: 'how many', value: 'N', read: Number, fallback: 3 },
    }),
  ).toBe('npm run x\n\nDoes x.\n\n  --json  as JSON\n  --n N   how many (3)\n  --help  this page\n');
});
