// All KPIs of a notebook at once: those declared (built in and in `daybook.yml`), then one for each kpi note that none of
// them reads. Comes in: the index and who asks; goes out: figures and the definitions that cannot be computed, with reasons.
import { keptRows } from '../index/keptRows.ts';
import { isOpenRow } from '../index/openRow.ts';
import type { IndexReader, Row, RowKey } from '../index/rows.ts';
import { filtered, finished, type Steps } from '../index/steps.ts';
import type { KpiDecl, NotebookConfig } from '../record/kind.ts';
import { compileKpi, isBroken } from './compile.ts';
import { computeKpiSteps } from './compute.ts';
import type { CompiledKpi, KpiContext, KpiIndex, KpiProblem, KpiScope, KpiValue } from './kpi.ts';
import { projectOf } from './progress.ts';
import { Shared } from './shared.ts';
import { gatherSources } from './source.ts';

/** A definition that cannot be computed; `note` is the kpi note it comes from, absent for one in `daybook.yml`. */
export interface BrokenKpi {
  readonly decl: KpiDecl;
  readonly problems: readonly KpiProblem[];
  readonly note?: RowKey;
}

/** A project that figures can be narrowed to. */
export interface KpiProject {
  readonly slug: string;
  readonly title: string;
  readonly open: boolean;
}

/** Everything the panel and the command line show. */
export interface KpiReport {
  readonly values: readonly KpiValue[];
  readonly broken: readonly BrokenKpi[];
  readonly projects: readonly KpiProject[];
  /** True for a private notebook: there are no figures, on purpose. */
  readonly private: boolean;
}

/** Definitions of a notebook, checked: what `kpiReport` computes again and again while notes change. */
export interface KpiSet {
  readonly kpis: readonly CompiledKpi[];
  readonly broken: readonly BrokenKpi[];
}

/** Every declared KPI, checked once a configuration: whoever asks again finds the rows that a definition keeps. */
export function compileKpis(config: NotebookConfig): KpiSet {
  const known = compiled.get(config) ?? compileAll(config);
  compiled.set(config, known);
  return known;
}

const compiled = new WeakMap<NotebookConfig, KpiSet>();

function compileAll(config: NotebookConfig): KpiSet {
  const kpis: CompiledKpi[] = [];
  const broken: BrokenKpi[] = [];
  for (const decl of config.kpis) {
    const result = compileKpi(decl, config);
    if (isBroken(result)) broken.push({ decl, problems: result });
    else kpis.push(result);
  }
  return { kpis, broken };
}

/**
 * Computes all KPIs; one that cannot be computed is in `broken` and harms no other. A scope whose project is not among the
 * notebook's means all projects.
 */
export function kpiReport(set: KpiSet, index: KpiIndex, context: KpiContext, scope: KpiScope = {}): KpiReport {
  return finished(kpiReportSteps(set, index, context, scope));
}

/**
 * The same report in steps, for callers that have other things to do in between. A change of the index makes the steps
 * worthless: their rows are those of the version it began with.
 */
export function* kpiReportSteps(set: KpiSet, index: KpiIndex, context: KpiContext, scope: KpiScope): Steps<KpiReport> {
  if (index.config.visibility === 'private') return { values: [], broken: [], projects: [], private: true };
  yield* gatherSources(
    set.kpis.map(({ source }) => source),
    index,
    context,
  );
  const notes = yield* ofNotes(set.kpis, index, context);
  yield;
  const projects = kpiProjects(index);
  const { project, ...rest } = scope;
  const known = projects.some(({ slug }) => slug === project) ? scope : rest;
  const values: KpiValue[] = [];
  const shared = new Shared();
  for (const kpi of [...set.kpis, ...notes.kpis]) {
    yield;
    values.push(yield* computeKpiSteps(kpi, index, context, known, shared));
  }
  return { values, broken: [...set.broken, ...notes.broken], projects, private: false };
}

/** One KPI for each kpi note that no declared KPI reads: its own title, unit, target and direction. */
function* ofNotes(declared: readonly CompiledKpi[], index: KpiIndex, context: KpiContext): Steps<KpiSet> {
  const kpis: CompiledKpi[] = [];
  const broken: BrokenKpi[] = [];
  const readers = declared.filter(({ measure }) => measure.kind === 'readings');
  const taken = new Set<Row>();
  for (const { source } of readers) for (const row of yield* source.rows(index, context)) taken.add(row);
  for (const row of rowsOfKind(index, 'kpi')) {
    if (taken.has(row)) continue;
    const decl = declOfNote(index, row);
    const result = compileKpi(decl, index.config);
    if (isBroken(result)) broken.push({ decl, problems: result, note: index.key(row) });
    else
      kpis.push({
        ...result,
        source: { text: decl.from, words: decl.title, rows: () => oneRow(row), isOthers: false },
      });
  }
  return { kpis, broken };
}

function* oneRow(row: Row): Steps<readonly Row[]> {
  yield;
  return [row];
}

function declOfNote(index: IndexReader, row: Row): KpiDecl {
  const text = (field: string): string => {
    const value = index.get(row, field);
    return value === undefined || typeof value === 'object' ? '' : String(value);
  };
  const direction = text('direction');
  return {
    id: index.path(row),
    title: index.item(row).title,
    from: 'type:kpi',
    measure: 'latest(value)',
    unit: text('unit'),
    ...(text('target') !== '' && { target: text('target') }),
    direction: direction === 'up' || direction === 'down' ? direction : 'none',
    chart: 'line',
    doc: '',
  };
}

/** The projects that figures can be narrowed to: open ones first, then by title, in code-unit order. */
export function kpiProjects(index: IndexReader): readonly KpiProject[] {
  const rows = projectNotes(index);
  const projects = known.get(rows) ?? projectsOf(index, rows);
  known.set(rows, projects);
  return projects;
}

/** The list is another one as soon as the note of a project changes. */
const projectNotes = keptRows({
  all: (index) => filtered(rowsOfKind(index, 'project'), () => true),
  passes: (index) => (row) => index.kind(row) === 'project',
});

const known = new WeakMap<readonly Row[], readonly KpiProject[]>();

function projectsOf(index: IndexReader, rows: readonly Row[]): readonly KpiProject[] {
  const projects = rows.flatMap((row) => {
    const slug = projectOf(index, row);
    return slug === undefined
      ? []
      : [{ slug, title: String(index.get(row, 'title') ?? ''), open: isOpenRow(index, row) }];
  });
  return projects.sort(
    (a, b) => Number(b.open) - Number(a.open) || (a.title < b.title ? -1 : Number(a.title > b.title)),
  );
}

/** Note rows of a kind of record, in path order. */
function rowsOfKind(index: IndexReader, kind: string): Row[] {
  return [...index.rowsAmong({ kinds: new Set([kind]) })];
}
