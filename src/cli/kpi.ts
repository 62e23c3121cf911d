// `daybook kpi`: every KPI with value, target and sample size, now or on a day of the past. Comes in: an opened notebook; goes out: a
// table or JSON. KPIs that cannot be computed are named with the reason, and those that only git's history tells, which is read as the
// panel reads it.
import type { KpiContext, KpiIndex, KpiValue } from '../core/kpi/kpi.ts';
import { compileKpis, kpiReport } from '../core/kpi/report.ts';
import { firstDues } from '../notebook/history/firstDues.ts';
import { firstSeen } from '../notebook/history/firstSeen.ts';
import type { OpenedNotebook } from './openNotebook.ts';
import { type Format, printJson, printTable, UsageError } from './output.ts';
import { historyOf, inPast, type PastDays, showPast } from './past.ts';

/** Prints all KPIs; 0 also when some cannot be computed. */
export async function printKpis(
  notebook: OpenedNotebook,
  _words: readonly string[],
  format: Format,
  { at }: PastDays,
): Promise<number> {
  const firsts = await firstsOf(notebook);
  if (at === undefined) return print(notebook.index, { ...notebook.context, ...firsts }, format);
  // Of a day of the past the panel knows since when lines stood there, and no more.
  const { firstSeen } = firsts;
  return await showPast(notebook, at, (index, context) => print(index, { ...context, firstSeen }, format));
}

/** What the past tells of days, as the panel reads it; where it cannot be read, that is said on standard error. */
async function firstsOf(notebook: OpenedNotebook): Promise<Pick<KpiContext, 'firstDues' | 'firstSeen'>> {
  const { index } = notebook;
  try {
    const history = historyOf(notebook);
    return await inPast(async () => ({
      firstDues: await firstDues(history, index),
      firstSeen: await firstSeen(history, index),
    }));
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    process.stderr.write(`The history was not read: ${error.message}\n`);
    return {};
  }
}

/** Whether a KPI has no value for want of the past. */
function lacksPast({ kpi: { decl }, value }: KpiValue, { firstDues: dues, firstSeen: seen }: KpiContext): boolean {
  const isMeasuredBy = (name: RegExp): boolean => name.test(`${decl.measure} ${decl.against ?? ''}`);
  const lacks =
    (dues === undefined && isMeasuredBy(/first[_-]due/)) || (seen === undefined && isMeasuredBy(/first[_-]seen/));
  return value === undefined && lacks;
}

function print(index: KpiIndex, context: KpiContext, format: Format): number {
  const { values, broken } = kpiReport(compileKpis(index.config), index, context);
  const failed = broken.map(({ decl, problems }) => ({
    id: decl.id,
    title: decl.title,
    problems: problems.map(({ message }) => message),
  }));
  if (format === 'json') {
    printJson({ today: context.today, kpis: values.map((value) => jsonOf(value, context)), broken: failed });
    return 0;
  }
  const rows = values.map((value) => [
    value.kpi.decl.title,
    figure(value, context),
    targetOf(value),
    `n=${value.sampleSize}`,
  ]);
  printTable(
    ['kpi', 'value', 'target', 'sample'],
    [...rows, ...failed.map(({ title, problems }) => [title, '', '', problems.join(' ')])],
  );
  return 0;
}

function jsonOf(whole: KpiValue, context: KpiContext): unknown {
  const { kpi, rows, window, ...value } = whole;
  const { id, title, direction } = kpi.decl;
  const lacks = lacksPast(whole, context) ? { lacks: 'history' } : {};
  return { id, title, direction, ...value, ...lacks, window: window ?? null, rows: rows.length };
}

function figure(whole: KpiValue, context: KpiContext): string {
  const { value, unit } = whole;
  if (value === undefined) return lacksPast(whole, context) ? "needs git's history" : '–';
  const rounded = Number.isInteger(value) ? value : Number(value.toFixed(2));
  return `${rounded} ${unit}`.trim();
}

function targetOf({ target, met, unit }: KpiValue): string {
  if (!target) return '';
  const verdict = met === undefined ? '' : met ? ' (met)' : ' (missed)';
  return `${target.comparator} ${target.value} ${unit}`.trim() + verdict;
}
