import type { Clock } from '../ports.ts';

/** A value that is at most `freshMs` old; callers that come while it is fetched share one call. */
export function cached<Value>(fetch: () => Promise<Value>, freshMs: number, clock: Clock) {
  let held: { readonly value: Value; readonly asked: number } | undefined;
  let fetching: Promise<Value> | undefined;
  let generation = 0;

  const refresh = async (): Promise<Value> => {
    const asked = clock.now();
    const mine = generation;
    const value = await fetch();
    if (mine === generation) held = { value, asked };
    return value;
  };
  return {
    get: (): Promise<Value> => {
      const age = held === undefined ? -1 : clock.now() - held.asked;
      // A clock that was put back says nothing about the age.
      if (held !== undefined && age >= 0 && age < freshMs) return Promise.resolve(held.value);
      if (fetching !== undefined) return fetching;
      const started = refresh().finally(() => {
        if (fetching === started) fetching = undefined;
      });
      fetching = started;
      return started;
    },
    /** Forgets; a fetch that is under way does not count any more. */
    clear: () => {
      held = undefined;
      fetching = undefined;
      generation++;
    },
  };
}
