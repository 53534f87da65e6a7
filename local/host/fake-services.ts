import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Clock, systemClock } from '../clock.ts';
import type { HostServices, Invocation, InvocationResult, LoadedFunction } from './contract.ts';

/** Handler of a function in a test: what it returns becomes the return value, what it throws fails the invocation. */
export type Handler = (invocation: Invocation, fn: LoadedFunction) => unknown;

export interface FakeServices extends HostServices {
  readonly logs: string[];
  close(): void;
}

/** The host as extensions see it, for their tests: functions are handlers by name. */
export function fakeServices(
  handlers: Readonly<Record<string, Handler>>,
  options: {
    clock?: Clock;
    settings?: Record<string, string | undefined>;
    extensions?: Record<string, Record<string, unknown>>;
    stateDir?: string;
  } = {},
): FakeServices {
  const stateDir = options.stateDir ?? mkdtempSync(join(tmpdir(), 'tillstream-'));
  const settings = options.settings ?? {};
  const logs: string[] = [];
  return {
    clock: options.clock ?? systemClock(),
    appDir: stateDir,
    stateDir,
    hostJson: { version: '2.0', extensions: options.extensions ?? {} },
    extensionSettings: (name) => options.extensions?.[name] ?? {},
    settings,
    baseUrl: 'http://127.0.0.1:0',
    webhookKey: () => undefined,
    logs,
    log: (level, category, message) => logs.push(`${level} ${category} ${message}`),
    expand: (text) =>
      text.replace(/%([^%]+)%/g, (_, name: string) => {
        const value = settings[name];
        if (value === undefined) throw new Error(`${name} is unset`);
        return value;
      }),
    async invoke(fn, invocation): Promise<InvocationResult> {
      return { returnValue: await handlers[fn.name]?.(invocation, fn), outputs: {} };
    },
    close: () => rmSync(stateDir, { recursive: true, force: true }),
  };
}

export function fakeFunction(
  name: string,
  trigger: Record<string, unknown> & { type: string },
  more: Partial<LoadedFunction> = {},
): LoadedFunction {
  const binding = { name: 'input', direction: 'in', ...trigger } as const;
  return {
    name,
    trigger: binding,
    bindings: [binding],
    retry: undefined,
    disabled: false,
    error: undefined,
    ...more,
  };
}
