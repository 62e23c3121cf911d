// The named parts that a note is drafted from: what was done, what slipped, what comes next, risks, decisions and so on. Comes in:
// evidence and the rows it is about; goes out: variables of a template, rows as lines with links. One row of the table a part; which
// rows a query of `queries:` called `draft-NAME` finds, it finds instead. Depends on the notes and the days alone.
import { addDays, type Day, dayNumber, isDay } from '../day.ts';
import { sortedBySteps } from '../index/rowOrder.ts';
import type { IndexReader, Row } from '../index/rows.ts';
import { passing, type Steps } from '../index/steps.ts';
import { isOpenClass } from '../note/stateClass.ts';
import { parseQuery } from '../query/parseQuery.ts';
import { runQuerySteps } from '../query/runQuery.ts';
import { type BriefingSource, dueFacts, list, rowLines, waitingFacts } from '../record/briefingRows.ts';
import type { TemplateValue } from '../record/template.ts';
import { isWorkday } from '../workdays.ts';
import type { Evidence } from './evidence.ts';

/** Evidence about some rows, for a note at a path. */
interface DraftBase {
  readonly evidence: Evidence;
  readonly rows: readonly Row[];
  readonly path: string;
}

/** The same with the rows of each part, in no order. */
export interface Draft extends DraftBase {
  readonly parts: ReadonlyMap<string, readonly Row[]>;
}

/** What is to be told of rows: which, in which order, with which words behind the link. */
interface Part {
  /** `{from}`, `{to}`, `{ahead}` are days. */
  readonly query?: string;
  readonly find?: (draft: DraftBase) => Steps<readonly Row[]>;
  readonly order: (index: IndexReader, row: Row) => readonly number[];
  readonly facts: (source: BriefingSource, row: Row, draft: DraftBase) => string;
}

const most = 12;
/** Days that "next" looks ahead. */
const daysAhead = 14;

const byDue = (index: IndexReader, row: Row): readonly number[] => [index.number(row, 'due')];

const parts: Readonly<Record<string, Part>> = {
  done: { find: doneRows, order: (index, row) => [dayNumber(closedDay(index, row)) ?? 0], facts: closedFacts },
  slipped: { find: slippedRows, order: byDue, facts: slippedFacts },
  late: { query: 'is:overdue -type:meeting', order: byDue, facts: dueFacts },
  next: { query: 'is:open due:{to}..{ahead}', order: byDue, facts: dueFacts },
  milestones: { query: 'type:milestone is:open', order: byDue, facts: dueFacts },
  waiting: { query: 'is:waiting', order: (index, row) => [index.number(row, 'asked')], facts: waitingFacts },
  risks: { query: 'type:risk is:open', order: (index, row) => [-index.number(row, 'exposure')], facts: riskFacts },
  issues: {
    query: 'type:issue is:open severity:critical,high',
    order: (index, row) => [index.number(row, 'opened')],
    facts: ({ index }, row) => `, ${index.item(row).severity ?? ''}`,
  },
  decisions: {
    query: 'type:decision date:{from}..{to}',
    order: (index, row) => [index.number(row, 'date')],
    facts: ({ index }, row) => `, ${index.item(row).state}`,
  },
  impacts: { query: 'tag:impact is:undecided', order: byDue, facts: () => '' },
};

/** Finds what every part tells. */
export function* draftOf(evidence: Evidence, rows: readonly Row[], path: string): Steps<Draft> {
  const of: DraftBase = { evidence, rows, path };
  const wanted = new Set(rows);
  const found = new Map<string, readonly Row[]>();
  for (const [name, part] of Object.entries(parts)) found.set(name, yield* findRows(of, name, part, wanted));
  return { ...of, parts: found };
}

/** Each part as `NAME` with `has_NAME` and `NAME_count`. */
export function* draftData(draft: Draft): Steps<Map<string, TemplateValue>> {
  const { evidence } = draft;
  const source: BriefingSource = { ...evidence, today: evidence.to, path: draft.path };
  const data = new Map<string, TemplateValue>();
  for (const [name, part] of Object.entries(parts)) {
    const rows = yield* sortedBySteps(evidence.index, partRows(draft, name), (row) => part.order(evidence.index, row));
    const lines = rowLines(source, rows, most, (each, row) => part.facts(each, row, draft));
    for (const [key, value] of list(name, name, lines)) data.set(key, value);
    data.set(`${name}_count`, String(rows.length));
    yield;
  }
  return data;
}

