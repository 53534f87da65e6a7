import { Module } from 'node:module';
import { HostError } from './errors.ts';
import type { FunctionCallback, FunctionMetadata, ProgrammingModel, RpcLogLevel } from './rpc.ts';

export type HookName = 'preInvocation' | 'postInvocation' | 'appStart' | 'appTerminate';
export type HookCallback = (context: object) => unknown;

export interface Registration {
  readonly metadata: FunctionMetadata;
  readonly callback: FunctionCallback;
  /** The file that was loading when the function registered itself. */
  readonly file: string;
}

const HOST_VERSION = '4.1037.0';
const WORKER_VERSION = '3.9.1';

/** The module @azure/functions-core as the app sees it: where functions, hooks and the programming model register. */
export class FunctionsCore {
  readonly registrations: Registration[] = [];
  readonly hooks: Record<HookName, HookCallback[]> = {
    preInvocation: [],
    postInvocation: [],
    appStart: [],
    appTerminate: [],
  };
  model: ProgrammingModel | undefined;
  /** The file being loaded. */
  loading = '';
  #closed = false;
  readonly #log: (level: RpcLogLevel, category: string, message: string) => void;

  constructor(log: (level: RpcLogLevel, category: string, message: string) => void) {
    this.#log = log;
  }

  /** From now on functions cannot be registered. */
  close(): void {
    this.#closed = true;
  }

  /** What `require('@azure/functions-core')` gives. */
  readonly api = {
    version: WORKER_VERSION,
    hostVersion: HOST_VERSION,
    Disposable,
    registerFunction: (metadata: FunctionMetadata, callback: FunctionCallback) =>
      this.#register(metadata, callback),
    registerHook: (name: string, callback: HookCallback) => this.#registerHook(name, callback),
    setProgrammingModel: (model: ProgrammingModel) => {
      this.model = model;
    },
    getProgrammingModel: () => this.model,
    log: (level: RpcLogLevel, category: string, message: string) => this.#log(level, category, message),
  };

  #register(metadata: FunctionMetadata, callback: FunctionCallback): Disposable {
    if (this.#closed) {
      throw new HostError('REGISTERED_TOO_LATE', 'A function can only be registered while the app starts.');
    }
    if (this.registrations.some(({ metadata: { name } }) => name === metadata.name)) {
      throw new HostError(
        'FUNCTION_NAME_TAKEN',
        `A function with name "${metadata.name}" has already been registered.`,
      );
    }
    const registration = { metadata, callback, file: this.loading };
    this.registrations.push(registration);
    return new Disposable(() => remove(this.registrations, registration));
  }

  #registerHook(name: string, callback: HookCallback): Disposable {
    if (!Object.hasOwn(this.hooks, name)) {
      // The library looks for these two marks.
      throw Object.assign(new RangeError(`Unrecognized hook "${name}"`), {
        isAzureFunctionsSystemError: true,
      });
    }
    const hooks = this.hooks[name as HookName];
    hooks.push(callback);
    return new Disposable(() => remove(hooks, callback));
  }
}

class Disposable {
  readonly #dispose: () => void;

  constructor(dispose: () => void) {
    this.#dispose = dispose;
  }

  dispose(): void {
    this.#dispose();
  }
}

function remove<T>(list: T[], item: T): void {
  const index = list.indexOf(item);
  if (index >= 0) list.splice(index, 1);
}

/** Answers `require('@azure/functions-core')` in this process: there is no package of that name. */
export function provideCore(core: FunctionsCore): void {
  const prototype = Module.prototype as unknown as { require: (this: unknown, id: string) => unknown };
  const original = prototype.require;
  prototype.require = function require(id) {
    return id === '@azure/functions-core' ? core.api : original.call(this, id);
  };
}
