const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
// npm hands Ctrl-C on to a program that has had it from the terminal already.
const ECHO_MS = 300;

/** The first signal asks, another one insists. Returns how to listen no more. */
export function onSignals(
  first: () => void,
  second: () => void,
  signals: readonly NodeJS.Signals[] = SIGNALS,
): () => void {
  let asked: number | undefined;
  const listen = () => {
    if (asked === undefined) {
      asked = performance.now();
      first();
    } else if (performance.now() - asked > ECHO_MS) second();
  };
  for (const signal of signals) process.on(signal, listen);
  return () => {
    for (const signal of signals) process.off(signal, listen);
  };
}
