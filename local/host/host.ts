import { resolve } from 'node:path';
import type { Running } from '../child.ts';
import type { Clock } from '../clock.ts';
import { isRefusal } from '../refusal.ts';
import { appFunctions } from './app-functions.ts';
import type { HostServices } from './contract.ts';
import { FunctionsCore, provideCore } from './core.ts';
import { endWork } from './ending.ts';
import { HostError } from './errors.ts';
import { Extensions, knownExtensions } from './extensions.ts';
import type { HostFunction } from './functions.ts';
import { type JsonObject, loadHostJson, section, timeSpan } from './host-json.ts';
import { Admin } from './http/admin.ts';
import { AppHandler, isHttp, notRunning, routePrefix, routeTemplate } from './http/app-handler.ts';
import { HttpFunctions } from './http/functions-over-http.ts';
import { HttpServer } from './http/server.ts';
import { streamServer } from './http/stream.ts';
import { Invoker } from './invoke.ts';
import { Keys } from './keys.ts';
import { loadApp } from './load-app.ts';
import { describeError, HostLog } from './log.ts';
import { expandSettings, loadSettings, settingsLookup } from './settings.ts';

export interface HostOptions {
  readonly appDir: string;
  readonly stateDir: string;
  readonly port: number;
  readonly secretsDir?: string;
  /** Serve on without functions when the app or host.json cannot be loaded, as the real host does. */
  readonly tolerant?: boolean;
}

const ADDRESS = '127.0.0.1';
// HTTP answers have had their 10 s by then, and whoever asked for the end kills after 30.
const END_WITHIN_MS = 8_000;

/** Loads the app into this process and runs it. One host per process: the library keeps state in its modules. */
export async function startHost(options: HostOptions, clock: Clock): Promise<Running> {
  const appDir = resolve(options.appDir);
  const stateDir = resolve(options.stateDir);
  const keys = options.secretsDir === undefined ? undefined : new Keys(resolve(options.secretsDir));
  const { values, notice } = loadSettings(appDir, process.env);
  Object.assign(process.env, values);
  const setting = settingsLookup(values);

  // Why the host as a whole cannot run; whoever did not ask for tolerance sees it as a failed start.
  const errors: string[] = [];
  const fault = (error: unknown) => {
    if (options.tolerant !== true) throw error;
    errors.push(messageOf(error));
  };
  let hostJson: JsonObject = {};
  try {
    hostJson = loadHostJson(appDir, values);
  } catch (error) {
    fault(error);
  }
  const log = new HostLog(hostJson, (text) => process.stderr.write(text));
  process.on('exit', () => log.flush());
  watchForCrashes(log);
  if (notice !== undefined) log.log('warning', 'Host.Startup', notice);

  const server = new HttpServer((_, response) => notRunning(response));
  const port = await server.listen(options.port, ADDRESS);
  // durable-functions writes its management URLs with this name.
  process.env.WEBSITE_HOSTNAME ??= `${ADDRESS}:${port}`;

  const core = new FunctionsCore((level, category, message) => {
    if (level !== 'none') log.log(level, `Worker.${category}`, message, 'worker');
  });
  let loadError: unknown;
  if (errors.length === 0) loadError = await load(appDir, core, options.tolerant === true, log);
  const stream = core.model === undefined ? undefined : await streamServer(core.model);
  const functions = loadError === undefined ? appFunctions(core, hostJson, values, fault) : [];

  const extensions = new Extensions();
  const invoker = new Invoker({
    core,
    log,
    timeoutMs: timeSpan(hostJson.functionTimeout),
    extensionOf: (binding) => extensions.of(binding),
  });
  const services: HostServices = {
    clock,
    appDir,
    stateDir,
    hostJson,
    extensionSettings: (name) => section(hostJson, 'extensions', name),
    settings: values,
    expand: (text) => expandSettings(text, setting),
    baseUrl: `http://${ADDRESS}:${port}`,
    webhookKey: (name) => keys?.systemKey(name),
    log: (level, category, message) => log.log(level, category, message),
    invoke: (fn, invocation) => invoker.invoke(fn, invocation),
  };
  if (errors.length === 0) await extensions.start(services, functions);
  for (const text of errors) log.log('critical', 'Host.Startup', text);
  for (const { name, error } of functions) {
    if (error !== undefined) log.log('error', 'Host.Startup', `function '${name}' is in error: ${error}`);
  }

  const http = new HttpFunctions(invoker, log, stream);
  const prefix = routePrefix(hostJson);
  const admin = new Admin({
    hostJson,
    appDir,
    functions,
    keys,
    state: errors.length === 0 ? 'Running' : 'Error',
    errors,
    extensions: knownExtensions.map(({ name }) => name),
    running: () => invoker.running,
    routeOf: (fn) => (isHttp(fn) ? routeTemplate(fn, prefix) : undefined),
    runByHand: (fn, input) => {
      runByHand(fn, input, invoker, http, extensions).catch((error: unknown) =>
        log.log('error', fn.category, `run by hand: ${messageOf(error)}`, fn.name),
      );
    },
  });
  const handler = new AppHandler({
    hostJson,
    setting,
    functions,
    keys,
    http,
    admin,
    extensions: extensions.running,
    log,
    hostError: errors[0],
  });
  server.handle((request, response) => handler.handle(request, response));
  if (errors.length === 0) await extensions.listen();

  return {
    ready: {
      url: services.baseUrl,
      functions: functions.map(({ name, trigger }) => ({ name, trigger: trigger.type })),
      ...(loadError === undefined ? {} : { loadError: messageOf(loadError) }),
    },
    async stop() {
      await server.close();
      const hooks = [...core.hooks.appTerminate];
      await endWork({ extensions: extensions.running, invoker, hooks, log }, END_WITHIN_MS);
      log.flush();
    },
  };
}

/** Gives back why the app cannot be loaded, when that is tolerated. */
async function load(appDir: string, core: FunctionsCore, tolerant: boolean, log: HostLog): Promise<unknown> {
  provideCore(core);
  process.chdir(appDir);
  try {
    await loadApp(appDir, core);
    for (const hook of [...core.hooks.appStart]) await hook({ hookData: {} });
    core.close();
  } catch (error) {
    // Whoever waits for this process hears the message only; the place is here.
    const thrown = error instanceof HostError && error.cause !== undefined ? error.cause : error;
    if (!isRefusal(thrown)) log.log('critical', 'Host.Startup', describeError(thrown));
    else if (tolerant) log.log('critical', 'Host.Startup', messageOf(error));
    if (!tolerant) throw error;
    return error;
  }
  return undefined;
}

async function runByHand(
  fn: HostFunction,
  input: string,
  invoker: Invoker,
  http: HttpFunctions,
  extensions: Extensions,
): Promise<void> {
  if (fn.error !== undefined) throw new HostError('FUNCTION_IN_ERROR', fn.error);
  if (isHttp(fn)) return await http.runByHand(fn, input);
  const extension = extensions.of(fn.trigger);
  if (extension?.runByHand) await extension.runByHand(fn, input);
  else await invoker.invoke(fn, { data: input });
}

/** An unhandled rejection or a throw outside of any call ends the process, as it ends a worker in Azure. */
function watchForCrashes(log: HostLog): void {
  const crash = (what: string) => (error: unknown) => {
    log.log('critical', 'Host.Worker', `${what}: the process ends. ${describeError(error)}`);
    log.flush();
    process.exit(1);
  };
  process.on('uncaughtException', crash('uncaught exception'));
  process.on('unhandledRejection', crash('unhandled promise rejection'));
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
