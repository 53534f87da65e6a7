import type { IncomingMessage, ServerResponse } from 'node:http';

export function empty(response: ServerResponse, status: number, headers?: Record<string, string>): void {
  response.writeHead(status, { 'content-length': 0, ...headers });
  response.end();
}

/** `body` is JSON text. */
export function json(
  response: ServerResponse,
  status: number,
  body: string,
  headers?: Record<string, string>,
): void {
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'content-length': Buffer.byteLength(body),
    ...headers,
  });
  response.end(body);
}

/** What the real extension answers with when an exception reaches it. */
export function exception(
  response: ServerResponse,
  status: number,
  message: string,
  details: { readonly type: string; readonly message: string },
): void {
  const { type, message: text } = details;
  const body = { Message: message, ExceptionMessage: text, ExceptionType: type, StackTrace: '' };
  json(response, status, JSON.stringify(body));
}

export const SOMETHING_WRONG = 'Something went wrong while processing your request';

export async function bodyText(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}
