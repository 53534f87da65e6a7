const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
const INTERRUPTED = 130;
// Ctrl-C reaches the platform as well, and of its end one may hear before one hears of Ctrl-C.
const HEARD_MS = 200;

/** Resolves with what `run` does; `tidy` comes after it in any case. Ctrl-C and the like: tidies up and ends with 130. */
export async function tidied(run: () => Promise<number>, tidy: () => Promise<unknown>): Promise<number> {
  let interrupted = false;
  let interrupt: () => void = () => undefined;
  const outcome = new Promise<number>((resolve, reject) => {
    interrupt = () => {
      interrupted = true;
      resolve(INTERRUPTED);
    };
    for (const signal of SIGNALS) process.on(signal, interrupt);
    // What fails for want of the platform afterwards says nothing, and nobody hears it.
    run().then(resolve, (error: unknown) => setTimeout(reject, HEARD_MS, error));
  });
  try {
    return await outcome;
  } finally {
    for (const signal of SIGNALS) process.off(signal, interrupt);
    await tidy();
    // What was under way is not waited for.
    if (interrupted) process.exit(INTERRUPTED);
  }
}

/** Stops what is starting, as soon as it has started. One that does not start has nothing to stop, and was told of. */
export async function stopped(starting: Promise<{ stop(): Promise<unknown> }> | undefined): Promise<void> {
  const started = await starting?.catch(() => undefined);
  await started?.stop();
}
