import type { IncomingMessage } from 'node:http';
import type { RunningExtension } from '../contract.ts';
import { HostError } from '../errors.ts';
import type { HostFunction } from '../functions.ts';
import { type JsonObject, section } from '../host-json.ts';
import { authLevelOf, type Keys } from '../keys.ts';
import type { HostLog } from '../log.ts';
import { describeError } from '../log.ts';
import { givenKey, isOfThisMachine } from './access.ts';
import type { Admin } from './admin.ts';
import type { HttpFunctions } from './functions-over-http.ts';
import type { HeldResponse } from './held-response.ts';
import { HOME_PAGE } from './home.ts';
import { sendEmpty } from './response.ts';
import { type Match, Router } from './router.ts';
import { parseTarget, type Target } from './target.ts';
import { Throttle } from './throttle.ts';

export interface AppHandlerOptions {
  readonly hostJson: Readonly<JsonObject>;
  readonly setting: (name: string) => string | undefined;
  readonly functions: readonly HostFunction[];
  readonly keys: Keys | undefined;
  readonly http: HttpFunctions;
  readonly admin: Admin;
  readonly extensions: readonly RunningExtension[];
  readonly log: HostLog;
  /** Why no function can run: each of their routes then answers 503. */
  readonly hostError: string | undefined;
}

/** Answers every request of the host: functions, webhooks of extensions, admin endpoints, home page. */
export class AppHandler {
  readonly #router: Router<HostFunction>;
  readonly #keys: Keys | undefined;
  readonly #http: HttpFunctions;
  readonly #admin: Admin;
  readonly #log: HostLog;
  readonly #webhooks: readonly NonNullable<RunningExtension['webhook']>[];
  readonly #customHeaders: readonly (readonly [string, string])[];
  readonly #hostError: string | undefined;
  readonly #home: boolean;
  readonly #throttle: Throttle;

  constructor(options: AppHandlerOptions) {
    const { hostJson, functions, setting } = options;
    const http = section(hostJson, 'extensions', 'http');
    this.#router = functionRouter(options.hostError === undefined ? functions : [], routePrefix(hostJson));
    this.#keys = options.keys;
    this.#http = options.http;
    this.#admin = options.admin;
    this.#log = options.log;
    this.#webhooks = options.extensions.flatMap(({ webhook }) => (webhook === undefined ? [] : [webhook]));
    this.#customHeaders = Object.entries(section(http, 'customHeaders')).map(
      ([name, value]) => [name, String(value)] as const,
    );
    this.#hostError = options.hostError;
    this.#home = setting('AzureWebJobsDisableHomepage')?.toLowerCase() !== 'true';
    this.#throttle = new Throttle(Number(http.maxOutstandingRequests), Number(http.maxConcurrentRequests));
  }

  handle(request: IncomingMessage, response: HeldResponse): void {
    this.#answer(request, response).catch((error: unknown) => {
      if (error instanceof HostError && error.code === 'CLIENT_GONE') {
        response.destroy();
        return;
      }
      this.#log.log('error', 'Host.Http', `${request.method} ${request.url}: ${describeError(error)}`);
      if (response.headersSent) response.destroy();
      else sendEmpty(response, 500);
    });
  }

  async #answer(request: IncomingMessage, response: HeldResponse): Promise<void> {
    for (const [name, value] of this.#customHeaders) response.setHeader(name, value);
    const target = parseTarget(request.url ?? '/');
    if (target === undefined) return sendEmpty(response, 400);
    const { path } = target;
    const second = path.charCodeAt(1) | 32;
    if (second === 97 /* a */ && /^\/admin(\/|$)/i.test(path)) {
      return await this.#admin.answer(request, response, target);
    }
    if (second === 114 /* r */ && /^\/runtime(\/|$)/i.test(path)) {
      return await this.#webhook(request, response, target);
    }
    if (this.#hostError !== undefined) return notRunning(response);
    const match = this.#router.match(request.method ?? 'GET', path);
    if (match === undefined || (path === '/' && this.#home)) return this.#unrouted(response, path);
    const fn = match.target;
    if (this.#keys !== undefined && !this.#allowed(this.#keys, fn, request, target)) {
      return sendEmpty(response, 401);
    }
    await this.#run(match, target, request, response);
  }

  async #run(
    { target: fn, params }: Match<HostFunction>,
    target: Target,
    request: IncomingMessage,
    response: HeldResponse,
  ): Promise<void> {
    if (!this.#throttle.limited) return await this.#http.run(fn, params, target, request, response);
    if (!(await this.#throttle.enter())) return sendEmpty(response, 429);
    try {
      await this.#http.run(fn, params, target, request, response);
    } finally {
      this.#throttle.leave();
    }
  }

  #unrouted(response: HeldResponse, path: string): void {
    if (path !== '/' || !this.#home) {
      sendEmpty(response, path === '/' ? 204 : 404);
      return;
    }
    response.setHeader('content-type', 'text/html');
    response.setHeader('content-length', HOME_PAGE.length);
    response.end(HOME_PAGE);
  }

  #allowed(keys: Keys, fn: HostFunction, request: IncomingMessage, target: Target): boolean {
    const level = authLevelOf(fn.trigger.authLevel) ?? 'admin';
    return level === 'anonymous' || keys.allows(level, fn.name, givenKey(request, target));
  }

  async #webhook(request: IncomingMessage, response: HeldResponse, target: Target): Promise<void> {
    const [, name, rest = ''] = /^\/runtime\/webhooks\/([^/]+)(\/.*)?$/i.exec(target.encodedPath) ?? [];
    const webhook = this.#webhooks.find((candidate) => candidate.name.toLowerCase() === name?.toLowerCase());
    if (webhook === undefined || !isOfThisMachine(request)) return sendEmpty(response, 404);
    if (this.#keys !== undefined && !this.#keys.allows('system', '', givenKey(request, target))) {
      response.setHeader('www-authenticate', 'Bearer');
      return sendEmpty(response, 401);
    }
    if (!(await webhook.handle(request, response, rest))) sendEmpty(response, 404);
  }
}

export function routePrefix(hostJson: Readonly<JsonObject>): string {
  const { routePrefix } = section(hostJson, 'extensions', 'http');
  return typeof routePrefix === 'string' ? routePrefix : 'api';
}

/** The template of a function's route with the prefix; a function without a route is at its name. */
export function routeTemplate(fn: HostFunction, prefix: string): string {
  const route = typeof fn.trigger.route === 'string' && fn.trigger.route !== '' ? fn.trigger.route : fn.name;
  return prefix === '' ? route.replace(/^\//, '') : `${prefix}/${route}`;
}

function methodsOf(fn: HostFunction): readonly string[] {
  const { methods } = fn.trigger;
  return Array.isArray(methods) ? methods.map((method) => String(method).toUpperCase()) : ['GET', 'POST'];
}

export function isHttp(fn: HostFunction): boolean {
  return fn.trigger.type.toLowerCase() === 'httptrigger';
}

/** Functions by name, without regard to case: the first that fits a request gets it. Throws on a bad route. */
export function functionRouter(functions: readonly HostFunction[], prefix: string): Router<HostFunction> {
  return new Router(
    functions
      .filter((fn) => isHttp(fn) && !fn.disabled && fn.error === undefined)
      .toSorted((a, b) => (a.name.toLowerCase() < b.name.toLowerCase() ? -1 : 1))
      .map((fn) => ({ template: routeTemplate(fn, prefix), methods: methodsOf(fn), target: fn })),
  );
}

export function notRunning(response: HeldResponse): void {
  response.statusCode = 503;
  response.end('Function host is not running.');
}
