// The whole view of the KPI panel from what core computed: tiles, the selected one in detail, what is broken and why. Comes in:
// a report, the person's choice, the index; goes out: a view to send, and what its refs stand for. No state, no vscode.
import type { IndexReader, RowKey } from '../../core/index/rows.ts';
import type { KpiProblem, KpiScope } from '../../core/kpi/kpi.ts';
import type { BrokenKpi, KpiProject, KpiReport } from '../../core/kpi/report.ts';
import { readWindow } from '../../core/kpi/window.ts';
import { kpiDetail } from './kpiDetail.ts';
import type { BrokenView, KpiChoice, KpiView } from './kpiMessages.ts';
import { clipped, type Wording } from './kpiNumbers.ts';
import { kpiRef, kpiTile } from './kpiTiles.ts';

/** What the opaque refs of a view stand for: notes to open, and definitions that are broken. */
export interface KpiTargets {
  readonly rows: ReadonlyMap<string, RowKey>;
  readonly definitions: ReadonlyMap<string, BrokenKpi>;
}

/** Nothing chosen yet. */
export const firstChoice: KpiChoice = { notebook: '', kpi: '', project: '', period: 'own', page: 0 };

/** The scope a choice of project and period means; a project that is gone means all. */
export function scopeOf({ project, period }: KpiChoice, projects: readonly KpiProject[]): KpiScope {
  const chosen = projects.find(({ slug }) => project === kpiRef(slug));
  const window = period === 'all' ? 'all' : readWindow(period);
  return { ...(chosen && { project: chosen.slug }), ...(window !== undefined && { window }) };
}

/** The view for a report; a choice of something that is gone falls back to the first KPI and all projects. */
export function kpiView(
  report: KpiReport,
  choice: KpiChoice,
  index: IndexReader,
  wording: Wording,
): { view: KpiView; targets: KpiTargets } {
  const selected = report.values.find(({ kpi }) => kpiRef(kpi.decl.id) === choice.kpi) ?? report.values[0];
  const shown = selected && kpiDetail(selected, index, choice.page, wording);
  const broken = report.broken.slice(0, 100).map((each) => brokenView(each, wording));
  const known = report.projects.some(({ slug }) => kpiRef(slug) === choice.project);
  const view: KpiView = {
    notebook: clipped(index.config.name, 120),
    notebooks: [],
    state: report.private ? 'private' : 'ready',
    choice: {
      notebook: choice.notebook,
      kpi: shown?.detail.ref ?? '',
      project: known ? choice.project : '',
      period: choice.period,
      page: shown?.detail.rows.page ?? 0,
    },
    projects: projectOptions(report, wording),
    periods: periodOptions(wording),
    tiles: report.values.slice(0, 300).map((value) => kpiTile(value, wording)),
    ...(shown && { detail: shown.detail }),
    broken,
  };
  const keys = shown?.keys ?? [];
  return {
    view,
    targets: {
      rows: new Map(keys.map((key, place) => [`r${place}`, key])),
      definitions: new Map(report.broken.map((each) => [kpiRef(each.decl.id), each])),
    },
  };
}

/** The view while there is no index to read. */
export function emptyView(state: 'loading' | 'missing', choice: KpiChoice, wording: Wording): KpiView {
  const periods = periodOptions(wording);
  return { notebook: '', notebooks: [], state, choice, projects: [], periods, tiles: [], broken: [] };
}

function projectOptions({ projects }: KpiReport, { l10n }: Wording): KpiView['projects'] {
  const options = projects.slice(0, 1999).map(({ slug, title, open }) => {
    const label = clipped(title === '' ? slug : title, 100);
    return { id: kpiRef(slug), label: open ? label : l10n.t('{0} (closed)', label) };
  });
  return [{ id: '', label: l10n.t('All projects') }, ...options];
}

function periodOptions({ l10n }: Wording): KpiView['periods'] {
  return [
    { id: 'own', label: l10n.t("Each KPI's own period") },
    { id: '4w', label: l10n.t('Last 4 weeks') },
    { id: 'quarter', label: l10n.t('Last 3 months') },
    { id: 'year', label: l10n.t('Last 12 months') },
    { id: 'all', label: l10n.t('All time') },
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
