import { createHmac, createSecretKey, randomUUID } from 'node:crypto';
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { type Operation, readChangeset } from './multipart.ts';
import type { ParseProperty } from './properties.ts';
import type { Tables } from './tables.ts';
import { type Done, type Refused, transact } from './transaction.ts';

export interface BatchEndpointDeps {
  readonly tables: Tables;
  readonly parse: ParseProperty;
  readonly account: string;
  /** Base64. */
  readonly accountKey: string;
  /** Azurite's front: answers everything else. */
  readonly others: RequestListener;
}

const MOST_BYTES = 4 * 1024 * 1024;
const VERSION = '2019-02-02';

/**
 * Answers entity-group transactions (`POST /account/$batch`, signed with the account's key) and hands every other
 * request on. Azurite takes a transaction's text apart by patterns that meet in its rows as well (a line separator in
 * a text makes it fail), and runs each change through its whole front.
 */
export function batchEndpoint(deps: BatchEndpointDeps): RequestListener {
  const path = `/${deps.account}/$batch`;
  const key = createSecretKey(deps.accountKey, 'base64');
  return (request, response) => {
    const length = Number(request.headers['content-length']);
    const ours =
      request.method === 'POST' &&
      request.url === path &&
      length > 0 &&
      length <= MOST_BYTES &&
      isSigned(request, path, deps, key);
    if (!ours) {
      deps.others(request, response);
      return;
    }
    const chunks: Buffer[] = [];
    let received = 0;
    const take = (chunk: Buffer) => {
      chunks.push(chunk);
      received += chunk.length;
      if (received < length) return;
      request.off('data', take);
      const body = Buffer.concat(chunks);
      const operations = readChangeset(request.headers['content-type'] ?? '', body.toString());
      if (operations?.every((operation) => operation.account === deps.account)) {
        answer(request, response, operations, deps);
        return;
      }
      giveBack(request, body);
      deps.others(request, response);
    };
    request.on('data', take);
  };
}

/** Puts the body back into the request, which is then as if nobody had read from it. */
function giveBack(request: IncomingMessage, body: Buffer): void {
  request.pause();
  request.unshift(body);
  // A paused stream stays so when the next reader comes; one that lost its last `readable` listener does not.
  const nothing = () => undefined;
  request.on('readable', nothing);
  request.off('readable', nothing);
}

function answer(
  request: IncomingMessage,
  response: ServerResponse,
  operations: readonly Operation[],
  { tables, parse }: BatchEndpointDeps,
): void {
  const id = randomUUID();
  const result = transact(tables, operations, parse);
  const parts = 'refusal' in result ? [refusedPart(result, id)] : result.map(donePart);
  const changeset = `changesetresponse_${id}`;
  const body = [
    `--batchresponse_${id}\r\nContent-Type: multipart/mixed; boundary=${changeset}\r\n\r\n`,
    ...parts.map(
      (part) =>
        `--${changeset}\r\nContent-Type: application/http\r\nContent-Transfer-Encoding: binary\r\n\r\n${part}\r\n`,
    ),
    `--${changeset}--\r\n--batchresponse_${id}--\r\n`,
  ].join('');
  const clientRequest = request.headers['x-ms-client-request-id'];
  response.writeHead(202, {
    'content-type': `multipart/mixed; boundary=batchresponse_${id}`,
    'content-length': Buffer.byteLength(body),
    'cache-control': 'no-cache',
    'x-content-type-options': 'nosniff',
    'x-ms-request-id': id,
    'x-ms-version': VERSION,
    ...(clientRequest === undefined ? {} : { 'x-ms-client-request-id': clientRequest }),
  });
  response.end(body);
}

function donePart({ status, etag, operation, partition, row }: Done): string {
  const inserted = operation.method === 'POST';
  const address = `${operation.table}(PartitionKey='${encodeKey(partition)}',RowKey='${encodeKey(row)}')`;
  return [
    `HTTP/1.1 ${status} ${status === 201 ? 'Created' : 'No Content'}`,
    'X-Content-Type-Options: nosniff',
    'Cache-Control: no-cache',
    ...(inserted && status === 204 ? ['Preference-Applied: return-no-content'] : []),
    'DataServiceVersion: 3.0;',
    ...(inserted ? [`Location: ${address}`, `DataServiceId: ${address}`] : []),
    ...(etag === undefined ? [] : [`ETag: ${etag}`]),
    '\r\n',
  ].join('\r\n');
}

/** Clients tell which change it was by the number at the beginning of the message. */
function refusedPart({ index, refusal }: Refused, id: string): string {
  const value = `${index}:${refusal.message}\nRequestId:${id}\nTime:${new Date().toISOString()}`;
  return [
    `HTTP/1.1 ${refusal.status} ${refusal.code}`,
    'X-Content-Type-Options: nosniff',
    'Cache-Control: no-cache',
    'DataServiceVersion: 3.0;',
    'Content-Type: application/json;odata=minimalmetadata;streaming=true;charset=utf-8',
    '',
    JSON.stringify({ 'odata.error': { code: refusal.code, message: { lang: 'en-US', value } } }),
    '',
  ].join('\r\n');
}

/** SharedKey and SharedKeyLite as the table service signs them. Anything else is for Azurite to judge. */
function isSigned(
  { headers }: IncomingMessage,
  path: string,
  { account }: BatchEndpointDeps,
  key: ReturnType<typeof createSecretKey>,
): boolean {
  const time = headers.date ?? headers['x-ms-date'] ?? '';
  const resource = `/${account}${path}`;
  const given = headers.authorization ?? '';
  const lite = given.startsWith('SharedKeyLite ');
  const text = lite
    ? `${time}\n${resource}`
    : `POST\n${headers['content-md5'] ?? ''}\n${headers['content-type'] ?? ''}\n${time}\n${resource}`;
  const signature = createHmac('sha256', key).update(text).digest('base64');
  return given === `${lite ? 'SharedKeyLite' : 'SharedKey'} ${account}:${signature}`;
}

const encodeKey = (key: string) => encodeURIComponent(key.replaceAll("'", "''"));
