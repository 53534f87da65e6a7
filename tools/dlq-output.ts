import type { DeadLetter } from '../shared/ports.ts';

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
  const table = [['ID', 'REASON', 'SOURCE', 'ATTEMPTS', 'TIME', 'MESSAGE ID', 'BODY'], ...rows].map((row) =>
    row.map((cell) => visible(cell)),
  );
  const widths =
    table[0]?.map((_, column) => Math.max(...table.map((row) => row[column]?.length ?? 0))) ?? [];
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
    ['attempts', String(attempts)],
    ['time', instant(time)],
    ['message id', messageId],
    ['trace', trail?.traceParent ?? ''],
    ['correlation', trail?.correlationId ?? ''],
    ['body', text === undefined ? `${body.length} bytes, no UTF-8; in base64:` : `${body.length} bytes:`],
  ];
  const head = rows.map(([name = '', value = '']) => `${name.padEnd(12)} ${visible(value)}`);
  return [...head, '', visibleLines(text ?? Buffer.from(body).toString('base64'))].join('\n');
}

/** The body as `body` where it is text, as `bodyBase64` where not. */
export function asJson(letters: DeadLetter | readonly DeadLetter[]): string {
  const one = ({ body, time, ...rest }: DeadLetter) => {
    const text = textOf(body);
    return {
      ...rest,
      time: instant(time),
      ...(text === undefined ? { bodyBase64: Buffer.from(body).toString('base64') } : { body: text }),
    };
  };
  return JSON.stringify('id' in letters ? one(letters) : letters.map(one), undefined, 2);
}

function instant(time: number): string {
  return new Date(time).toISOString();
}

function textOf(body: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(body);
  } catch {
    return undefined;
  }
}

function shortened(text: string): string {
  return text.length <= SHOWN_CHARACTERS ? text : `${text.slice(0, SHOWN_CHARACTERS - 1)}…`;
}

/** What comes from outside must not steer the terminal. */
function visible(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}]/gu, escaped);
}

/** As `visible`, with its lines and tabs. */
function visibleLines(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}]/gu, (char) => (char === '\n' || char === '\t' ? char : escaped(char)));
}

function escaped(char: string): string {
  return `\\u{${(char.codePointAt(0) ?? 0).toString(16)}}`;
}
