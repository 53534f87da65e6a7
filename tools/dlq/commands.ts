import type { Adapters } from '../../shared/ports.ts';
import type { Selection } from '../../shared/steps/dead-letters/selection.ts';
import { BadArguments } from '../arguments.ts';
import type { Service } from '../connection.ts';
import { edit } from './edit.ts';
import { history } from './history.ts';
import { list } from './list.ts';
import type { Values } from './options.ts';
import { purge } from './purge.ts';
import { replay } from './replay.ts';
import { show } from './show.ts';

export type Desk = Pick<Adapters, 'clock' | 'quarantine' | 'deadLetters' | 'repairs' | 'orders' | 'close'>;

export interface Run {
  readonly desk: Desk;
  readonly values: Values;
  readonly selection: Selection;
}

/** A verb of `npm run dlq`. */
export interface Command {
  /** What it works on. */
  readonly services: (values: Values) => readonly Service[];
  /** Throws BadArguments before anything is connected to. */
  readonly check: (values: Values, selection: Selection) => void;
  /** Resolves with the exit code. */
  readonly run: (run: Run) => Promise<number>;
}

const COMMANDS: Readonly<Record<string, Command>> = { list, show, edit, replay, purge, history };

export function commandNamed(name: string): Command {
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (command !== undefined) return command;
  const fault = name === '' ? 'What is to be done?' : `"${name}" is no command.`;
  throw new BadArguments(
    `${fault} There are list, show, edit, replay, purge and history.\n--help tells more`,
  );
}
