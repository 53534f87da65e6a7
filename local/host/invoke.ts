import { randomUUID } from 'node:crypto';
import type { Binding, Invocation, InvocationResult, LoadedFunction, RunningExtension } from './contract.ts';
import type { FunctionsCore, HookCallback } from './core.ts';
import { HostError } from './errors.ts';
import type { HostFunction } from './functions.ts';
import { describeError, type HostLog } from './log.ts';
import type {
  CoreInvocationContext,
  InvocationModel,
  InvocationRequest,
  InvocationResponse,
  RpcLogLevel,
  TypedData,
} from './rpc.ts';
import { asReference, fromTypedData, toTypedData, toTypedMetadata } from './typed-data.ts';

// Without Application Insights the real host sends empty texts, whatever traceparent a request carries.
const NO_TRACE = { traceParent: '', traceState: '', attributes: {} } as const;
const NO_OUTPUTS: Readonly<Record<string, unknown>> = Object.freeze({});

export interface InvokerOptions {
  readonly core: FunctionsCore;
  readonly log: HostLog;
  /** functionTimeout; undefined: none. */
  readonly timeoutMs: number | undefined;
  /** The extension that brings a binding of a function. */
  readonly extensionOf: (binding: Binding) => RunningExtension | undefined;
}

/** Calls functions: input bindings, hooks, handler, output bindings. */
export class Invoker {
  readonly #core: FunctionsCore;
  readonly #log: HostLog;
  readonly #timeoutMs: number | undefined;
  readonly #extensionOf: (binding: Binding) => RunningExtension | undefined;
  #running = 0;
  readonly #underWay = new Map<HostFunction, number>();
  #idle: (() => void)[] = [];

  constructor({ core, log, timeoutMs, extensionOf }: InvokerOptions) {
    this.#core = core;
    this.#log = log;
    this.#timeoutMs = timeoutMs;
    this.#extensionOf = extensionOf;
  }

  /** Invocations under way. */
  get running(): number {
    return this.#running;
  }

  /** The functions that have invocations under way, and how many. */
  get underWay(): { name: string; count: number }[] {
    return Array.from(this.#underWay, ([{ name }, count]) => ({ name, count })).filter(
      ({ count }) => count > 0,
    );
  }

