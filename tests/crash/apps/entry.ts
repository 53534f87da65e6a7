import { app as functions } from '@azure/functions';
import { registerFunctions } from '../../../functions/index.ts';
import { lazyApp } from '../../../functions/lazy-app.ts';
import { type App, createApp } from '../../../shared/app.ts';
import { readConfig } from '../../../shared/config.ts';
import type { Adapters } from '../../../shared/ports.ts';

/** functions/main.ts once more, with something put between the app and its adapters, or its triggers. */
export function runApp(
  changePorts: (adapters: Adapters) => Adapters,
  changeApp: (app: App) => App = (app) => app,
): void {
  const config = readConfig(process.env);
  const app = lazyApp(async () => {
    const { createAdapters } = await import('../../../shared/azure/index.ts');
    const adapters = changePorts(await createAdapters(config));
    const approval = { threshold: config.approvalThreshold, timeoutMs: config.approvalTimeoutMs };
    return changeApp(createApp(adapters, { approval }));
  });
  functions.setup({ enableHttpStream: true });
  registerFunctions(app);
  functions.hook.appTerminate(async () => (await app()).close());
}
