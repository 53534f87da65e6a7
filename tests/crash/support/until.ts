import { setTimeout as sleep } from 'node:timers/promises';

const ASK_AGAIN_MS = 20;

/** Resolves when it is so; rejects when it is not within the limit. */
export async function until(
  isSo: () => boolean | Promise<boolean>,
  limitMs: number,
  what: string,
  askAgainMs = ASK_AGAIN_MS,
): Promise<void> {
  const limit = performance.now() + limitMs;
  while (!(await isSo())) {
    if (performance.now() > limit) throw new Error(`not within ${limitMs / 1000} s: ${what}`);
    await sleep(askAgainMs);
  }
}