/** The rows of a part, in no order. */
export function partRows(draft: Draft, name: string): readonly Row[] {
  return draft.parts.get(name) ?? [];
}

function* findRows(of: DraftBase, name: string, part: Part, wanted: ReadonlySet<Row>): Steps<readonly Row[]> {
  const { index, to, now, me, from } = of.evidence;
  const own = index.config.queries.get(`draft-${name}`);
  if (own === undefined && part.find) return yield* part.find(of);
  const text = (own ?? part.query ?? '')
    .replaceAll('{from}', from)
    .replaceAll('{to}', to)
    .replaceAll('{ahead}', addDays(to, daysAhead));
  const parsed = parseQuery(text, index.config);
  if (!('query' in parsed)) return [];
  const context = { today: to, now, ...(me !== undefined && { me }) };
  const rows = yield* runQuerySteps(parsed.query, index, context);
  return rows.filter((row) => wanted.has(row));
}

/** Working days between two days. */
export function workdaysBetween(from: Day, to: Day, index: IndexReader): number {
  const [first = 0, last = 0] = [dayNumber(from), dayNumber(to)];
  let count = 0;
  for (let day = first + 1; day <= last; day++) if (isWorkday(day, index.config.calendar)) count++;
  return count;
}

/** Lines, records with a box, and projects; a decision that was taken is no work that was done. */
function isWork(index: IndexReader, row: Row): boolean {
  return (
    index.type(row) !== 'record' ||
    index.config.kinds.get(index.kind(row))?.tick !== undefined ||
    index.kind(row) === 'project'
  );
}

function* doneRows({ evidence, rows }: DraftBase): Steps<Row[]> {
  const { index, from, to, happenings } = evidence;
  // Done on GitHub, or with a plain `x`: no day is written, but the history knows it.
  const told = new Set(
    happenings.flatMap(({ verb, key }) =>
      key && (verb === 'done' || verb === 'status') ? (index.find(key) ?? []) : [],
    ),
  );
  return yield* passing(rows, (row) => {
    if (index.stateClass(row) !== 'done' || !isWork(index, row)) return false;
    const day = closedDay(index, row);
    return day === '' ? told.has(row) : day >= from && day <= to;
  });
}

/** The day a row was done, by its own words; empty where none is written. */
export function closedDay(index: IndexReader, row: Row): Day {
  const kind = index.config.kinds.get(index.kind(row));
  const stamps = [...(kind?.stamps ?? [])].flatMap(([state, field]) =>
    isOpenClass(kind?.stateOfWord.get(state)?.class ?? 'todo') ? [] : [field],
  );
  const written = ['done', ...stamps].map((field) => String(index.get(row, field) ?? '').slice(0, 10));
  return written.find((day) => isDay(day)) ?? '';
}

function closedFacts({ index }: BriefingSource, row: Row): string {
  const day = closedDay(index, row);
  return day === '' ? '' : `, done ${day}`;
}

function slippedRows({ evidence, rows }: DraftBase): Steps<Row[]> {
  return passing(rows, (row) => evidence.slips.has(row));
}

function slippedFacts({ index }: BriefingSource, row: Row, { evidence }: DraftBase): string {
  const [from, to] = evidence.slips.get(row) ?? ['', ''];
  const days = workdaysBetween(from, to, index);
  const reason = evidence.reasonOf?.(row);
  return `, ${from} → ${to} (${days} working ${days === 1 ? 'day' : 'days'})${reason === undefined ? '' : `: ${reason}`}`;
}

function riskFacts({ index }: BriefingSource, row: Row): string {
  const exposure = index.number(row, 'exposure');
  const treatment = index.get(row, 'treatment');
  return `${Number.isNaN(exposure) ? '' : `, exposure ${exposure}`}${typeof treatment === 'string' && treatment !== '' ? `, ${treatment}` : ''}`;
}
