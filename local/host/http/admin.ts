import type { IncomingMessage, ServerResponse } from 'node:http';
import { type HostFunction, isFunctionName } from '../functions.ts';
import type { JsonObject } from '../host-json.ts';
import type { Keys } from '../keys.ts';
import { givenKey, isOfThisMachine } from './access.ts';
import { HostInfo } from './host-info.ts';
import { answerKeys } from './key-endpoints.ts';
import { readBody } from './request.ts';
import { sendEmpty, sendJson } from './response.ts';
import type { Target } from './target.ts';

const MAX_INPUT_BYTES = 1024 * 1024;

export interface AdminOptions {
  readonly hostJson: Readonly<JsonObject>;
  readonly appDir: string;
  readonly functions: readonly HostFunction[];
  readonly keys: Keys | undefined;
  readonly state: 'Running' | 'Error';
  readonly errors: readonly string[];
  readonly extensions: readonly string[];
  /** Invocations under way. */
  readonly running: () => number;
  /** Route template of an HTTP function, prefix included. */
  readonly routeOf: (fn: HostFunction) => string | undefined;
  /** Starts a run by hand; does not wait for its end. */
  readonly runByHand: (fn: HostFunction, input: string) => void;
}

type Answer = (request: IncomingMessage, response: ServerResponse, target: Target) => void | Promise<void>;

/** The endpoints below /admin: for this machine only, master key where keys are enforced. */
export class Admin {
  readonly #options: AdminOptions;
  readonly #info: HostInfo;

  constructor(options: AdminOptions) {
    this.#options = options;
    this.#info = new HostInfo(options);
  }

  async answer(request: IncomingMessage, response: ServerResponse, target: Target): Promise<void> {
    if (!isOfThisMachine(request)) return sendEmpty(response, 404);
    const path = target.path.slice('/admin/'.length).replace(/\/$/, '');
    const method = request.method ?? 'GET';
    if (path.toLowerCase() === 'host/ping') {
      if (method !== 'GET' && method !== 'POST') return sendEmpty(response, 404);
      response.setHeader('cache-control', 'no-store,no-cache');
      response.setHeader('pragma', 'no-cache');
      return sendEmpty(response, 200);
    }
    const answer = this.#route(method, path);
    if (answer === undefined) return sendEmpty(response, 404);
    if (!this.#allowed(request, response, target)) return;
    await answer(request, response, target);
  }

  #route(method: string, path: string): Answer | undefined {
    const [area, name, ...rest] = path.split('/');
    const at = `${method} ${path.toLowerCase()}`;
    const fixed = this.#info.fixed(at);
    if (fixed !== undefined) return fixed;
    if (area?.toLowerCase() === 'functions' && name !== undefined) {
      return this.#ofFunction(method, name, rest);
    }
    if (area?.toLowerCase() === 'host' && /^(functionkeys|systemkeys)$/i.test(name ?? '')) {
      const scope = name?.toLowerCase() === 'systemkeys' ? 'systemkeys' : 'functionkeys';
      return (request, response) => answerKeys(this.#options.keys, scope, rest[0], request, response);
    }
    return undefined;
  }

  #ofFunction(method: string, name: string, rest: readonly string[]): Answer | undefined {
    const fn = this.#options.functions.find((one) => one.name.toLowerCase() === name.toLowerCase());
    const [what, keyName] = rest;
    if (what === undefined && method === 'GET') {
      return (request, response) =>
        fn
          ? sendJson(response, 200, this.#info.describe(fn, `http://${request.headers.host}`))
          : sendEmpty(response, 404);
    }
    if (what === undefined && method === 'POST') {
      return (request, response) => this.#runByHand(fn, request, response);
    }
    if (what === 'status' && method === 'GET') {
      return (_, response) => (fn ? sendJson(response, 200, statusOf(fn)) : sendEmpty(response, 404));
    }
    if (what === 'keys') {
      return (request, response) =>
        fn && isFunctionName(fn.name)
          ? answerKeys(this.#options.keys, { function: fn.name }, keyName, request, response)
          : sendEmpty(response, 404);
    }
    if (method === 'DELETE' && what === undefined && fn === undefined) {
      return (_, response) => sendEmpty(response, 404);
    }
    return undefined;
  }

  async #runByHand(
    fn: HostFunction | undefined,
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<void> {
    const body = (await readBody(request, MAX_INPUT_BYTES)).toString();
    if (!/json/i.test(request.headers['content-type'] ?? '')) return sendEmpty(response, 415);
    let input: unknown;
    try {
      input = (JSON.parse(body) as { input?: unknown } | null)?.input;
    } catch {
      return sendEmpty(response, 400);
    }
    if (fn === undefined) return sendEmpty(response, 404);
    this.#options.runByHand(fn, typeof input === 'string' ? input : JSON.stringify(input ?? ''));
    sendEmpty(response, 202);
  }

  #allowed(request: IncomingMessage, response: ServerResponse, target: Target): boolean {
    const { keys } = this.#options;
    if (keys === undefined) return true;
    const given = givenKey(request, target);
    if (given !== undefined && keys.isMaster(given)) return true;
    if (given !== undefined && keys.isKnown(given)) sendEmpty(response, 403);
    else {
      response.setHeader('www-authenticate', 'Bearer');
      sendEmpty(response, 401);
    }
    return false;
  }
}

function statusOf(fn: HostFunction): unknown {
  return fn.error === undefined ? {} : { errors: [fn.error] };
}
