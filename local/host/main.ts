import { parseArgs } from 'node:util';
import { runChild } from '../child.ts';
import { startHost } from './host.ts';

const HELP = `Runs one Azure Functions app (Node.js v4 programming model) in this process.

  node local/host/main.ts --app DIR --state DIR [--port N] [--secrets DIR] [--virtual-now MS] [--tolerant]

  --app DIR          the built app: package.json with "main", host.json, local.settings.json
  --state DIR        where extensions keep their state
  --port N           HTTP port on 127.0.0.1 (default 7071; 0 = any free one)
  --secrets DIR      enforce function, host, system and master keys, kept in this folder as the real host keeps them
  --virtual-now MS   start with a virtual clock at this time (ms since 1970); the parent process moves it
  --tolerant         serve on, without functions, when the app cannot be loaded, as the real host does
  --help             this text

When ready it prints {"url", "functions"} as one line of JSON, or sends it to the process that started it.
SIGTERM and Ctrl-C: requests and invocations under way finish first.`;

const { values } = parseArgs({
  options: {
    app: { type: 'string' },
    state: { type: 'string' },
    port: { type: 'string', default: '7071' },
    secrets: { type: 'string' },
    'virtual-now': { type: 'string' },
    tolerant: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});

const { app, state, secrets } = values;
const port = Number(values.port);
const virtualNow = values['virtual-now'] === undefined ? undefined : Number(values['virtual-now']);
const wrong = [
  ...(app === undefined ? ['--app DIR is missing'] : []),
  ...(state === undefined ? ['--state DIR is missing'] : []),
  ...(Number.isInteger(port) && port >= 0 && port < 65_536 ? [] : [`--port ${values.port} is not a port`]),
  ...(virtualNow === undefined || Number.isFinite(virtualNow) ? [] : ['--virtual-now is not a number']),
];

if (values.help) {
  console.log(HELP);
} else if (app === undefined || state === undefined || wrong.length > 0) {
  console.error(`${wrong.join('\n')}\n\n${HELP}`);
  process.exitCode = 2;
} else {
  await runChild(
    (clock) =>
      startHost(
        {
          appDir: app,
          stateDir: state,
          port,
          tolerant: values.tolerant,
          ...(secrets === undefined ? {} : { secretsDir: secrets }),
        },
        clock,
      ),
    virtualNow === undefined ? {} : { virtualNow },
  );
}
