/** One change of a transaction as it was sent. */
export interface Operation {
  readonly method: string;
  readonly account: string;
  readonly table: string;
  /** Left out for an insert: its keys are in the body. */
  readonly keys: { readonly partition: string; readonly row: string } | undefined;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

const REQUEST = /^(POST|PUT|PATCH|MERGE|DELETE) https?:\/\/[^/ ]+\/([^/ ]+)\/([^ ]+) HTTP\/1\.1$/;
const TARGET =
  /^([A-Za-z][A-Za-z0-9]*)(?:\(PartitionKey='((?:[^']|'')*)',RowKey='((?:[^']|'')*)'\)|\(\))?(?:\?.*)?$/;

/**
 * Takes the body of an entity-group transaction apart (multipart/mixed: one changeset, in it one HTTP request per
 * change). Undefined when it is anything else.
 */
export function readChangeset(contentType: string, body: string): Operation[] | undefined {
  const batch = boundaryOf(contentType);
  if (batch === undefined) return undefined;
  const parts = partsOf(body, batch);
  const [outer] = parts;
  if (parts.length !== 1 || outer === undefined) return undefined;
  const [headers, content] = split(outer);
  const changeset = boundaryOf(readHeaders(headers)['content-type'] ?? '');
  if (changeset === undefined) return undefined;
  const operations: Operation[] = [];
  for (const part of partsOf(content, changeset)) {
    const operation = readOperation(split(part)[1]);
    if (operation === undefined) return undefined;
    operations.push(operation);
  }
  return operations.length > 0 ? operations : undefined;
}

function readOperation(request: string): Operation | undefined {
  const [head, body] = split(request.trimStart());
  const lineEnd = head.indexOf('\n');
  const line = (lineEnd === -1 ? head : head.slice(0, lineEnd)).trimEnd();
  const [, method, account, target] = REQUEST.exec(line) ?? [];
  const [, table, partition, row] = TARGET.exec(target ?? '') ?? [];
  if (method === undefined || account === undefined || table === undefined) return undefined;
  let keys: Operation['keys'];
  if (partition !== undefined && row !== undefined) {
    keys = readKeys(partition, row);
    if (keys === undefined) return undefined;
  }
  if ((method === 'POST') !== (keys === undefined)) return undefined;
  const headers = readHeaders(lineEnd === -1 ? '' : head.slice(lineEnd + 1));
  return { method, account, table, keys, headers, body: body.trimEnd() };
}

function boundaryOf(contentType: string): string | undefined {
  return /^multipart\/mixed;\s*boundary="?([^";]+)"?/i.exec(contentType)?.[1];
}

/** What stands between the lines with the boundary. */
function partsOf(text: string, boundary: string): string[] {
  const parts = `\n${text}`.split(`\n--${boundary}`).slice(1);
  return parts.filter((part) => !part.startsWith('--'));
}

/** Head and body, at the first empty line. */
function split(text: string): [string, string] {
  const found = /\r?\n\r?\n/.exec(text);
  if (found === null) return [text, ''];
  return [text.slice(0, found.index), text.slice(found.index + found[0].length)];
}

function readHeaders(text: string): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const line of text.split('\n')) {
    const colon = line.indexOf(':');
    if (colon > 0) headers[line.slice(0, colon).trim().toLowerCase()] = line.slice(colon + 1).trim();
  }
  return headers;
}

/** Keys in an address: quotes are doubled, and they may be percent-encoded. Undefined: not by the rules. */
function readKeys(partition: string, row: string): Operation['keys'] {
  const unquoted = (key: string) => decodeURIComponent(key).replaceAll("''", "'");
  try {
    return { partition: unquoted(partition), row: unquoted(row) };
  } catch {
    return undefined;
  }
}
