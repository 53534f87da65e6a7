import { join } from 'node:path';
import { onSignals } from '../signals.ts';
import { type Admin, openAdmin } from './admin.ts';
import { banner, jsonLine, settingsBanner } from './banner.ts';
import { HELP, readOptions, UsageError } from './options.ts';
import { Platform, type Programs } from './platform.ts';
import { openState } from './state.ts';

const LOCAL = join(import.meta.dirname, '..');

const PROGRAMS: Programs = {
  storage: join(LOCAL, 'storage/main.ts'),
  broker: join(LOCAL, 'broker/main.ts'),
  host: join(LOCAL, 'host/main.ts'),
};

const STDOUT = 1;
const STDERR = 2;
const USAGE_EXIT = 2;
const FORCED_EXIT = 130;

/** The command behind `npm start` and `npm run platform`. Resolves with the exit code. */
export async function run(args: readonly string[], programs: Programs = PROGRAMS): Promise<number> {
  let options: ReturnType<typeof readOptions>;
  try {
    options = readOptions(args, process.env, process.cwd());
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    console.error(error.message);
    return USAGE_EXIT;
  }
  if (options === 'help') {
    console.log(HELP);
    return 0;
  }

  const { json } = options;
  const say = (line: string) => (json ? console.error(line) : console.log(line));
  let over = false;
  let end: (code: number) => void = () => undefined;
  const ended = new Promise<number>((resolve) => {
    end = (code) => {
      over = true;
      resolve(code);
    };
  });
  try {
    const state = await openState(options);
    const platform = new Platform({
      ...{ options, state, programs, say, env: process.env },
      log: (part, line) => say(`[${part}] ${line}`),
      hostOutput: json ? STDERR : STDOUT,
      onFatal(reason) {
        console.error(`\n${reason} Stopping.`);
        end(1);
      },
    });
    let admin: Admin | undefined;
    const forget = onSignals(
      () => {
        say('\nStopping: the host finishes its work first. Ctrl-C again stops at once.');
        end(0);
      },
      () => {
        platform.killAll();
        state.release();
        process.exit(FORCED_EXIT);
      },
    );
    try {
      const started = platform.start().then(async () => {
        // Who stops it while it is starting must not be told that it runs.
        if (over) return;
        admin = await openAdmin(platform, options.ports.admin);
        const facts = { options, platform, admin: admin.url, stateDir: state.dir };
        const line = jsonLine(facts);
        state.announce(line);
        if (json) console.log(line);
        else console.log(options.withHost ? banner(facts) : settingsBanner(facts));
      });
      return await Promise.race([started.then(() => ended), ended]);
    } finally {
      await admin?.close();
      await platform.stop();
      state.release();
      forget();
    }
  } catch (error) {
    console.error((error as Error).message);
    return 1;
  }
}
