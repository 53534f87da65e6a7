import { parseArgs } from 'node:util';
import { type Clock, systemClock, VirtualClock } from './clock.ts';
import { isRefusal } from './refusal.ts';
import { onSignals } from './signals.ts';
import { lockState } from './state-lock.ts';

/** What a process of the platform (storage, broker, host) offers the program that started it. */
export interface Running {
  /** Told to the parent when ready: ports, URLs. JSON. */
  readonly ready: Record<string, unknown>;
  /** Drains and closes; the process exits 0 afterwards. */
  stop(): Promise<void>;
}

export type ToChild = { type: 'stop' } | { type: 'clock'; now: number };
export type ToParent =
  | { type: 'ready'; [key: string]: unknown }
  | { type: 'clock-set'; now: number }
  | { type: 'failed'; message: string; code?: string; port?: number };

/** After a kill the next process may start while the last one is still ending. */
const STATE_WAIT_MS = 15_000;
/** A process without a parent has lost the others with it: work that needs them would never be finished. */
const ORPHAN_MS = 5000;
const FORCED_EXIT = 130;

/**
 * Runs one process of the platform: reports readiness over IPC (or as a JSON line on stdout when started by hand),
 * stops on SIGTERM, SIGINT, on a `stop` message and, within seconds, when the parent goes away; a second signal ends it
 * at once. Follows the parent's virtual clock.
 * Two processes never work on the same `--state DIR`: the second waits a while for the first to end, then fails.
 * `virtualNow`: epoch ms at which a virtual clock stands at start; left out: real time.
 */
export async function runChild(
  start: (clock: Clock) => Promise<Running>,
  options: { virtualNow?: number } = {},
): Promise<void> {
  const virtual = options.virtualNow === undefined ? undefined : new VirtualClock(options.virtualNow);
  let running: Running | undefined;
  let stopping = false;
  const stop = () => {
    if (stopping) return;
    stopping = true;
    Promise.resolve(running?.stop()).then(
      () => process.exit(0),
      (error: unknown) => {
        console.error(error);
        process.exit(1);
      },
    );
  };
  onSignals(stop, () => process.exit(FORCED_EXIT), ['SIGTERM', 'SIGINT']);
  process.on('disconnect', () => {
    stop();
    setTimeout(() => process.exit(1), ORPHAN_MS).unref();
  });
  process.on('message', (message: ToChild) => {
    switch (message.type) {
      case 'stop':
        stop();
        return;
      case 'clock':
        // What a timer throws ends the process, as it does in real time.
        void virtual?.moveTo(message.now).then(() => tell({ type: 'clock-set', now: message.now }));
        return;
      default:
        message satisfies never;
    }
  });
  try {
    const state = stateFolder();
    if (state !== undefined) await lockState(state, STATE_WAIT_MS);
    running = await start(virtual ?? systemClock());
    tell({ type: 'ready', ...running.ready });
  } catch (error) {
    const { message, code, port } = error as NodeJS.ErrnoException & { port?: number };
    if (process.send) {
      tell({
        type: 'failed',
        message,
        ...(code === undefined ? {} : { code }),
        ...(port === undefined ? {} : { port }),
      });
    } else console.error(isRefusal(error) ? error.message : error);
    process.exitCode = 1;
    // Give the message a turn to leave before the process goes.
    setTimeout(() => process.exit(1), 50);
  }
}

function stateFolder(): string | undefined {
  const { values } = parseArgs({ options: { state: { type: 'string' } }, strict: false });
  return typeof values.state === 'string' ? values.state : undefined;
}

function tell(message: ToParent): void {
  if (process.send) process.send(message);
  else console.log(JSON.stringify(message));
}
