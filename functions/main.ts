import { app as functions } from '@azure/functions';
import { createApp } from '../shared/app.ts';
import { readConfig } from '../shared/config.ts';
import { registerFunctions } from './index.ts';
import { lazyApp } from './lazy-app.ts';

const config = readConfig(process.env);
const app = lazyApp(async () => {
  // The SDKs take a quarter of a second to load: after the triggers are registered, not before.
  const { createAdapters } = await import('../shared/azure/index.ts');
  return createApp(await createAdapters(config), {
    approval: { threshold: config.approvalThreshold, timeoutMs: config.approvalTimeoutMs },
    intake: config.intake,
  });
});

// Bodies that are sent in chunks reach a handler only when they are streamed.
functions.setup({ enableHttpStream: true });
registerFunctions(app, config);
functions.hook.appStart(() => {
  // Nobody waits for it: what fails here fails again, and is told, at the first call.
  app().catch(() => undefined);
});
functions.hook.appTerminate(async () => (await app()).close());
