import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Running } from '../child.ts';
import type { Clock } from '../clock.ts';
import type { Binding, HostServices, LoadedFunction, RunningExtension } from './contract.ts';
import { FunctionsCore, provideCore } from './core.ts';
import { HostError } from './errors.ts';
import { knownExtensions } from './extensions.ts';
import { disabledFunctions, type HostFunction, toHostFunction } from './functions.ts';
import { type JsonObject, loadHostJson, section, timeSpan } from './host-json.ts';
import { Admin } from './http/admin.ts';
import {
  AppHandler,
  functionRouter,
  isHttp,
  notRunning,
  routePrefix,
  routeTemplate,
} from './http/app-handler.ts';
import { HttpFunctions } from './http/functions-over-http.ts';
import { HttpServer } from './http/server.ts';
import { streamServer } from './http/stream.ts';
import { Invoker } from './invoke.ts';
import { authLevelOf, Keys } from './keys.ts';
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

/** Loads the app into this process and runs it. One host per process: the library keeps state in its modules. */
export async function startHost(options: HostOptions, clock: Clock): Promise<Running> {
  const appDir = resolve(options.appDir);
  const stateDir = resolve(options.stateDir);
  const keys = options.secretsDir === undefined ? undefined : new Keys(resolve(options.secretsDir));
  const { values, notice } = loadSettings(appDir, process.env);
  Object.assign(process.env, values);
  const setting = settingsLookup(values);
  const errors: string[] = [];
  let hostError: string | undefined;
  const tolerate = (error: unknown) => {
    if (options.tolerant !== true) throw error;
    hostError ??= messageOf(error);
    errors.push(messageOf(error));
  };

  let hostJson: JsonObject = {};
  try {
    hostJson = loadHostJson(appDir, values);
  } catch (error) {
    tolerate(error);
  }
  const log = new HostLog(hostJson, (text) => process.stderr.write(text));
  process.on('exit', () => log.flush());
  if (notice !== undefined) log.log('warning', 'Host.Startup', notice);
  if (hostError !== undefined) log.log('critical', 'Host.Startup', hostError);

  const server = new HttpServer((_, response) => notRunning(response));
  const port = await server.listen(options.port, ADDRESS);
  const baseUrl = `http://${ADDRESS}:${port}`;
  // durable-functions writes its management URLs with this name.
  process.env.WEBSITE_HOSTNAME ??= `${ADDRESS}:${port}`;

  const core = new FunctionsCore((level, category, message) => {
    if (level !== 'none') log.log(level, `Worker.${category}`, message, 'worker');
  });
  provideCore(core);
  process.chdir(appDir);
  watchForCrashes(log);
  let loadError: unknown;
  if (hostError === undefined) {
    try {
      await loadApp(appDir, core);
      for (const hook of [...core.hooks.appStart]) await hook({ hookData: {} });
    } catch (error) {
      if (options.tolerant !== true) {
        await server.close();
        throw error;
      }
      loadError = error;
      log.log('critical', 'Host.Startup', describeError(error));
    }
  }
  core.close();
  const stream = core.model === undefined ? undefined : await streamServer(core.model);

  const functions = loadError === undefined ? hostFunctions(core, hostJson, values, tolerate) : [];
  const byType = new Map<string, RunningExtension>();
  const extensionOf = (binding: Binding) => byType.get(binding.type.toLowerCase());
  const timeoutMs = timeSpan(hostJson.functionTimeout);
  const invoker = new Invoker({ core, log, timeoutMs, extensionOf });
  const services: HostServices = {
    clock,
    appDir,
    stateDir,
    hostJson,
    extensionSettings: (name) => section(hostJson, 'extensions', name),
    settings: values,
    expand: (text) => expandSettings(text, setting),
    baseUrl,
    webhookKey: (name) => keys?.systemKey(name),
    log: (level, category, message) => log.log(level, category, message),
    invoke: (fn, invocation) => invoker.invoke(fn, invocation),
  };
  const extensions = hostError === undefined ? await startExtensions(services, functions, byType) : [];
  checkHttp(functions, hostJson, tolerate);
  for (const fn of functions) {
    if (fn.error !== undefined)
      log.log('error', 'Host.Startup', `function '${fn.name}' is in error: ${fn.error}`);
  }

  const http = new HttpFunctions(invoker, log, stream);
  const prefix = routePrefix(hostJson);
  const admin = new Admin({
    hostJson,
    appDir,
    functions,
    keys,
    state: hostError === undefined ? 'Running' : 'Error',
    errors,
    extensions: knownExtensions.map(({ name }) => name),
    running: () => invoker.running,
    routeOf: (fn) => (isHttp(fn) ? routeTemplate(fn, prefix) : undefined),
    runByHand: (fn, input) => {
      runByHand(fn, input, { invoker, http, extensionOf }).catch((error: unknown) =>
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
    extensions,
    log,
    hostError,
  });
  server.handle((request, response) => handler.handle(request, response));
  if (hostError === undefined) for (const extension of extensions) await extension.listen();

  return {
    ready: {
      url: baseUrl,
      functions: functions.map(({ name, trigger }) => ({ name, trigger: trigger.type })),
      ...(loadError === undefined ? {} : { loadError: messageOf(loadError) }),
    },
    async stop() {
      await Promise.all([server.close(), ...extensions.map((extension) => extension.stop())]);
      await invoker.idle();
      for (const hook of [...core.hooks.appTerminate]) await hook({ hookData: {} });
      log.flush();
    },
  };
}

function hostFunctions(
  core: FunctionsCore,
  hostJson: Readonly<JsonObject>,
  settings: Readonly<Record<string, string | undefined>>,
  tolerate: (error: unknown) => void,
): HostFunction[] {
  const isDisabled = disabledFunctions(settings);
  const wanted = Array.isArray(hostJson.functions) ? new Set(hostJson.functions) : undefined;
  const isExcluded = (name: string) => wanted !== undefined && !wanted.has(name);
  const functions = core.registrations
    .map((one) => toHostFunction(one, isDisabled, isExcluded(one.metadata.name)))
    .toSorted((a, b) => (a.name.toLowerCase() < b.name.toLowerCase() ? -1 : 1));
  for (const [index, { name }] of functions.entries()) {
    const next = functions[index + 1]?.name;
    if (next !== undefined && next.toLowerCase() === name.toLowerCase()) {
      tolerate(
        new HostError(
          'FUNCTION_NAME_TAKEN',
          `The function names '${name}' and '${next}' differ by case only.`,
        ),
      );
    }
  }
  return functions;
}

/** Puts functions with a bad level or a reserved route in error; a bad route template is an error of the host. */
function checkHttp(
  functions: readonly HostFunction[],
  hostJson: Readonly<JsonObject>,
  tolerate: (error: unknown) => void,
): void {
  const prefix = routePrefix(hostJson);
  for (const fn of functions) {
    if (!isHttp(fn)) continue;
    if (authLevelOf(fn.trigger.authLevel) === undefined) {
      fn.error ??= `'${String(fn.trigger.authLevel)}' is not an authLevel: anonymous, function, system or admin.`;
    }
    if (prefix === '' && /^\/?(?:admin|runtime)/i.test(routeTemplate(fn, prefix))) {
      fn.error ??= 'The specified route conflicts with one or more built in routes.';
    }
    try {
      functionRouter([fn], prefix);
    } catch (error) {
      tolerate(error);
    }
  }
}

async function startExtensions(
  services: HostServices,
  functions: readonly HostFunction[],
  byType: Map<string, RunningExtension>,
): Promise<RunningExtension[]> {
  const running: RunningExtension[] = [];
  const known = new Set(['httptrigger', 'http']);
  for (const { name, types, load } of knownExtensions) {
    const lower = types.map((type) => type.toLowerCase());
    for (const type of lower) known.add(type);
    const own = functions.filter((fn) => fn.bindings.some(({ type }) => lower.includes(type.toLowerCase())));
    if (own.length === 0) continue;
    const stateDir = join(services.stateDir, name);
    mkdirSync(stateDir, { recursive: true });
    const extension = await load();
    const started = await extension.start({ ...services, stateDir }, own);
    for (const type of lower) byType.set(type, started);
    running.push(started);
  }
  for (const fn of functions) {
    const unknown = fn.bindings.map(({ type }) => type).filter((type) => !known.has(type.toLowerCase()));
    if (unknown.length > 0) {
      fn.error ??= `The binding type(s) '${unknown.join(', ')}' are not known to this host.`;
    }
  }
  return running;
}

interface ByHand {
  readonly invoker: Invoker;
  readonly http: HttpFunctions;
  readonly extensionOf: (binding: Binding) => RunningExtension | undefined;
}

async function runByHand(
  fn: HostFunction,
  input: string,
  { invoker, http, extensionOf }: ByHand,
): Promise<void> {
  if (fn.error !== undefined) throw new HostError('FUNCTION_IN_ERROR', fn.error);
  if (isHttp(fn)) return await http.runByHand(fn, input);
  const extension = extensionOf(fn.trigger);
  if (extension?.runByHand) await extension.runByHand(fn as LoadedFunction, input);
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
