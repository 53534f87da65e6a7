import { expect, test } from 'vitest';
import type { LogLevel } from './contract.ts';
import { HostLog } from './log.ts';

const hostJson = {
  logging: { logLevel: { default: 'Warning', Function: 'Error', 'Function.orders.User': 'Trace' } },
};

test.each([
  ['Host.Startup', ['warning', 'error', 'critical']],
  ['Function.other', ['error', 'critical']],
  ['Function.orders', ['error', 'critical']],
  ['Function.orders.User', ['trace', 'debug', 'information', 'warning', 'error', 'critical']],
  ['Functional', ['warning', 'error', 'critical']],
])('the longest category that fits decides: %s', (category, levels) => {
  const log = new HostLog(hostJson, () => undefined);
  const all: LogLevel[] = ['trace', 'debug', 'information', 'warning', 'error', 'critical'];
  expect(all.filter((level) => log.enabled(level, category))).toEqual(levels);
});

test('lines are gathered; further lines of a message are set in', () => {
  let text = '';
  const log = new HostLog({}, (lines) => {
    text += lines;
  });
  log.log('information', 'Function.a', 'one\ntwo', 'a#12345678');
  log.log('debug', 'Function.a', 'not shown');
  log.log('warning', 'Host', 'three');
  expect(text).toBe('');
  log.flush();
  expect(text.replace(/^\S+ /gm, '0 ')).toBe('0 info  a#12345678 one\n    two\n0 warn  Host three\n');
});
