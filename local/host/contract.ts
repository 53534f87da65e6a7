import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Clock } from '../clock.ts';

/** One binding as the app registered it; `fields` such as queueName or route sit beside name, type and direction. */
export interface Binding {
  readonly name: string;
  readonly type: string;
  readonly direction: 'in' | 'out';
  readonly [field: string]: unknown;
}

/** Function-level retry, as registered. Intervals in ms. */
export interface RetryPolicy {
  readonly strategy: 'fixedDelay' | 'exponentialBackoff';
  readonly maxRetryCount: number;
  readonly delayInterval?: number;
  readonly minimumInterval?: number;
  readonly maximumInterval?: number;
}

export interface LoadedFunction {
  readonly name: string;
  readonly trigger: Binding;
  readonly bindings: readonly Binding[];
  readonly retry: RetryPolicy | undefined;
  readonly disabled: boolean;
  /** Why the function cannot run (bad schedule, unset %SETTING%, unknown binding type); the others run on. */
  error: string | undefined;
}

export interface RetryContext {
  readonly retryCount: number;
  readonly maxRetryCount: number;
  readonly exception?: { readonly source: string; readonly stackTrace: string; readonly message: string };
}

/** One call of a function. */
export interface Invocation {
  /** Value for the trigger binding: string, Uint8Array, string[] or anything that JSON can carry. */
  readonly data: unknown;
  /**
   * An object as `data`, and the return value, are handed over as they are and not as copies through JSON (identity
   * is kept, and the cost of both ways is saved). Functions with output bindings still return a copy.
   */
  readonly byReference?: boolean;
  /** PascalCase keys, as the real host sends them; JSON. */
  readonly triggerMetadata?: Record<string, unknown>;
  readonly retryContext?: RetryContext;
  readonly traceParent?: string;
}

export interface InvocationResult {
  readonly returnValue: unknown;
  /** Values of the output bindings, by binding name. */
  readonly outputs: Readonly<Record<string, unknown>>;
}

export type LogLevel = 'trace' | 'debug' | 'information' | 'warning' | 'error' | 'critical';

/** What the host lends its extensions. */
export interface HostServices {
  readonly clock: Clock;
  readonly appDir: string;
  /** A folder of the extension's own use; exists. */
  readonly stateDir: string;
  /** host.json, parsed, AzureFunctionsJobHost__ overrides applied. */
  readonly hostJson: Readonly<Record<string, unknown>>;
  /** The section extensions.<name> of host.json; {} when there is none. */
  extensionSettings(name: string): Readonly<Record<string, unknown>>;
  /** App settings: the environment, over local.settings.json. */
  readonly settings: Readonly<Record<string, string | undefined>>;
  /** Expands %NAME%; throws with the setting's name when it is unset. */
  expand(text: string): string;
  /** http://127.0.0.1:PORT, known once the host listens (before `listen` of any extension). */
  readonly baseUrl: string;
  /**
   * The key that requests to /runtime/webhooks/<name>/ must carry (`code` or x-functions-key; the host checks it
   * before the extension sees the request); undefined when keys are not enforced.
   */
  webhookKey(name: string): string | undefined;
  log(level: LogLevel, category: string, message: string): void;
  /**
   * Calls the function: input bindings, hooks, handler, output bindings. Rejects with what the handler threw.
   * Concurrency is the caller's affair.
   */
  invoke(fn: LoadedFunction, invocation: Invocation): Promise<InvocationResult>;
}

/** Trigger and binding types that one extension brings. */
export interface HostExtension {
  readonly triggers: readonly string[];
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  /**
   * Prepares; sets `error` on functions whose registration is bad. `functions` holds those that have one of the
   * extension's bindings, disabled ones included.
   */
  start(services: HostServices, functions: readonly LoadedFunction[]): Promise<RunningExtension>;
}

export interface RunningExtension {
  /** Begins to take work. Called once the app is loaded and the HTTP port listens. */
  listen(): Promise<void>;
  /** Stops taking work and waits for what is under way. */
  stop(): Promise<void>;
  /** The value of an input binding for one invocation. */
  bindInput?(fn: LoadedFunction, binding: Binding): Promise<unknown> | unknown;
  /** Carries out an output binding after the handler succeeded. */
  bindOutput?(fn: LoadedFunction, binding: Binding, value: unknown): Promise<void>;
  /** POST /admin/functions/{name}; left out: the host invokes the function with the input as its trigger data. */
  runByHand?(fn: LoadedFunction, input: string): Promise<void>;
  /** Requests below /runtime/webhooks/<name>/; true when answered. `path` has no query and is not decoded. */
  webhook?: {
    readonly name: string;
    handle(request: IncomingMessage, response: ServerResponse, path: string): Promise<boolean>;
  };
}