  /** Settles when no invocation is under way, or after `withinMs`. */
  async idle(withinMs: number): Promise<void> {
    if (this.#running === 0) return;
    let timer: NodeJS.Timeout | undefined;
    await new Promise<void>((resolve) => {
      this.#idle.push(resolve);
      timer = setTimeout(resolve, withinMs);
    });
    clearTimeout(timer);
  }

  async invoke(loaded: LoadedFunction, invocation: Invocation): Promise<InvocationResult> {
    const fn = loaded as HostFunction;
    const response = await this.call(
      fn,
      randomUUID(),
      {
        inputData: await this.#inputData(fn, toTypedData(invocation.data, invocation.byReference)),
        triggerMetadata: toTypedMetadata(invocation.triggerMetadata),
        traceContext:
          invocation.traceParent === undefined
            ? NO_TRACE
            : { traceParent: invocation.traceParent, traceState: '', attributes: {} },
        retryContext: invocation.retryContext,
      },
      invocation.byReference,
    );
    return { returnValue: fromTypedData(response.returnValue), outputs: outputsOf(response) };
  }

  /** A call with an HTTP request as its trigger data. */
  async invokeHttp(
    fn: HostFunction,
    invocationId: string,
    data: TypedData,
    triggerMetadata?: Readonly<Record<string, TypedData>>,
  ): Promise<InvocationResponse> {
    return await this.call(fn, invocationId, {
      inputData: fn.inputs.length === 0 ? [{ name: fn.trigger.name, data }] : await this.#inputData(fn, data),
      triggerMetadata,
      traceContext: NO_TRACE,
    });
  }

  async call(
    fn: HostFunction,
    invocationId: string,
    request: InvocationRequest,
    byReference = false,
  ): Promise<InvocationResponse> {
    this.#running += 1;
    this.#underWay.set(fn, (this.#underWay.get(fn) ?? 0) + 1);
    const started = performance.now();
    const logged = this.#log.enabled('debug', fn.category);
    if (logged) this.#log.log('debug', fn.category, 'started', scope(fn, invocationId));
    try {
      const running = this.#run(fn, invocationId, request, byReference && fn.outputs.length === 0);
      const response = await (this.#timeoutMs === undefined ? running : this.#limited(fn, running));
      if (fn.outputs.length > 0) await this.#bindOutputs(fn, response);
      if (logged) {
        const ms = (performance.now() - started).toFixed(1);
        this.#log.log('debug', fn.category, `succeeded in ${ms} ms`, scope(fn, invocationId));
      }
      return response;
    } catch (error) {
      const ms = (performance.now() - started).toFixed(0);
      const text = `failed after ${ms} ms: ${describeError(error)}`;
      this.#log.log('error', fn.category, text, scope(fn, invocationId));
      throw error;
    } finally {
      this.#running -= 1;
      this.#underWay.set(fn, (this.#underWay.get(fn) ?? 0) - 1);
      if (this.#running === 0 && this.#idle.length > 0) for (const tell of this.#idle.splice(0)) tell();
    }
  }

  async #inputData(
    fn: HostFunction,
    trigger: TypedData | undefined,
  ): Promise<InvocationRequest['inputData']> {
    const inputData = [{ name: fn.trigger.name, data: trigger }];
    for (const binding of fn.inputs) {
      const value = await this.#extensionOf(binding)?.bindInput?.(fn, binding);
      inputData.push({ name: binding.name, data: toTypedData(value) });
    }
    return inputData;
  }

  async #run(
    fn: HostFunction,
    invocationId: string,
    request: InvocationRequest,
    byReference: boolean,
  ): Promise<InvocationResponse> {
    const coreContext: CoreInvocationContext = {
      invocationId,
      request,
      metadata: fn.metadata,
      state: undefined,
      log: (level, category, message) => this.#appLog(fn, invocationId, level, category, message),
    };
    const { model, hooks } = this.#core;
    if (model === undefined) throw new HostError('NO_MODEL', 'The app did not load a programming model.');
    const invocation = model.getInvocationModel(coreContext);
    const { context, inputs } = await invocation.getArguments();
    if (hooks.preInvocation.length === 0 && hooks.postInvocation.length === 0) {
      const result = await settled(invocation, context, inputs, fn.callback);
      if (isFault(result)) throw result.error;
      if (byReference) return { returnValue: asReference(result.value) };
      return await invocation.getResponse(context, result.value);
    }
    const hookData = {};
    const before = { hookData, invocationContext: context, functionCallback: fn.callback, inputs };
    coreContext.state = 'preInvocationHooks';
    await runHooks(hooks.preInvocation, before);
    coreContext.state = 'invocation';
    const result = await settled(invocation, context, before.inputs, before.functionCallback);
    const after = {
      hookData,
      invocationContext: context,
      inputs: before.inputs,
      // Hooks see null, not undefined, for what there is not.
      result: result.value ?? null,
      error: result.error ?? null,
    };
    coreContext.state = 'postInvocationHooks';
    await runHooks(hooks.postInvocation, after);
    coreContext.state = undefined;
    if (isFault(after)) throw after.error;
    if (byReference) return { returnValue: asReference(after.result) };
    return await invocation.getResponse(context, after.result);
  }

  async #bindOutputs(fn: HostFunction, { outputData, returnValue }: InvocationResponse): Promise<void> {
    for (const binding of fn.outputs) {
      const data =
        binding.name === '$return'
          ? returnValue
          : outputData?.find(({ name }) => name === binding.name)?.data;
      const value = fromTypedData(data);
      if (value === undefined) continue;
      await this.#extensionOf(binding)?.bindOutput?.(fn, binding, value);
    }
  }

  /** The handler cannot be stopped in this process; its caller is told, and what it does later is ignored. */
  #limited<T>(fn: HostFunction, running: Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        const text = `Timeout value of ${this.#timeoutMs} ms was exceeded by function: Functions.${fn.name}`;
        reject(new HostError('FUNCTION_TIMEOUT', `${text}. In Azure the worker process ends here.`));
      }, this.#timeoutMs);
      void running.then(resolve, reject).finally(() => clearTimeout(timer));
    });
  }

  #appLog(
    fn: HostFunction,
    invocationId: string,
    level: RpcLogLevel,
    category: 'user' | 'system',
    message: string,
  ): void {
    if (level === 'none') return;
    this.#log.log(
      level,
      category === 'user' ? fn.userCategory : fn.category,
      message,
      scope(fn, invocationId),
    );
  }
}

/** `name#1a2b3c4d`: enough of the invocation's id to find its other lines. */
function scope(fn: HostFunction, invocationId: string): string {
  return `${fn.name}#${invocationId.slice(0, 8)}`;
}

interface Outcome {
  readonly value?: unknown;
  readonly error?: unknown;
}

async function settled(
  invocation: InvocationModel,
  context: unknown,
  inputs: unknown[],
  callback: HostFunction['callback'],
): Promise<Outcome> {
  try {
    return { value: await invocation.invokeFunction(context, inputs, callback) };
  } catch (error) {
    return { error };
  }
}

// As the worker does: a thrown undefined or null is no failure.
function isFault({ error }: Outcome): boolean {
  return error !== undefined && error !== null;
}

async function runHooks(hooks: readonly HookCallback[], context: object): Promise<void> {
  for (const hook of [...hooks]) await hook(context);
}

function outputsOf({ outputData }: InvocationResponse): Readonly<Record<string, unknown>> {
  if (outputData === undefined || outputData.length === 0) return NO_OUTPUTS;
  return Object.fromEntries(outputData.map(({ name, data }) => [name, fromTypedData(data)]));
}
