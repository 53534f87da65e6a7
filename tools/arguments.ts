import { parseArgs } from 'node:util';

/** How one option of a program reads its text; throws an Error that says what it wants. */
export interface Option<T> {
  readonly describe: string;
  /** A letter for it: `c` is `-c`. */
  readonly short?: string;
  /** Shown in the help in place of the value; none: a switch. */
  readonly value?: string;
  readonly read: (text: string) => T;
  /** Left out: the option must be given. */
  readonly fallback?: T;
  /** The fallback as one would type it. */
  readonly shown?: string;
}

type Values<O> = { readonly [K in keyof O]: O[K] extends Option<infer T> ? T : never };

/** Every fault of a command line at once, with the way to the help. */
export class BadArguments extends Error {
  readonly code = 'bad-arguments';
}

/** A number within bounds; whole unless `decimals`. */
export function number(bounds: { min: number; max: number; decimals?: boolean }): (text: string) => number {
  return (text) => {
    const value = Number(text);
    const whole = bounds.decimals === true || Number.isInteger(value);
    if (text.trim() === '' || !whole || !(value >= bounds.min && value <= bounds.max)) {
      const kind = bounds.decimals === true ? 'a number' : 'a whole number';
      throw new Error(`wants ${kind} from ${bounds.min} to ${bounds.max}, not "${text}"`);
    }
    return value;
  };
}

export const text = (value: string): string => {
  if (value.trim() === '') throw new Error('wants a text that is not empty');
  return value;
};

/** `500ms`, `100s`, `2m`, `1h`, or a number of seconds; in ms. */
export function duration(bounds: { minMs: number; maxMs: number }): (text: string) => number {
  return (value) => {
    const [, amount, unit = 's'] = /^(\d{1,9}(?:\.\d{1,3})?)(ms|s|m|h)?$/.exec(value) ?? [];
    const units: Readonly<Record<string, number>> = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000 };
    const ms = Number(amount) * (units[unit] ?? Number.NaN);
    if (!(ms >= bounds.minMs && ms <= bounds.maxMs)) {
      throw new Error(
        `wants a time such as 30s, 2m or 500ms, from ${bounds.minMs} ms to ${bounds.maxMs} ms, not "${value}"`,
      );
    }
    return ms;
  };
}

/** A switch: true when named. */
export function flag(describe: string): Option<boolean> {
  return { describe, read: () => true, fallback: false };
}

/** An http(s) URL, or HOST:PORT, which means http. Without a slash at the end. */
export function url(value: string): string {
  const full = /^https?:\/\//i.test(value) ? value : `http://${value}`;
  const read = URL.parse(full);
  // Of another scheme only the colon would be left, which makes a host of its name.
  const isOther = !/^https?:/i.test(value) && value.includes('://');
  if (read === null || isOther || read.search !== '' || read.hash !== '') {
    throw new Error(`wants HOST:PORT or a URL, not "${value}"`);
  }
  return full.replace(/\/+$/, '');
}

/** As `url`, for programs that keep connections open: those are to a host, whatever the path. */
export function origin(value: string): string {
  const read = new URL(url(value));
  if (read.pathname !== '/' || read.username !== '' || read.password !== '') {
    throw new Error(`wants HOST:PORT or a URL without a path, not "${value}"`);
  }
  return read.origin;
}

/**
 * Reads a program's command line. Resolves `help` for --help; throws BadArguments that names every bad, unknown and
 * missing argument. `positionals`: what may stand without a dash.
 */
export function readArguments<O extends Record<string, Option<unknown>>>(
  args: readonly string[],
  options: O,
  positionals: readonly string[] = [],
): { help: true } | { help: false; values: Values<O>; rest: readonly string[] } {
  const faults: string[] = [];
  const { tokens } = parseArgs({
    args: [...args],
    options: {
      help: { type: 'boolean', short: 'h' },
      ...Object.fromEntries(
        Object.entries(options).map(
          ([name, { value, short }]) =>
            [
              name,
              { type: value === undefined ? 'boolean' : 'string', ...(short === undefined ? {} : { short }) },
            ] as const,
        ),
      ),
    },
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const values: Record<string, unknown> = {};
  const rest: string[] = [];
  for (const token of tokens) {
    if (token.kind === 'positional') rest.push(token.value);
    if (token.kind !== 'option') continue;
    if (token.name === 'help') return { help: true };
    const option = Object.hasOwn(options, token.name) ? options[token.name] : undefined;
    if (option === undefined) faults.push(`${token.rawName}: no such option`);
    else if (option.value !== undefined && token.value === undefined)
      faults.push(`${token.rawName}: wants a value`);
    else {
      try {
        values[token.name] = option.read(token.value ?? '');
      } catch (error) {
        faults.push(`${token.rawName}: ${(error as Error).message}`);
      }
    }
  }
  for (const extra of rest.slice(positionals.length)) faults.push(`"${extra}": not expected`);
  for (const [name, option] of Object.entries(options)) {
    const named = tokens.some((token) => token.kind === 'option' && token.name === name);
    if (named) continue;
    if (!('fallback' in option)) faults.push(`--${name}: is missing`);
    values[name] = option.fallback;
  }
  if (faults.length > 0) throw new BadArguments(`${faults.join('\n')}\n--help tells what there is`);
  return { help: false, values: values as Values<O>, rest };
}

/** The help page: usage, what the program does, one line an option. */
export function helpText(usage: string, about: string, options: Record<string, Option<unknown>>): string {
  const rows = Object.entries({ ...options, help: flag('this page') }).map(([name, option]) => {
    const shown = option.shown ?? String(option.fallback ?? '');
    const fallback = option.fallback === false || shown === '' ? '' : ` (${shown})`;
    return [
      `${option.short === undefined ? '' : `-${option.short}, `}--${name}${option.value === undefined ? '' : ` ${option.value}`}`,
      `${option.describe}${fallback}`,
    ] as const;
  });
  const width = Math.max(...rows.map(([left]) => left.length)) + 2;
  return `${usage}\n\n${about}\n\n${rows.map(([left, right]) => `  ${left.padEnd(width)}${right}`).join('\n')}\n`;
}

/**
 * Runs a program: prints its help, or its faults with exit code 2, or hands its values to `run`, whose result is the
 * exit code.
 */
export async function program<O extends Record<string, Option<unknown>>>(
  {
    usage,
    about,
    options,
    positionals,
  }: { usage: string; about: string; options: O; positionals?: readonly string[] },
  run: (values: Values<O>, rest: readonly string[]) => Promise<number>,
): Promise<void> {
  outliveReaders();
  try {
    const read = readArguments(process.argv.slice(2), options, positionals);
    if (read.help) process.stdout.write(helpText(usage, about, options));
    else process.exitCode = await run(read.values, read.rest);
  } catch (error) {
    if (!(error instanceof BadArguments)) throw error;
    console.error(error.message);
    process.exitCode = 2;
  }
}

/** `| head` goes away when it has seen enough; what is under way is brought to its end all the same. */
function outliveReaders(): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error;
    });
  }
}
