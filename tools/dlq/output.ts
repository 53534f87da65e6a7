import type { DeadLetter } from '../../shared/ports.ts';
import { documentOfLetter } from '../../shared/steps/dead-letters/document.ts';
import { orderOf, textOf } from '../../shared/steps/dead-letters/selection.ts';
import { visible, visibleLines } from '../visible.ts';

const SHOWN_CHARACTERS = 40;

/** One line a message, under a line of titles. */
export function asTable(letters: readonly DeadLetter[]): string {
  const rows = letters.map(({ id, reason, source, attempts, time, messageId, body }) => [
    id,
    reason,
    source,
    String(attempts),
    instant(time),
    messageId,
    shortened(textOf(body) ?? `${body.length} bytes`),
  ]);
  return columns(['ID', 'REASON', 'SOURCE', 'ATTEMPTS', 'TIME', 'MESSAGE ID', 'BODY'], rows);
}

export function columns(titles: readonly string[], rows: readonly (readonly string[])[]): string {
  const table = [titles, ...rows].map((row) => row.map((cell) => visible(cell)));
  const widths = titles.map((_, column) =>
    table.reduce((width, row) => Math.max(width, row[column]?.length ?? 0), 0),
  );
  return table
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

/** Everything about one message, its body at the end. */
export function asPage(letter: DeadLetter): string {
  const { id, reason, description, source, attempts, time, messageId, trail, body } = letter;
  const text = textOf(body);
  const rows = [
    ['id', id],
    ['reason', reason],
    ['description', description],
    ['source', source],
    ['order', orderOf(letter) ?? ''],
    ['attempts', String(attempts)],
    ['time', instant(time)],
    ['message id', messageId],
    ['trace', trail?.traceParent ?? ''],
    ['correlation', trail?.correlationId ?? ''],
    ['body', text === undefined ? `${body.length} bytes, no UTF-8; in base64:` : `${body.length} bytes:`],
  ];
  const head = rows.map(([name = '', value = '']) => `${name.padEnd(12)} ${visible(value)}`);
  return [...head, '', visibleLines(bodyText(body))].join('\n');
}

export function asJson(letters: DeadLetter | readonly DeadLetter[]): string {
  const documents = 'id' in letters ? documentOfLetter(letters) : letters.map(documentOfLetter);
  return JSON.stringify(documents, undefined, 2);
}

/** Base64 where it is no text. */
export function bodyText(body: Uint8Array): string {
  return textOf(body) ?? Buffer.from(body).toString('base64');
}

function instant(time: number): string {
  return new Date(time).toISOString();
}

function shortened(text: string): string {
  return text.length <= SHOWN_CHARACTERS ? text : `${text.slice(0, SHOWN_CHARACTERS - 1)}…`;
}
