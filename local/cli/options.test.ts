import { describe, expect, it } from 'vitest';
import { readOptions } from './options.ts';

const read = (args: string[], env: NodeJS.ProcessEnv = {}) => readOptions(args, env, '/here');

describe('options', () => {
  it('have defaults', () => {
    expect(read([])).toEqual({
      app: '/here',
      state: undefined,
      ephemeral: false,
      json: false,
      virtualClock: false,
      secrets: undefined,
      entities: undefined,
      withHost: true,
      ports: { http: 7071, blob: 10000, queue: 10001, table: 10002, broker: 5672, admin: 7079 },
    });
  });

  it('come from flags, then from the environment', () => {
    const env = {
      TILLSTREAM_PORT: '1',
      TILLSTREAM_BLOB_PORT: '2',
      TILLSTREAM_STATE: 'kept',
      TILLSTREAM_CLOCK: 'virtual',
      TILLSTREAM_JSON: '1',
    };
    expect(read(['--port', '0', '--app', 'there', '--secrets=/keys'], env)).toMatchObject({
      app: '/here/there',
      state: '/here/kept',
      json: true,
      virtualClock: true,
      secrets: '/keys',
      ports: { http: 0, blob: 2, queue: 10001 },
    });
  });

  it('let --ephemeral win over a state of the environment, and --state over its ephemeral', () => {
    expect(read(['--ephemeral'], { TILLSTREAM_STATE: 'kept' })).toMatchObject({
      ephemeral: true,
      state: undefined,
    });
    expect(read(['--state', 's'], { TILLSTREAM_EPHEMERAL: '1' })).toMatchObject({
      ephemeral: false,
      state: '/here/s',
    });
  });

  it('show help', () => {
    expect(read(['--json', '--help'])).toBe('help');
  });

  it.each([
    [['--prot', '1'], 'There is no option --prot. Did you mean --port?'],
    [['--ephemral'], 'There is no option --ephemral. Did you mean --ephemeral?'],
    [['--something-else'], 'There is no option --something-else. See --help.'],
    [['--port', 'http'], '--port takes a number from 0 to 65535, not "http".'],
    [['--blob-port', '70000'], '--blob-port takes a number from 0 to 65535, not "70000".'],
    [['--clock', 'fast'], '--clock takes virtual or real, not "fast".'],
    [
      ['--state', 's', '--ephemeral'],
      '--ephemeral keeps nothing and --state DIR says where to keep it: use one of them.',
    ],
    [['somewhere'], "Unexpected argument 'somewhere'. See --help."],
  ])('refuse %j', (args, message) => {
    expect(() => read(args)).toThrow(message);
  });
});
