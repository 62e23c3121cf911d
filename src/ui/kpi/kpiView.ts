// The whole view of the KPI panel from what core computed: tiles, the selected one in detail, what is broken and why. Comes in:
// a report, the person's choice, the index; goes out: a view to send, and what its refs stand for. No state, no vscode.
import { dayNumber, dayText } from '../../core/day.ts';
import type { IndexReader, Row, RowKey } from '../../core/index/rows.ts';
import type { AroundChange } from '../../core/kpi/aroundChange.ts';
import type { KpiProblem, KpiScope, KpiValue } from '../../core/kpi/kpi.ts';
import type { KpiMark } from '../../core/kpi/marks.ts';
import type { BrokenKpi, KpiProject, KpiReport } from '../../core/kpi/report.ts';
import { readWindow } from '../../core/kpi/window.ts';
import { chosenChange, kpiAround } from './kpiAround.ts';
import type { ShownMark } from './kpiCharts.ts';
import { kpiDetail, kpiRows, type RowsWithKeys } from './kpiDetail.ts';
import type { BrokenView, KpiChoice, KpiView } from './kpiMessages.ts';
import { clipped, dayWords, type Wording } from './kpiNumbers.ts';
import { kpiRef, kpiTile } from './kpiTiles.ts';

/** What the opaque refs of a view stand for: notes to open, and definitions that are broken. */
export interface KpiTargets {
  readonly rows: ReadonlyMap<string, RowKey>;
  readonly definitions: ReadonlyMap<string, BrokenKpi>;
}

/** Nothing chosen yet. */
export const firstChoice: KpiChoice = {
  notebook: '',
  kpi: '',
  project: '',
  period: 'own',
  from: '',
  to: '',
  compare: 'before',
  by: '',
  point: '',
  change: '',
  days: 7,
  page: 0,
};

/** What the view shows beside the report. */
export interface KpiExtras {
  readonly today: string;
  /** Rows of a point or of a past day instead of those behind the figure of now. */
  readonly rows?: RowsWithKeys;
  readonly marks?: readonly KpiMark[];
  readonly changes?: readonly Row[];
  readonly around?: AroundChange;
}

/** The scope a choice of project and period means; a project that is gone means all. */
export function scopeOf(
  { project, period, from, to, compare, by }: KpiChoice,
  projects: readonly KpiProject[],
): KpiScope {
  const chosen = projects.find(({ slug }) => project === kpiRef(slug));
  const window = period === 'all' ? 'all' : readWindow(period);
  const [first, last] = [dayNumber(from), dayNumber(to)];
  const range = period === 'days' && first !== undefined && last !== undefined ? [first, last] : undefined;
  return {
    ...(chosen && { project: chosen.slug }),
    ...(window !== undefined && { window }),
    ...(range && { range: { from: Math.min(...range), to: Math.max(...range) } }),
    ...(compare === 'year' && { compare }),
    ...(by !== '' && { by }),
  };
}

/** The KPI that a choice means; the first one where that is gone. */
export function selectedValue({ values }: KpiReport, { kpi: chosen }: KpiChoice): KpiValue | undefined {
  return values.find(({ kpi }) => kpiRef(kpi.decl.id) === chosen) ?? values[0];
}

/** The view for a report; a choice of something that is gone falls back to the first KPI and all projects. */
export function kpiView(
  report: KpiReport,
  choice: KpiChoice,
  index: IndexReader,
  wording: Wording,
  extras: KpiExtras,
): { view: KpiView; targets: KpiTargets } {
  const { today, marks = [], changes = [] } = extras;
  const selected = selectedValue(report, choice);
  const rows = extras.rows ?? (selected && kpiRows(selected, index, choice.page, wording));
  const detail = selected && rows && kpiDetail(selected, index, rows, shownMarks(marks, index, wording), wording);
  const around = kpiAround(changes, extras.around, index, wording);
  const broken = report.broken.slice(0, 100).map((each) => brokenView(each, wording));
  const known = report.projects.some(({ slug }) => kpiRef(slug) === choice.project);
  const view: KpiView = {
    notebook: clipped(index.config.name, 120),
    notebooks: [],
    state: report.private ? 'private' : 'ready',
    choice: {
      ...choice,
      kpi: detail?.ref ?? '',
      project: known ? choice.project : '',
      point: extras.rows ? choice.point : '',
      change: chosenChange(changes, choice, index) === undefined ? '' : choice.change,
      page: detail?.rows.page ?? 0,
    },
    projects: projectOptions(report, wording),
    ...options(today, wording),
    ...(changes.length > 0 && { around: around.view }),
    tiles: report.values.slice(0, 300).map((value) => kpiTile(value, wording, choice.compare)),
    ...(detail && { detail }),
    broken,
  };
  const keys = rows?.keys ?? [];
  return {
    view,
    targets: {
      rows: new Map([
        ...keys.map((key, place): [string, RowKey] => [`r${place}`, key]),
        ...marks.map(({ row }, place): [string, RowKey] => [`m${place}`, index.key(row)]),
        ...around.keys,
      ]),
      definitions: new Map(report.broken.map((each) => [kpiRef(each.decl.id), each])),
    },
  };
}

