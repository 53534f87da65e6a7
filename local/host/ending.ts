import type { RunningExtension } from './contract.ts';
import type { HookCallback } from './core.ts';
import type { Invoker } from './invoke.ts';
import type { HostLog } from './log.ts';

export interface Work {
  /** In the order in which they stop. */
  readonly extensions: readonly RunningExtension[];
  readonly invoker: Invoker;
  /** The app's own for its end. */
  readonly hooks: readonly HookCallback[];
  readonly log: HostLog;
}

/**
 * Ends what the host has under way: at most `withinMs` for all triggers and invocations, and as long again for the
 * app's hooks. What hangs is cut off by the end of the process, as by a kill, and named.
 */
export async function endWork({ extensions, invoker, hooks, log }: Work, withinMs: number): Promise<void> {
  const deadline = performance.now() + withinMs;
  const left = () => Math.max(0, deadline - performance.now());
  const warn = (text: string) => log.log('warning', 'Host.Shutdown', text);
  let isOver = true;
  // Those that come too late are stopped as well, so that nothing new begins.
  for (const extension of extensions) isOver = (await ends(extension.stop(), left())) && isOver;
  await invoker.idle(left());
  const seconds = `${withinMs / 1000} s`;
  const cut = invoker.underWay.map(({ name, count }) => (count === 1 ? name : `${name} (${count})`));
  if (cut.length > 0) warn(`cut off, not done within ${seconds}: ${cut.join(', ')}`);
  else if (!isOver) warn(`the triggers did not stop within ${seconds}`);
  const hooked = (async () => {
    for (const hook of hooks) await hook({ hookData: {} });
  })();
  if (!(await ends(hooked, withinMs))) warn(`the app's hooks for its end were not done within ${seconds}`);
}

/** Whether it does so within `ms` of real time; a failure is its caller's. */
async function ends(work: Promise<void>, ms: number): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<false>((resolve) => {
    timer = setTimeout(resolve, ms, false);
  });
  try {
    return await Promise.race([work.then(() => true), late]);
  } finally {
    clearTimeout(timer);
  }
}
