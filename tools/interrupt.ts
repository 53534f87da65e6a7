const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
const INTERRUPTED = 130;

/** Resolves with what `run` does; `tidy` comes after it in any case. On Ctrl-C and the like: tidies up and ends with 130. */
export async function tidied(run: () => Promise<number>, tidy: () => Promise<unknown>): Promise<number> {
  let interrupt: (code: number) => void = () => undefined;
  const interrupted = new Promise<number>((resolve) => {
    interrupt = resolve;
  });
  const stop = () => interrupt(INTERRUPTED);
  for (const signal of SIGNALS) process.on(signal, stop);
  const running = run();
  // Ctrl-C reaches the platform as well: what fails for want of it says nothing.
  running.catch(() => undefined);
  try {
    return await Promise.race([
      running,
      interrupted.then(async (code) => process.exit(await ended(tidy, code))),
    ]);
  } finally {
    for (const signal of SIGNALS) process.off(signal, stop);
    await tidy();
  }
}

async function ended(tidy: () => Promise<unknown>, code: number): Promise<number> {
  await tidy();
  return code;
}
