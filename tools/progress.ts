import cliProgress from 'cli-progress';

/** A bar on stderr while somebody watches; silent otherwise. */
export interface Progress {
  begin(total: number, what?: Readonly<Record<string, unknown>>): void;
  add(amount: number, what?: Readonly<Record<string, unknown>>): void;
  end(): void;
}

/** `format`: as cli-progress takes it; `what` names what stands in it. */
export function progressBar(format: string, quiet: boolean): Progress {
  const bar = new cliProgress.SingleBar({
    format,
    hideCursor: true,
    clearOnComplete: true,
    stream: process.stderr,
    noTTYOutput: false,
  });
  const shown = !quiet && process.stderr.isTTY === true;
  let done = 0;
  let running = false;
  let restore = () => {};
  return {
    begin(total, what = {}) {
      done = 0;
      running = shown && total > 0;
      if (!running) return;
      restore = restoredOnSignal(() => bar.stop());
      bar.start(total, 0, what);
    },
    add(amount, what = {}) {
      done += amount;
      if (running) bar.update(done, what);
    },
    end() {
      if (running) bar.stop();
      running = false;
      restore();
    },
  };
}

/**
 * A bar hides the cursor and keeps lines from wrapping; Ctrl-C must not leave the terminal like that. Ends as the
 * signal would have ended it. The result calls it off.
 */
export function restoredOnSignal(restore: () => void): () => void {
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
  const off = () => {
    for (const signal of signals) process.off(signal, end);
  };
  const end = (signal: NodeJS.Signals) => {
    off();
    restore();
    process.kill(process.pid, signal);
  };
  for (const signal of signals) process.on(signal, end);
  return off;
}
