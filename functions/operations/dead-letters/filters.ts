import type { App } from '../../../shared/app.ts';
import type { Fault } from '../../../shared/contracts/parse.ts';
import { ageMs } from '../../../shared/domain/age.ts';

/** As they stand in a query or a body. */
export interface Filters {
  readonly ids?: readonly string[] | undefined;
  readonly reason?: string | undefined;
  readonly source?: string | undefined;
  readonly order?: string | undefined;
  readonly text?: string | undefined;
  readonly olderThan?: string | undefined;
  readonly newerThan?: string | undefined;
}

type Selection = Parameters<App['deadLetters']['list']>[0];

type SelectionResult =
  | { readonly ok: true; readonly selection: Selection }
  | { readonly ok: false; readonly faults: readonly Fault[] };

export function selectionOf(filters: Filters, now: number): SelectionResult {
  const { olderThan, newerThan, ...rest } = filters;
  const faults: Fault[] = [];
  const instant = (name: string, age: string | undefined) => {
    if (age === undefined) return undefined;
    const ms = ageMs(age);
    if (ms !== undefined) return now - ms;
    faults.push({ pointer: `/${name}`, text: 'must be an age such as 90s, 30m, 2h or 3d', keyword: 'age' });
    return undefined;
  };
  const all = { ...rest, before: instant('olderThan', olderThan), since: instant('newerThan', newerThan) };
  if (faults.length > 0) return { ok: false, faults };
  return {
    ok: true,
    selection: Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined)),
  };
}
