import { describe, expect, test } from 'vitest';
import type { Binding, RunningExtension } from './contract.ts';
import { FunctionsCore } from './core.ts';
import { disabledFunctions, toHostFunction } from './functions.ts';
import { Invoker } from './invoke.ts';
import { HostLog } from './log.ts';
import type { CoreInvocationContext, FunctionCallback, InvocationModel } from './rpc.ts';
import { fromTypedData, toTypedData } from './typed-data.ts';

/** A programming model that hands everything through. */
const model = {
  name: 'test',
  version: '1',
  getInvocationModel: ({ request, invocationId }: CoreInvocationContext): InvocationModel => ({
    getArguments: async () => ({
      context: { invocationId, metadata: request.triggerMetadata, retry: request.retryContext },
      inputs: request.inputData.map(({ data }) => fromTypedData(data)),
    }),
    invokeFunction: async (context, inputs, callback) => await callback(...inputs, context),
    getResponse: async (_, result) => ({
      returnValue: toTypedData(result) ?? null,
      outputData: [{ name: 'extra', data: { json: '{"sent":true}' } }],
    }),
  }),
};

function setUp(
  callback: FunctionCallback,
  options: { timeoutMs?: number; extension?: Partial<RunningExtension> } = {},
) {
  let text = '';
  const log = new HostLog({}, (lines) => {
    text += lines;
  });
  const core = new FunctionsCore(() => undefined);
  core.api.setProgrammingModel(model);
  core.api.registerFunction(
    {
      name: 'work',
      bindings: {
        message: { type: 'testTrigger', direction: 'in' },
        client: { type: 'testClient', direction: 'in' },
        extra: { type: 'testOutput', direction: 'out' },
      },
      retryOptions: { retryStrategy: 'fixedDelay', maxRetryCount: 2, delayInterval: { seconds: 3 } },
    },
    callback,
  );
  const [registration] = core.registrations;
  if (registration === undefined) throw new Error('nothing registered');
  const fn = toHostFunction(registration, () => false);
  const extension = options.extension as RunningExtension | undefined;
  const invoker = new Invoker({
    core,
    log,
    timeoutMs: options.timeoutMs,
    extensionOf: (_: Binding) => extension,
  });
  return {
    core,
    fn,
    invoker,
    logged: () => {
      log.flush();
      return text;
    },
  };
}

test('inputs, return value and output bindings', async () => {
  const sent: unknown[] = [];
  const { fn, invoker } = setUp(
    (message, client, context) => ({ message, client, context: typeof context }),
    {
      extension: {
        bindInput: (_, binding) => ({ bound: binding.name }),
        bindOutput: async (_, binding, value) => void sent.push([binding.name, value]),
      },
    },
  );
  expect(fn.retry).toEqual({ strategy: 'fixedDelay', maxRetryCount: 2, delayInterval: 3000 });
  const result = await invoker.invoke(fn, { data: 'plain text' });
  expect(result.returnValue).toEqual({
    message: 'plain text',
    client: { bound: 'client' },
    context: 'object',
  });
  expect(result.outputs).toEqual({ extra: { sent: true } });
  expect(sent).toEqual([['extra', { sent: true }]]);
});

describe('hooks', () => {
  test('run around the handler and may change what it gets and gives', async () => {
    const { core, fn, invoker } = setUp((message) => `handled ${message}`);
    core.api.registerHook('preInvocation', (context) => {
      Object.assign(context, { inputs: ['other'] });
    });
    core.api.registerHook('postInvocation', (context) => {
      Object.assign(context, { result: `${(context as { result: string }).result}, twice` });
    });
    expect((await invoker.invoke(fn, { data: 'x' })).returnValue).toBe('handled other, twice');
  });

  test('a post hook may clear a failure', async () => {
    const { core, fn, invoker } = setUp(() => {
      throw new Error('no');
    });
    core.api.registerHook('postInvocation', (context) => {
      Object.assign(context, { error: undefined, result: 'saved' });
    });
    expect((await invoker.invoke(fn, { data: 'x' })).returnValue).toBe('saved');
  });

  test('one of an unknown name is refused as the worker refuses it', () => {
    const { core } = setUp(() => undefined);
    expect(() => core.api.registerHook('log', () => undefined)).toThrow(
      expect.objectContaining({ name: 'RangeError', isAzureFunctionsSystemError: true }),
    );
  });
});

test('what the handler throws comes out and is logged with name and invocation', async () => {
  const { fn, invoker, logged } = setUp(() => {
    throw new Error('broken', { cause: new Error('deep') });
  });
  await expect(invoker.invoke(fn, { data: 'x' })).rejects.toThrow('broken');
  expect(logged()).toMatch(/ERROR work#[0-9a-f]{8} failed after \d+ ms: Error: broken/);
  expect(logged()).toMatch('caused by: Error: deep');
});

test('functionTimeout rejects; idle waits for what is under way', async () => {
  const { fn, invoker } = setUp(() => new Promise(() => undefined), { timeoutMs: 20 });
  const call = invoker.invoke(fn, { data: 'x' });
  await new Promise((resolve) => setImmediate(resolve));
  expect(invoker.running).toBe(1);
  expect(invoker.underWay).toEqual([{ name: 'work', count: 1 }]);
  await invoker.idle(0);
  expect(invoker.running).toBe(1);
  await expect(call).rejects.toMatchObject({ code: 'FUNCTION_TIMEOUT' });
  await invoker.idle(60_000);
  expect(invoker.underWay).toEqual([]);
});

test('a name can be taken once', () => {
  const { core } = setUp(() => undefined);
  expect(() => core.api.registerFunction({ name: 'work', bindings: {} }, () => undefined)).toThrow(
    expect.objectContaining({ code: 'FUNCTION_NAME_TAKEN' }),
  );
});

test('settings that disable', () => {
  const isDisabled = disabledFunctions({
    'AzureWebJobs.One.Disabled': 'true',
    AzureWebJobs_two_Disabled: '1',
    'azurewebjobs.three.disabled': 'yes',
  });
  expect(['one', 'TWO', 'three', 'four'].map(isDisabled)).toEqual([true, true, false, false]);
});

test.each([
  ['text', { json: '"text"' }],
  ['{"a":1}', { string: '{"a":1}' }],
  [' 12 ', { string: ' 12 ' }],
  ['12-34', { json: '"12-34"' }],
  ['true', { string: 'true' }],
  ['truth', { json: '"truth"' }],
  ['"quoted"', { string: '"quoted"' }],
  ['', { json: '""' }],
  [['a', 'b'], { collectionString: { string: ['a', 'b'] } }],
  [['a', 1], { json: '["a",1]' }],
  [[], { json: '[]' }],
  [7, { json: '7' }],
  [undefined, undefined],
])('%s goes into the app as %j', (value, data) => {
  expect(toTypedData(value)).toEqual(data);
});
