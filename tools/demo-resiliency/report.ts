import type { BreakerChange, BreakerState } from './breaker-log.ts';
import type { Visit } from './customers.ts';

/** ms since the start. */
export interface Fault {
  readonly from: number;
  readonly to: number;
}

export interface Row {
  readonly path: Visit['path'];
  /** When the customers came. */
  readonly came: 'before the fault' | 'during it' | 'after it';
  readonly requests: number;
  readonly ok: number;
  readonly errors: number;
  /** ms. */
  readonly average: number;
  readonly p50: number;
  readonly p95: number;
  readonly max: number;
}

/** A row per path and phase. */
export function rows(visits: readonly Visit[], fault: Fault): Row[] {
  const phases = [
    ['before the fault', (from: number) => from < fault.from],
    ['during it', (from: number) => from >= fault.from && from < fault.to],
    ['after it', (from: number) => from >= fault.to],
  ] as const;
  return (['plain', 'resilient'] as const).flatMap((path) =>
    phases.map(([came, within]) => {
      const own = visits.filter((visit) => visit.path === path && within(visit.from));
      const took = own.map(({ from, to = from }) => to - from).sort((left, right) => left - right);
      const at = (share: number) => took[Math.max(0, Math.ceil(share * took.length) - 1)] ?? 0;
      const ok = own.filter((visit) => visit.ok === true).length;
      return {
        ...{ path, came, requests: own.length, ok, errors: own.length - ok },
        average: took.reduce((sum, ms) => sum + ms, 0) / Math.max(1, took.length),
        ...{ p50: at(0.5), p95: at(0.95), max: at(1) },
      };
    }),
  );
}

export function table(all: readonly Row[]): string[] {
  const head = ['path', 'came', 'requests', 'ok', 'errors', 'average', 'p50', 'p95', 'max'];
  const cells = all.map((row) => [
    ...[row.path, row.came, String(row.requests), String(row.ok), String(row.errors)],
    ...[row.average, row.p50, row.p95, row.max].map(span),
  ]);
  const widths = head.map((title, column) =>
    Math.max(title.length, ...cells.map((line) => line[column]?.length ?? 0)),
  );
  return [head, ...cells].map((line) =>
    line
      .map((cell, column) =>
        column < 2 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join('  '),
  );
}

function span(ms: number): string {
  return ms < 1_000 ? `${Math.round(ms)} ms` : `${(ms / 1_000).toFixed(1)} s`;
}

const COLUMNS = 64;
const BARS = ' ▁▂▃▄▅▆▇█';
const SIGNS: Readonly<Record<BreakerState, string>> = { closed: '─', open: '█', 'half-open': '▒' };

/** What happened over time, a column a slice: the fault, the breaker, errors on both paths, and who waits. */
export function chart(
  visits: readonly Visit[],
  changes: readonly BreakerChange[],
  fault: Fault,
  endMs: number,
): string[] {
  const slice = endMs / COLUMNS;
  const draw = (of: (from: number, to: number) => string) =>
    Array.from({ length: COLUMNS }, (_, column) => of(column * slice, (column + 1) * slice)).join('');
  const bars = (count: (from: number, to: number) => number) => {
    const counts = Array.from({ length: COLUMNS }, (_, column) =>
      count(column * slice, (column + 1) * slice),
    );
    const most = Math.max(1, ...counts);
    return {
      text: counts.map((one) => BARS[Math.ceil((one / most) * (BARS.length - 1))]).join(''),
      most: Math.max(...counts),
    };
  };
  const errors = (path: Visit['path']) =>
    bars(
      (from, to) =>
        visits.filter((visit) => {
          return visit.path === path && visit.ok === false && within(visit.to ?? endMs, from, to);
        }).length,
    );
  const waiting = bars(
    (_, to) =>
      visits.filter((visit) => {
        return visit.path === 'resilient' && visit.from < to && (visit.to ?? endMs) >= to;
      }).length,
  );
  const [plain, resilient] = [errors('plain'), errors('resilient')];
  return [
    `fault             ${draw((from, to) => (fault.from < to && fault.to > from ? '▓' : '·'))}`,
    `breaker           ${draw((from, to) => SIGNS[shown(changes, from, to)])}  ─ closed  █ open  ▒ half-open`,
    `plain: errors     ${plain.text}  at most ${plain.most} at a time`,
    `resilient: errors ${resilient.text}  at most ${resilient.most}`,
    `resilient: waits  ${waiting.text}  at most ${waiting.most}`,
    `                  0 s${`${(endMs / 1_000).toFixed(0)} s`.padStart(COLUMNS - 3)}`,
  ];
}

/** A probe takes less than a slice: it is shown whenever there was one. */
function shown(changes: readonly BreakerChange[], from: number, to: number): BreakerState {
  const inside = changes.filter((change) => change.from >= from && change.from < to);
  if (inside.some(({ state }) => state === 'half-open')) return 'half-open';
  const before = changes.findLast((change) => change.from < from)?.state ?? 'closed';
  return inside.some(({ state }) => state === 'open') ? 'open' : (inside.at(-1)?.state ?? before);
}

function within(time: number, from: number, to: number): boolean {
  return time >= from && time < to;
}
