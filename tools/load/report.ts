/** A page that stands alone: figures, and latency and throughput over time. */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { LatencySummary, Second } from './measurements.ts';
import type { Tally } from './settle.ts';

export interface LoadResult {
  readonly url: string;
  /** ISO 8601 instant. */
  readonly startedAt: string;
  readonly connections: number;
  /** Intended arrivals per second; null: closed loop. */
  readonly rate: number | null;
  readonly durationMs: number;
  readonly requests: number;
  readonly failed: number;
  /** Answers per second. */
  readonly throughput: number;
  readonly latency: LatencySummary;
  readonly outcomes: Readonly<Record<string, number>>;
  readonly distribution: readonly { readonly percentile: number; readonly ms: number }[];
  readonly seconds: readonly Second[];
  /** Null: the orders were not followed. */
  readonly tally: Tally | null;
}

export async function htmlReport(result: LoadResult): Promise<string> {
  const uplot = dirname(createRequire(import.meta.url).resolve('uplot/package.json'));
  const [script, style] = await Promise.all([
    readFile(join(uplot, 'dist/uPlot.iife.min.js'), 'utf8'),
    readFile(join(uplot, 'dist/uPlot.min.css'), 'utf8'),
  ]);
  const { latency, tally } = result;
  const rows: readonly (readonly [string, string])[] = [
    ['Requests', `${result.requests}, ${result.failed} of them not 2xx`],
    ['Throughput', `${result.throughput.toFixed(2)}/s`],
    ['Connections', String(result.connections)],
    ['Arrivals', result.rate === null ? 'closed loop' : `${result.rate}/s, latency from the intended start`],
    ['Average', ms(latency.averageMs)],
    ['Standard deviation', ms(latency.stdevMs)],
    ['p50 / p95 / p99', `${ms(latency.p50Ms)} / ${ms(latency.p95Ms)} / ${ms(latency.p99Ms)}`],
    ['Longest', ms(latency.maxMs)],
    ...Object.entries(result.outcomes).map(
      ([outcome, times]) => [`Answer ${outcome}`, String(times)] as const,
    ),
    ...(tally === null ? [] : [['Orders', tallyText(tally)] as const]),
  ];
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="content-security-policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width">
<title>Load on ${escaped(result.url)}</title>
<style>
${style}
body { font: 15px/1.5 system-ui, sans-serif; max-width: 64rem; margin: 2rem auto; padding: 0 1rem; color: #1b1f24 }
table { border-collapse: collapse; margin: 1rem 0 }
th, td { text-align: left; padding: .2rem 1rem .2rem 0; border-bottom: 1px solid #e2e6ea; font-variant-numeric: tabular-nums }
th { font-weight: 500; color: #57606a }
h2 { font-size: 1.1rem; margin: 2rem 0 .5rem }
</style>
</head>
<body>
<h1>Load on ${escaped(result.url)}</h1>
<p>${escaped(result.startedAt)}, ${result.durationMs / 1_000} s</p>
<table>${rows.map(([name, value]) => `<tr><th>${escaped(name)}</th><td>${escaped(value)}</td></tr>`).join('')}</table>
<h2>Latency by second, ms</h2><div id="latency"></div>
<h2>Requests by second</h2><div id="throughput"></div>
<h2>Distribution</h2>
<table><tr><th>percentile</th><th>ms</th></tr>${result.distribution
    .map(({ percentile, ms: at }) => `<tr><td>${percentile}</td><td>${at}</td></tr>`)
    .join('')}</table>
<script>${script}</script>
<script type="application/json" id="seconds">${inScript(result.seconds)}</script>
<script>
const seconds = JSON.parse(document.getElementById('seconds').textContent);
const column = (name) => seconds.map((second) => second[name]);
const width = Math.min(960, document.body.clientWidth);
const chart = (id, series) => new uPlot(
  { width, height: 260, scales: { x: { time: false } }, axes: [{ label: 'seconds' }, {}], series: [{ label: 's' }, ...series] },
  [column('second'), ...series.map((one) => column(one.name))],
  document.getElementById(id),
);
chart('latency', [
  { name: 'p50Ms', label: 'p50', stroke: '#1f6feb', width: 2 },
  { name: 'p99Ms', label: 'p99', stroke: '#d29922', width: 2 },
  { name: 'maxMs', label: 'longest', stroke: '#cf222e' },
]);
chart('throughput', [
  { name: 'requests', label: 'requests', stroke: '#1a7f37', width: 2 },
  { name: 'failed', label: 'failed', stroke: '#cf222e', width: 2 },
]);
</script>
</body>
</html>
`;
}

export function tallyText({ accepted, completed, quarantined, cancelled, open }: Tally): string {
  const sum = completed + quarantined + cancelled;
  const sign = sum === accepted ? '=' : '≠';
  const left = open.length === 0 ? '' : `; ${open.length} neither, first ${open.slice(0, 5).join(' ')}`;
  return `${accepted} accepted ${sign} ${completed} completed + ${quarantined} quarantined + ${cancelled} cancelled${left}`;
}

export function ms(value: number): string {
  return value >= 1_000 ? `${(value / 1_000).toFixed(2)} s` : `${value.toFixed(value < 10 ? 2 : 0)} ms`;
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}

/** JSON that cannot end the script element it stands in. */
function inScript(value: unknown): string {
  return JSON.stringify(value).replaceAll('<', '\\u003c');
}
