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
    // Ctrl-C would leave it hidden.
    hideCursor: false,
    clearOnComplete: true,
    stream: process.stderr,
    noTTYOutput: false,
  });
  const shown = !quiet && process.stderr.isTTY === true;
  let done = 0;
  let running = false;
  return {
    begin(total, what = {}) {
      done = 0;
      running = shown && total > 0;
      if (running) bar.start(total, 0, what);
    },
    add(amount, what = {}) {
      done += amount;
      if (running) bar.update(done, what);
    },
    end() {
      if (running) bar.stop();
      running = false;
    },
  };
}
