// `daybook kpi`: every KPI with value, target and sample size, now or on a day of the past. Comes in: an opened notebook; goes out: a
// table or JSON. KPIs that cannot be computed are named with the reason.
import type { KpiContext, KpiIndex, KpiValue } from '../core/kpi/kpi.ts';
import { compileKpis, kpiReport } from '../core/kpi/report.ts';
import type { OpenedNotebook } from './openNotebook.ts';
import { type Format, printJson, printTable } from './output.ts';
import { type PastDays, showPast } from './past.ts';

/** Prints all KPIs; 0 also when some cannot be computed. */
export async function printKpis(
  notebook: OpenedNotebook,
  _words: readonly string[],
  format: Format,
  { at }: PastDays,
): Promise<number> {
  if (at === undefined) return print(notebook.index, notebook.context, format);
  return await showPast(notebook, at, (index, context) => print(index, context, format));
}

function print(index: KpiIndex, context: KpiContext, format: Format): number {
  const { values, broken } = kpiReport(compileKpis(index.config), index, context);
  const failed = broken.map(({ decl, problems }) => ({
    id: decl.id,
    title: decl.title,
    problems: problems.map(({ message }) => message),
  }));
  if (format === 'json') {
    printJson({ today: context.today, kpis: values.map(jsonOf), broken: failed });
    return 0;
  }
  const rows = values.map((value) => [value.kpi.decl.title, figure(value), targetOf(value), `n=${value.sampleSize}`]);
  printTable(
    ['kpi', 'value', 'target', 'sample'],
    [...rows, ...failed.map(({ title, problems }) => [title, '', '', problems.join(' ')])],
  );
  return 0;
}

function jsonOf({ kpi, rows, window, ...value }: KpiValue): unknown {
  const { id, title, direction } = kpi.decl;
  return { id, title, direction, ...value, window: window ?? null, rows: rows.length };
}

function figure({ value, unit }: KpiValue): string {
  if (value === undefined) return '–';
  const rounded = Number.isInteger(value) ? value : Number(value.toFixed(2));
  return `${rounded} ${unit}`.trim();
}

function targetOf({ target, met, unit }: KpiValue): string {
  if (!target) return '';
  const verdict = met === undefined ? '' : met ? ' (met)' : ' (missed)';
  return `${target.comparator} ${target.value} ${unit}`.trim() + verdict;
}
