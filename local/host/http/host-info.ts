import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { hostname } from 'node:os';
import { basename, join } from 'node:path';
import type { HostFunction } from '../functions.ts';
import { section } from '../host-json.ts';
import type { AdminOptions } from './admin.ts';
import { readBody } from './request.ts';
import { sendEmpty, sendJson } from './response.ts';

type Answer = (request: IncomingMessage, response: ServerResponse) => void | Promise<void>;

const VERSION = '4.1037.0.0';
const STATES = new Set(['running', 'offline']);

/** The admin endpoints that tell about the host as a whole. */
export class HostInfo {
  readonly #options: AdminOptions;
  readonly #id = randomUUID().replaceAll('-', '');
  readonly #answers: ReadonlyMap<string, Answer>;

  constructor(options: AdminOptions) {
    this.#options = options;
    const { functions } = options;
    this.#answers = new Map<string, Answer>([
      ['GET host/status', (_, response) => sendJson(response, 200, this.#status())],
      [
        'GET functions',
        (request, response) =>
          // The real host writes https in its list, whatever the request came by.
          sendJson(
            response,
            200,
            functions.map((fn) => this.describe(fn, `https://${request.headers.host}`)),
          ),
      ],
      ['GET host/config', (_, response) => this.#config(response)],
      ['GET host/extensions', (_, response) => sendJson(response, 200, options.extensions)],
      ['GET host/drain/status', (_, response) => sendJson(response, 200, this.#drain())],
      ['POST host/synctriggers', (_, response) => sendJson(response, 500, NO_SYNC)],
      ['POST host/log', (_, response) => sendEmpty(response, 200)],
      ['PUT host/state', (request, response) => putState(request, response)],
      ['GET vfs', (_, response) => sendEmpty(response, 403)],
      ['GET warmup', (_, response) => sendEmpty(response, 200)],
      ['POST warmup', (_, response) => sendEmpty(response, 200)],
      ['GET instance/info', (_, response) => sendJson(response, 200, INSTANCE)],
    ]);
  }

  /** The answer for `METHOD path`, the path without /admin/ and in lower case. */
  fixed(at: string): Answer | undefined {
    return this.#answers.get(at);
  }

  describe(fn: HostFunction, base: string): unknown {
    const vfs = `${base}/admin/vfs/site/wwwroot/${fn.name}`;
    const route = this.#options.routeOf(fn);
    return {
      name: fn.name,
      script_root_path_href: `${vfs}/`,
      script_href: `${base}/admin/vfs/site/wwwroot/${fn.file}`,
      config_href: `${vfs}/function.json`,
      test_data_href: `${base}/admin/vfs/data/Functions/sampledata/${fn.name}.dat`,
      href: `${base}/admin/functions/${fn.name}`,
      invoke_url_template: route === undefined ? null : `${base}/${route}`,
      language: 'node',
      config: {
        name: fn.name,
        entryPoint: '',
        scriptFile: basename(fn.file),
        language: 'node',
        functionDirectory: join(this.#options.appDir, fn.file, '..'),
        bindings: fn.bindings.map(({ name, type, direction, properties, ...fields }) => {
          const { name: _, ...own } = { ...fields, name };
          return { ...own, type, name, direction, ...(properties === undefined ? {} : { properties }) };
        }),
      },
      files: null,
      test_data: '',
      isDisabled: fn.disabled && !fn.excluded,
      isDirect: false,
      isProxy: false,
    };
  }

  #status(): unknown {
    const { state, errors } = this.#options;
    return {
      id: this.#id,
      state,
      version: VERSION,
      versionDetails: VERSION,
      platformVersion: '',
      instanceId: this.#id,
      computerName: hostname(),
      ...(errors.length === 0 ? {} : { errors }),
      processUptime: Math.round(process.uptime() * 1000),
      functionAppContentEditingState: 'Unknown',
    };
  }

  #config(response: ServerResponse): void {
    const http = section(this.#options.hostJson, 'extensions', 'http');
    const config = {
      extensions: {
        http: {
          dynamicThrottlesEnabled: http.dynamicThrottlesEnabled ?? false,
          enableChunkedRequestBinding: http.enableChunkedRequestBinding ?? false,
          maxConcurrentRequests: http.maxConcurrentRequests ?? -1,
          maxOutstandingRequests: http.maxOutstandingRequests ?? -1,
          routePrefix: http.routePrefix ?? 'api',
        },
      },
      concurrency: {
        dynamicConcurrencyEnabled: false,
        maximumFunctionConcurrency: 500,
        cpuThreshold: 0.8,
        snapshotPersistenceEnabled: true,
      },
    };
    response.setHeader('content-type', 'text/plain; charset=utf-8');
    response.end(JSON.stringify(config, null, 2));
  }

  #drain(): unknown {
    return { state: 'Disabled', outstandingInvocations: this.#options.running(), outstandingRetries: 0 };
  }
}

const NO_SYNC = { status: 'Invalid environment for SyncTriggers operation.' };
const INSTANCE = { FUNCTIONS_EXTENSION_VERSION: VERSION, WEBSITE_NODE_DEFAULT_VERSION: '8.5.0' };

async function putState(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const text = (await readBody(request, 1024)).toString().replace(/^"|"$/g, '').toLowerCase();
  // Taking the app offline is a matter of the platform around the host.
  sendEmpty(response, STATES.has(text) ? 202 : 400);
}
