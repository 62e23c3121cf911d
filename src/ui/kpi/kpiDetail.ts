// The selected KPI: what it means, its charts, what was left out, and one page of the notes behind its number. Comes in: a
// KpiValue and the index; goes out: the detail, and the keys its refs stand for.

import type { IndexReader, Item, RowKey } from '../../core/index/rows.ts';
import type { KpiRow, KpiValue } from '../../core/kpi/kpi.ts';
import { kpiProjects } from '../../core/kpi/report.ts';
import { plainTitle } from '../../core/record/noteLink.ts';
import { kpiCharts, type LabelOf, type ShownMark } from './kpiCharts.ts';
import type { KpiDetail } from './kpiMessages.ts';
import { clipped, dayWords, figureText, numberText, type Wording } from './kpiNumbers.ts';
import { kpiRef } from './kpiTiles.ts';
import { capital, definitionWords, fieldWords } from './kpiWords.ts';

/** Rows on one page of the list. */
export const pageSize = 50;

/** One page of rows with the keys behind its refs, in the order of its rows. */
export interface RowsWithKeys {
  readonly rows: KpiDetail['rows'];
  readonly hints: readonly string[];
  readonly keys: readonly RowKey[];
}

/** What rows are behind, where it is not the figure of now: in words, and the past day whose versions can be shown. */
export interface RowsAbout {
  readonly text: string;
  readonly day: string;
}

/** One page of the rows behind a value; `page` counts from 0 and is brought into the pages there are. */
export function kpiRows(
  value: KpiValue,
  index: IndexReader,
  page: number,
  wording: Wording,
  about: RowsAbout = { text: '', day: '' },
): RowsWithKeys {
  const pages = Math.max(1, Math.ceil(value.rows.length / pageSize));
  const at = Math.min(page, pages - 1);
  const shown = value.rows.slice(at * pageSize, (at + 1) * pageSize);
  return {
    keys: shown.map(({ row }) => index.key(row)),
    hints: hintsOf(value, wording),
    rows: {
      caption: wording.l10n.t('Notes behind “{0}”', clipped(value.kpi.decl.title, 120)),
      headers: headersOf(value, wording),
      items: shown.map((row, place) => itemOf(row, place, value, index, wording)),
      about: clipped(about.text, 400),
      day: about.day,
      page: at,
      pages,
      text: countText(value.rows.length, at, pages, wording),
    },
  };
}

/** The detail of a value with rows that were made apart. */
export function kpiDetail(
  value: KpiValue,
  index: IndexReader,
  { rows, hints }: RowsWithKeys,
  marks: readonly ShownMark[],
  wording: Wording,
): KpiDetail {
  const { decl } = value.kpi;
  return {
    ref: kpiRef(decl.id),
    title: clipped(decl.title, 120),
    doc: clipped(decl.doc, 1000),
    definition: definitionWords(value, wording).map((line) => clipped(line, 1000)),
    hints: [...hints],
    charts: kpiCharts(value, labelsOf(index), wording, marks),
    rows,
  };
}

/** Names of people and titles of projects for ids. */
export function labelsOf(index: IndexReader): LabelOf {
  const people = new Map(index.config.people.map(({ id, name }) => [id, name]));
  const projects = new Map(kpiProjects(index).map(({ slug, title }) => [slug, title]));
  return (field, id) => {
    const type = index.config.fields.get(field)?.type;
    if (type === 'person' || type === 'people') return people.get(id) ?? id;
    return type === 'project' ? (projects.get(id) ?? id) : id;
  };
}

function headersOf(value: KpiValue, { l10n }: Wording): string[] {
  return [
    l10n.t('Note'),
    l10n.t('State'),
    ...(hasDays(value) ? [value.kpi.on ? capital(fieldWords(value.kpi.on)) : l10n.t('Day')] : []),
    ...(hasValues(value) ? [l10n.t('Value')] : []),
    ...(hasVerdicts(value) ? [l10n.t('Counts')] : []),
  ];
}

function itemOf(
  { row, counts, value: number, day }: KpiRow,
  place: number,
  value: KpiValue,
  index: IndexReader,
  wording: Wording,
): KpiDetail['rows']['items'][number] {
  const { l10n } = wording;
  const item = index.item(row);
  const unit = value.kpi.measure.kind === 'ratio' ? '%' : value.unit;
  const figure = figureText(number, unit, wording);
  return {
    ref: `r${place}`,
    title: clipped(plainTitle(item.title) || item.path, 160),
    counts,
    cells: [
      stateWords(item, index),
      ...(hasDays(value) ? [day === undefined ? '–' : dayWords(day, wording)] : []),
      ...(hasValues(value) ? [clipped(figure, 80)] : []),
      ...(hasVerdicts(value) ? [counts ? l10n.t('yes') : l10n.t('no')] : []),
    ],
  };
}

/** The state in the note's own word; a dash for kinds that have no states. */
function stateWords({ type, kind, state }: Item, index: IndexReader): string {
  const hasStates = type !== 'record' || (index.config.kinds.get(kind)?.states.length ?? 0) > 0;
  return hasStates ? clipped(fieldWords(state), 60) : '–';
}

function hasDays(value: KpiValue): boolean {
  return value.kpi.on !== undefined || value.bucket === 'reading';
}

function hasValues({ kpi }: KpiValue): boolean {
  return kpi.measure.kind !== 'count' && kpi.measure.kind !== 'share';
}

function hasVerdicts({ kpi }: KpiValue): boolean {
  return kpi.measure.kind === 'share';
}

function countText(count: number, page: number, pages: number, wording: Wording): string {
  const { l10n } = wording;
  const all = numberText(count, wording);
  if (count === 0) return l10n.t('No notes');
  if (pages === 1) return count === 1 ? l10n.t('1 note or task') : l10n.t('{0} notes and tasks', all);
  const first = numberText(page * pageSize + 1, wording);
  const last = numberText(Math.min(count, (page + 1) * pageSize), wording);
  return l10n.t('{0} to {1} of {2}', first, last, all);
}

function hintsOf({ missing, kpi }: KpiValue, wording: Wording): string[] {
  const { l10n } = wording;
  if (missing === 0) return [];
  if (kpi.measure.kind === 'readings') {
    return [
      missing === 1
        ? l10n.t('1 note has no reading in this period.')
        : l10n.t('{0} notes have no reading in this period.', missing),
    ];
  }
  return [
    missing === 1
      ? l10n.t('1 is left out because it lacks a field this KPI needs.')
      : l10n.t('{0} are left out because they lack a field this KPI needs.', missing),
  ];
}
