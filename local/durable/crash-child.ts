// A process that the crash test kills: node crash-child.ts FOLDER [POINT NTH]. It runs one saga and ends when the saga
// has, or kills itself the NTH time that POINT is passed. What was told to it, and every effect, goes to files.
import { subscribe } from 'node:diagnostics_channel';
import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openEngine } from './open-engine.ts';

const [folder = '', point, nth = '1'] = process.argv.slice(2);
const told = join(folder, 'told');
const effects = join(folder, 'effects');

let passed = 0;
subscribe('tillstream.local.point', (name) => {
  if (name === point && ++passed === Number(nth)) process.kill(process.pid, 'SIGKILL');
});

const knows = (what: string) => existsSync(told) && readFileSync(told, 'utf8').includes(what);
const tell = (what: string) => appendFileSync(told, `${what}\n`);

const { engine, ended, close } = await openEngine(folder, {
  orchestrators: {
    *saga(context) {
      const done = [yield context.df.callActivity('effect', 'first')];
      yield context.df.createTimer(new Date(context.df.currentUtcDateTime.getTime() + 5));
      done.push(yield context.df.callSubOrchestrator('inner', null, 'inner'));
      done.push(yield context.df.waitForExternalEvent('go'));
      const both = [context.df.callActivity('effect', 'left'), context.df.callActivity('effect', 'right')];
      done.push(yield context.df.Task.all(both));
      return done;
    },
    *inner(context) {
      return yield context.df.callActivity('effect', 'within');
    },
  },
  activities: {
    effect: (name: string) => {
      appendFileSync(effects, `${name}\n`);
      return name;
    },
  },
});

if (knows('started') && engine.status('saga') === undefined) {
  console.error('a start that was answered is lost');
  process.exit(3);
}
if (!knows('started')) {
  await engine.start({ name: 'saga', id: 'saga', input: null });
  tell('started');
}
if (!knows('raised')) {
  await engine.raise('saga', 'go', '"now"');
  tell('raised');
}
const output = await ended('saga');
const events = engine.history(engine.status('saga')?.key ?? 0);
await close();
console.log(JSON.stringify({ output, events }));
