import { setTimeout as sleep } from 'node:timers/promises';
import type { Workshop } from '../../shared/azure/rebuild/index.ts';
import type { RebuildDeps, Watcher } from '../../shared/steps/rebuild/rebuild-read-model.ts';
import { progressBar } from '../progress.ts';

/** What every command of `npm run rebuild` gets. */
export interface Run extends Workshop {
  readonly json: boolean;
  readonly yes: boolean;
}

export interface Watched extends Watcher {
  /** Events that were replayed. */
  readonly events: number;
  readonly seconds: number;
  end(): void;
}

export function depsOf({ archive, hub, copies, clock }: Run): RebuildDeps {
  return { archive, hub, copies, clock, sleep: (ms) => sleep(ms) };
}

/** Shows on stderr how far a replay is. */
export function watched({ json }: Run): Watched {
  const bar = progressBar('{bar} {percentage} % of the archive · {events} events · {rate} events/s', json);
  const begun = performance.now();
  let events = 0;
  const seconds = () => (performance.now() - begun) / 1_000;
  const say = (line: string) => json || console.error(line);
  return {
    get events() {
      return events;
    },
    get seconds() {
      return seconds();
    },
    onBegin({ name, resumed, bytes }) {
      say(`copy ${name}${resumed ? ', begun before, goes on' : ''}`);
      bar.begin(bytes, { events: 0, rate: 0 });
    },
    onReplayed(done) {
      events += done.events;
      bar.add(done.bytes, { events, rate: Math.round(events / seconds()) });
    },
    onStage(stage) {
      bar.end();
      say(`${stage} …`);
    },
    end: () => bar.end(),
  };
}

export function copyTitle(name: string): string {
  return name === '' ? 'the first copy' : `copy ${name}`;
}
