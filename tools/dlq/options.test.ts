import { expect, it } from 'vitest';
import { userName } from './options.ts';

it('who has no name is recorded by number', () => {
  expect(userName(() => ({ username: 'kim' }))).toBe('kim');
  const nameless = () => {
    throw new Error('uv_os_get_passwd returned ENOENT');
  };
  expect(userName(nameless)).toMatch(/^uid-(\d+|unknown)$/);
});
