// What leaves a notebook as a table or as data: the rows of a query, or rows that somebody sees, with all their fields. Comes in: the index,
// a query or rows, and for whom; goes out: facts of rows, and in sentences what is left out. Decides no format.

import { inNotes } from '../evidence/evidence.ts';
import type { Row } from '../index/rows.ts';
import { eachRow, type Steps } from '../index/steps.ts';
import { say } from '../language.ts';
import type { Query } from '../query/query.ts';
import { type QueryContext, runQuerySteps } from '../query/runQuery.ts';
import { type CsvCell, csvText } from './csv.ts';
import { type FactIndex, type RowFacts, rowFacts } from './rowFacts.ts';
import { type SharedView, sharedView } from './sharedView.ts';

/** What is handed out. */
export interface Exported {
  readonly view: SharedView;
  /** Rows of the view, in the order asked for. */
  readonly rows: readonly Row[];
  /** Sentences about what is left out; only who exports reads them. */
  readonly left: readonly string[];
}

/** The rows of a query that an audience may see. What is left out is counted without its titles. */
export function* exportQuery(
  index: FactIndex,
  query: Query,
  context: QueryContext,
  audience?: string,
): Steps<Exported> {
  const view = sharedView(index, audience);
  const rows = yield* runQuerySteps(query, view, context);
  // By the full index more rows may pass: those are what the reader of the file will miss.
  const all = yield* runQuerySteps(query, index, context);
  const left = yield* leftOut(index, view, all);
  const found = new Set(rows);
  const asked = query.limit === undefined ? all.filter((row) => !view.isHidden(row) && !found.has(row)).length : 0;
  return { view, rows, left: asked === 0 ? left : [...left, say('Rows found by a confidential field ({0})', asked)] };
}

/** The same of rows that are chosen already. */
export function* exportRows(index: FactIndex, chosen: readonly Row[], audience?: string): Steps<Exported> {
  const view = sharedView(index, audience);
  return { view, rows: chosen.filter((row) => !view.isHidden(row)), left: yield* leftOut(index, view, chosen) };
}

function* leftOut(index: FactIndex, view: SharedView, rows: readonly Row[]): Steps<string[]> {
  const records = new Map<string, Set<string>>();
  const fields = new Map<string, number>();
  const count = (row: Row): void => {
    if (view.isHidden(row)) {
      const note = index.noteOf(row);
      const { plural = say('Notes') } = index.config.kinds.get(index.kind(note)) ?? {};
      records.set(plural, (records.get(plural) ?? new Set()).add(index.path(row)));
      return;
    }
    for (const field of view.hiddenFields(row)) {
      const kind = index.config.kinds.get(index.kind(row));
      const name = say('{0} of {1}', field.replaceAll('-', ' '), kind?.plural.toLowerCase());
      fields.set(name, (fields.get(name) ?? 0) + 1);
    }
  };
  yield* eachRow(rows, count);
  return [
    ...[...records].map(([plural, paths]) => say('{0}: confidential records ({1})', plural, paths.size)),
    ...[...fields].map(([name, number]) => inNotes(name, number)),
  ];
}

/** The facts of what is handed out. */
export function* exportedFacts({ view, rows }: Exported): Steps<readonly RowFacts[]> {
  const facts: RowFacts[] = [];
  yield* eachRow(rows, (row) => facts.push(rowFacts(view, row)));
  return facts;
}

/** The facts as CSV: a line a row, a column for every field that any of them has. */
export function factsCsv(facts: readonly RowFacts[], { config }: Pick<FactIndex, 'config'>, bom: boolean): string {
  const stated = new Set(facts.flatMap(({ fields }) => Object.keys(fields)));
  const ids = [...new Set([...config.fields.keys(), ...stated])].filter((id) => stated.has(id));
  const cell = (id: string, { fields }: RowFacts): CsvCell => {
    const value = Object.hasOwn(fields, id) ? (fields[id] ?? '') : '';
    if (typeof value === 'object') return value.join('; ');
    const isNumber = ['number', 'money', 'percent'].includes(config.fields.get(id)?.type ?? '');
    return isNumber && /^-?\d{1,15}(?:\.\d{1,6})?$/.test(String(value)) ? Number(value) : value;
  };
  const heads = [
    'path',
    'line',
    'kind',
    'title',
    'state',
    'class',
    ...ids.map((id) => config.fields.get(id)?.key ?? id),
  ];
  const rows = facts.map((row): CsvCell[] => [
    row.path,
    row.line,
    row.kind,
    row.text,
    row.state,
    row.class,
    ...ids.map((id) => cell(id, row)),
  ]);
  return csvText([heads, ...rows], { bom });
}
