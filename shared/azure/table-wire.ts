import { randomUUID } from 'node:crypto';
import {
  createDefaultHttpClient,
  createHttpHeaders,
  createPipelineRequest,
  type HttpMethods,
  type PipelineResponse,
} from '@azure/core-rest-pipeline';
import type { TableClient, TransactionAction } from '@azure/data-tables';

/** An answer that refuses a write; as the SDK's RestError names its parts. */
class TableRefusal extends Error {
  readonly statusCode: number;
  readonly code: string | undefined;

  constructor(statusCode: number, code: string | undefined, message: string) {
    super(message);
    this.name = 'TableRefusal';
    this.statusCode = statusCode;
    this.code = code;
  }
}

/** One call; gives the ETag of each row, where the service tells it. */
export type SendActions = (actions: readonly TransactionAction[]) => Promise<(string | undefined)[]>;

// Not needed by a write: its body is text, its answer short. Retry, credentials and tracing stay.
const LEFT_OUT = [
  'serializationPolicy',
  'deserializationPolicy',
  'formDataPolicy',
  'multipartPolicy',
  'decompressResponsePolicy',
  'redirectPolicy',
  'logPolicy',
];

/**
 * Writes through the client's own pipeline, with the bodies made here. `TableClient.submitTransaction` makes a client
 * and runs a pipeline for each row to find out what its part of the body is, which costs more than all the rest of a
 * call together (bench/adapters.ts).
 */
export function tableWire(client: TableClient): SendActions {
  const pipeline = client.pipeline.clone();
  for (const name of LEFT_OUT) pipeline.removePolicy({ name });
  const http = createDefaultHttpClient();
  const [base = '', sas] = client.url.replace(/\/$/, '').split('?');
  const query = sas === undefined ? '' : `?${sas}`;
  const plain = base.startsWith('http:');

  const ask = (method: HttpMethods, url: string, headers: Record<string, string>, body: string | undefined) =>
    pipeline.sendRequest(
      http,
      createPipelineRequest({
        url: url + query,
        method,
        headers: createHttpHeaders({ 'x-ms-version': '2019-02-02', ...headers }),
        ...(body === undefined ? {} : { body }),
        allowInsecureConnection: plain,
      }),
    );

  return async (actions) => {
    const requests = actions.map((action) => request(`${base}/${client.tableName}`, action));
    const [first] = requests;
    if (first === undefined) return [];
    if (requests.length === 1) {
      const response = await ask(first.method, first.url, first.headers, first.body);
      if (response.status >= 300) throw refusal(response.status, response.bodyAsText ?? '');
      return [response.headers.get('etag')];
    }
    const id = randomUUID();
    const headers = {
      'content-type': `multipart/mixed; boundary=batch_${id}`,
      accept: 'application/json',
      dataserviceversion: '3.0;',
      maxdataserviceversion: '3.0;NetFx',
    };
    const response = await ask('POST', `${base}/$batch`, headers, transactionBody(id, requests));
    return transactionEtags(response, requests.length);
  };
}

interface RowRequest {
  readonly method: HttpMethods;
  readonly url: string;
  readonly headers: Record<string, string>;
  readonly body: string | undefined;
}

const ROW_HEADERS = {
  'Content-Type': 'application/json',
  Accept: 'application/json;odata=minimalmetadata',
  DataServiceVersion: '3.0',
};

function request(table: string, action: TransactionAction): RowRequest {
  const [kind, entity] = action;
  switch (kind) {
    case 'create':
      return {
        method: 'POST',
        url: table,
        headers: { ...ROW_HEADERS, Prefer: 'return-no-content' },
        body: json(entity),
      };
    case 'upsert':
      return {
        method: action[2] === 'Replace' ? 'PUT' : 'PATCH',
        url: table + keys(entity),
        headers: ROW_HEADERS,
        body: json(entity),
      };
    case 'update':
      return {
        method: action[2] === 'Replace' ? 'PUT' : 'PATCH',
        url: table + keys(entity),
        headers: { ...ROW_HEADERS, 'If-Match': action[3]?.etag ?? '*' },
        body: json(entity),
      };
    case 'delete':
      return {
        method: 'DELETE',
        url: table + keys(entity),
        headers: { Accept: ROW_HEADERS.Accept, DataServiceVersion: '3.0', 'If-Match': '*' },
        body: undefined,
      };
    default:
      return action satisfies never;
  }
}

/** Properties are strings, booleans and numbers that JSON carries as they are. */
function json({ partitionKey, rowKey, ...properties }: { partitionKey: string; rowKey: string }): string {
  return JSON.stringify({ PartitionKey: partitionKey, RowKey: rowKey, ...properties });
}

function keys({ partitionKey, rowKey }: { partitionKey: string; rowKey: string }): string {
  return `(PartitionKey='${inUrl(partitionKey)}',RowKey='${inUrl(rowKey)}')`;
}

function inUrl(key: string): string {
  return encodeURIComponent(key.replaceAll("'", "''"));
}

/** An entity-group transaction, as the table service documents it: one change set in one batch. */
function transactionBody(id: string, requests: readonly RowRequest[]): string {
  const part = `--changeset_${id}\r\ncontent-type: application/http\r\ncontent-transfer-encoding: binary\r\n\r\n`;
  let body = `--batch_${id}\r\ncontent-type: multipart/mixed; boundary=changeset_${id}\r\n\r\n\r\n`;
  for (const { method, url, headers, body: row } of requests) {
    body += `${part}${method} ${url} HTTP/1.1\r\n`;
    for (const name in headers) body += `${name}: ${headers[name]}\r\n`;
    body += `\r\n\r\n${row === undefined ? '' : `${row}\r\n`}`;
  }
  return `${body}--changeset_${id}--\r\n--batch_${id}--\r\n`;
}

function transactionEtags(response: PipelineResponse, rows: number): (string | undefined)[] {
  const text = response.bodyAsText ?? '';
  if (response.status >= 300) throw refusal(response.status, text);
  const parts = text.split('--changesetresponse_').slice(1, -1);
  const etags: (string | undefined)[] = [];
  for (const part of parts) {
    const status = Number(/HTTP\/1\.1 (\d{3})/.exec(part)?.[1]);
    if (!(status < 300)) throw refusal(status || 500, /\{.*\}/s.exec(part)?.[0] ?? part);
    etags.push(/^etag: (.*?)\r?$/im.exec(part)?.[1]);
  }
  if (etags.length !== rows) {
    throw new TableRefusal(500, 'BadAnswer', `${etags.length} answers to a transaction of ${rows} rows`);
  }
  return etags;
}

function refusal(status: number, text: string): TableRefusal {
  try {
    const { 'odata.error': error } = JSON.parse(text) as {
      'odata.error'?: { code?: string; message?: { value?: string } };
    };
    return new TableRefusal(status, error?.code, error?.message?.value ?? `Status ${status}`);
  } catch {
    return new TableRefusal(status, undefined, `Status ${status}: ${text.slice(0, 200)}`);
  }
}
