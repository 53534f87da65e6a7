import { randomUUID } from 'node:crypto';
import type { IncomingMessage, Server } from 'node:http';
import { HostError } from '../errors.ts';
import type { HostFunction } from '../functions.ts';
import type { Invoker } from '../invoke.ts';
import type { HostLog } from '../log.ts';
import type { HttpData, InvocationResponse, TypedData } from '../rpc.ts';
import type { HeldResponse } from './held-response.ts';
import { contentLength, headersOf, MAX_BODY_BYTES, queryOf, readBody } from './request.ts';
import { sendAnswer, sendEmpty } from './response.ts';
import { BufferedRequest, smallBody, streamMetadata } from './streamed-request.ts';
import { encodeForProxy, type Target } from './target.ts';

const NO_DATA: TypedData = { http: {} };

/** Runs HTTP-triggered functions: over the RPC form of a request, or handed over as a stream. */
export class HttpFunctions {
  readonly #invoker: Invoker;
  readonly #log: HostLog;
  /** The library's own server, when the app asked for enableHttpStream. */
  readonly #stream: Server | undefined;
  readonly #chunkedWarned = new Set<string>();

  constructor(invoker: Invoker, log: HostLog, stream: Server | undefined) {
    this.#invoker = invoker;
    this.#log = log;
    this.#stream = stream;
  }

  async run(
    fn: HostFunction,
    params: Readonly<Record<string, string>>,
    target: Target,
    request: IncomingMessage,
    response: HeldResponse,
  ): Promise<void> {
    const length = contentLength(request);
    if (length !== undefined && length > MAX_BODY_BYTES) {
      this.#log.log(
        'warning',
        'Host.Http',
        `${request.method} ${target.encodedPath}: body of ${length} bytes refused`,
      );
      response.shouldKeepAlive = false;
      sendEmpty(response, 500);
      return;
    }
    if (request.headers.host === '') {
      sendEmpty(response, 500); // No URL can be made of it.
      return;
    }
    if (this.#stream) await this.#handOver(this.#stream, fn, params, target, request, response);
    else await this.#overRpc(fn, params, target, request, response);
  }

  /** POST /admin/functions/{name}: the input becomes the body of a request that nobody waits for. */
  async runByHand(fn: HostFunction, input: string): Promise<void> {
    if (this.#stream) {
      this.#log.log('warning', fn.category, 'cannot be run by hand while HTTP streaming is on', fn.name);
      return;
    }
    await this.#invoker.invokeHttp(fn, randomUUID(), {
      http: { method: 'POST', url: 'http://localhost/', headers: {}, params: {}, body: { string: input } },
    });
  }

  async #overRpc(
    fn: HostFunction,
    params: Readonly<Record<string, string>>,
    target: Target,
    request: IncomingMessage,
    response: HeldResponse,
  ): Promise<void> {
    const { method = 'GET' } = request;
    let body: TypedData | undefined;
    if (contentLength(request)) body = { bytes: await readBody(request) };
    else if (request.headers['transfer-encoding'] !== undefined) this.#warnOfChunked(fn);
    try {
      const answer = httpAnswer(
        fn,
        await this.#invoker.invokeHttp(fn, randomUUID(), {
          http: {
            method,
            // The library reads quotes of a query as escaped.
            url: `http://${request.headers.host ?? ''}${target.encodedPath}${target.query}`,
            headers: headersOf(request),
            params,
            query: queryOf(target.query),
            ...(body === undefined ? {} : { body }),
          },
        }),
      );
      if (answer === undefined) sendEmpty(response, 204);
      else sendAnswer(response, answer);
    } catch (error) {
      this.#refuse(fn, response, error);
    }
  }

  /**
   * The library answers on `response` itself. When the handler throws or returns nothing it never does, and with the
   * real host the client then waits until it gives up; here it gets a 500, and the log says what Azure would do.
   */
  async #handOver(
    server: Server,
    fn: HostFunction,
    params: Readonly<Record<string, string>>,
    target: Target,
    request: IncomingMessage,
    response: HeldResponse,
  ): Promise<void> {
    const invocationId = randomUUID();
    // What the app sees; the headers that the library needs come after.
    const seen = headersOf(request);
    const { headers } = request;
    headers['x-forwarded-host'] = headers.host ?? '';
    headers['x-forwarded-proto'] = 'http';
    headers['x-ms-invocation-id'] = invocationId;
    request.url = encodeForProxy(target) + target.query;
    const body = await smallBody(request);
    try {
      const metadata = streamMetadata(seen, body, target.query, params);
      server.emit('request', body === undefined ? request : new BufferedRequest(body, request), response);
      await this.#invoker.invokeHttp(fn, invocationId, NO_DATA, metadata);
      if (response.headersSent || response.writableEnded) return;
      this.#unanswered(fn, invocationId, 'returned no answer');
      sendEmpty(response, 500);
    } catch (error) {
      if (!response.headersSent) {
        this.#unanswered(fn, invocationId, 'failed');
        for (const name of response.getHeaderNames()) response.removeHeader(name);
      }
      this.#refuse(fn, response, error);
    }
  }

  #unanswered(fn: HostFunction, invocationId: string, what: string): void {
    this.#log.log(
      'error',
      fn.category,
      `${what} with HTTP streaming on: the real host never answers such a request (here: 500). Catch everything.`,
      `${fn.name}#${invocationId.slice(0, 8)}`,
    );
  }

  #refuse(fn: HostFunction, response: HeldResponse, error: unknown): void {
    if (error instanceof HostError && error.code !== 'FUNCTION_TIMEOUT') {
      this.#log.log('error', fn.category, error.message, fn.name);
    }
    if (response.headersSent) response.destroy();
    else sendEmpty(response, 500);
  }

  #warnOfChunked(fn: HostFunction): void {
    if (this.#chunkedWarned.has(fn.name)) return;
    this.#chunkedWarned.add(fn.name);
    this.#log.log(
      'warning',
      fn.category,
      'a chunked request body reaches the handler empty, as with the real host, unless enableHttpStream is on',
      fn.name,
    );
  }
}

/** An http output of any name; one that is not the return value wins. */
function httpAnswer(fn: HostFunction, { outputData, returnValue }: InvocationResponse): HttpData | undefined {
  if (outputData !== undefined && outputData.length > 0) {
    for (const { name, data } of outputData) {
      if (data.http !== undefined && fn.metadata.bindings[name]?.type.toLowerCase() === 'http')
        return data.http;
    }
  }
  return returnValue?.http;
}
