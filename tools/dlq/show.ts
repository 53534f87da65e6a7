import { writeFileSync } from 'node:fs';
import { BadArguments } from '../arguments.ts';
import type { Command } from './commands.ts';
import { theOne, wantsOneId } from './one.ts';
import { asJson, asPage } from './output.ts';

export const show: Command = {
  services: () => ['service-bus'],
  check: (_values, selection) => wantsOneId('show', selection),
  async run({ desk, values, selection }) {
    const letter = await theOne(desk, selection);
    if (letter === undefined) return 1;
    if (values.body === '-') process.stdout.write(letter.body);
    else if (values.body !== '') writeBody(values.body, letter.body);
    else console.log(values.json ? asJson(letter) : asPage(letter));
    return 0;
  },
};

function writeBody(file: string, body: Uint8Array): void {
  try {
    // What a customer sent, addresses included.
    writeFileSync(file, body, { mode: 0o600 });
  } catch (error) {
    throw new BadArguments(`--body: ${(error as Error).message}`);
  }
}