/** The view while there is no index to read. */
export function emptyView(state: 'loading' | 'missing', choice: KpiChoice, wording: Wording): KpiView {
  return { notebook: '', notebooks: [], state, choice, projects: [], ...options('', wording), tiles: [], broken: [] };
}

function projectOptions({ projects }: KpiReport, { l10n }: Wording): KpiView['projects'] {
  const options = projects.slice(0, 1999).map(({ slug, title, open }) => {
    const label = clipped(title === '' ? slug : title, 100);
    return { id: kpiRef(slug), label: open ? label : l10n.t('{0} (closed)', label) };
  });
  return [{ id: '', label: l10n.t('All projects') }, ...options];
}

/** Decisions and changes as marks, numbered by their place. */
function shownMarks(marks: readonly KpiMark[], index: IndexReader, wording: Wording): ShownMark[] {
  const { l10n } = wording;
  return marks.map(({ row, kind, day }, at) => {
    const { title, path } = index.item(row);
    const name = clipped(title === '' ? path : title, 120);
    const when = dayWords(dayText(day), wording);
    const text = kind === 'decision' ? l10n.t('{0}: decided {1}', when, name) : l10n.t('{0}: changed {1}', when, name);
    return { ref: `m${at}`, x: day, text };
  });
}

function options(today: string, { l10n }: Wording): Pick<KpiView, 'today' | 'periods' | 'compares' | 'groupings'> {
  return {
    today,
    periods: periodOptions({ l10n }),
    compares: [
      { id: 'before', label: l10n.t('The period before') },
      { id: 'year', label: l10n.t('The same period last year') },
    ],
    groupings: [
      { id: '', label: l10n.t("Each KPI's own") },
      { id: 'project', label: l10n.t('By project') },
      { id: 'severity', label: l10n.t('By severity') },
      { id: 'team', label: l10n.t('By team') },
    ],
  };
}

function periodOptions({ l10n }: Pick<Wording, 'l10n'>): KpiView['periods'] {
  return [
    { id: 'own', label: l10n.t("Each KPI's own") },
    { id: '4w', label: l10n.t('Last 4 weeks') },
    { id: 'quarter', label: l10n.t('Last 3 months') },
    { id: 'year', label: l10n.t('Last 12 months') },
    { id: 'all', label: l10n.t('All time') },
    { id: 'days', label: l10n.t('From … to …') },
  ];
}

function brokenView({ decl, problems, note }: BrokenKpi, { l10n }: Wording): BrokenView {
  return {
    ref: kpiRef(decl.id),
    title: clipped(decl.title === '' ? decl.id : decl.title, 120),
    problems: problems.slice(0, 12).map((problem) => ({
      part: problem.part,
      message: clipped(problem.message, 1000),
      ...excerpt(decl[problem.part] ?? '', problem),
    })),
    action: note ? l10n.t('Open Note') : l10n.t('Open daybook.yml'),
  };
}

/** The text of the property, cut at the place at fault. */
function excerpt(text: string, { span }: KpiProblem): { before: string; at: string; after: string } {
  return {
    before: clipped(text.slice(0, span.start), 1000),
    at: clipped(text.slice(span.start, span.end), 1000),
    after: clipped(text.slice(span.end), 1000),
  };
}
