// The named parts that a note is drafted from: what was done, what slipped, what comes next, risks, decisions and so on. Comes in:
// evidence and the rows it is about; goes out: variables of a template, rows as lines with links. One row of the table a part; which
// rows a query of `queries:` called `draft-NAME` finds, it finds instead. Depends on the notes and the days alone.
import { addDays, type Day, dayNumber, isDay } from '../day.ts';
import { byNumber } from '../index/rowOrder.ts';
import type { IndexReader, Row } from '../index/rows.ts';
import { filtered, type Steps } from '../index/steps.ts';
import { isOpenClass } from '../note/stateClass.ts';
import { parseQuery } from '../query/parseQuery.ts';
import { runQuerySteps } from '../query/runQuery.ts';
import { type BriefingSource, dueFacts, list, rowLines, waitingFacts } from '../record/briefingRows.ts';
import type { Kind, NotebookConfig } from '../record/kind.ts';
import type { TemplateValue } from '../record/template.ts';
import { isWorkday } from '../workdays.ts';
import type { Evidence } from './evidence.ts';

/** Evidence about some rows, for a note at a path. */
export interface Draft {
  readonly evidence: Evidence;
  readonly rows: readonly Row[];
  readonly path: string;
}

/** What is to be told of rows: which, in which order, with which words behind the link. */
interface Part {
  /** `{from}`, `{to}`, the day `{after}` that and `{ahead}` are days. */
  readonly query?: string;
  readonly find?: (draft: Draft) => Steps<readonly Row[]>;
  /** What the rows are sorted by, the lowest first. */
  readonly order: (index: IndexReader, row: Row) => number;
  readonly facts: (source: BriefingSource, row: Row, draft: Draft) => string;
}

const mostLines = 12;
/** Days that "next" looks ahead. */
const daysAhead = 14;

const byDue = (index: IndexReader, row: Row): number => index.number(row, 'due');

/** More than any day: milestones come before tasks. */
const milestonesAhead = 1e7;
/** More than any stamp: of one severity the oldest comes first. */
const aSeverity = 1e14;

const bySeverity = (index: IndexReader, row: Row): number =>
  aSeverity * (index.config.fields.get('severity')?.values.indexOf(index.item(row).severity ?? '') ?? 0);

const parts: Readonly<Record<string, Part>> = {
  done: { find: doneRows, order: (index, row) => dayNumber(closedDay(index, row)) ?? 0, facts: closedFacts },
  slipped: { find: slippedRows, order: byDue, facts: slippedFacts },
  late: { query: 'is:overdue -type:meeting', order: byDue, facts: dueFacts },
  next: {
    query: 'is:open due:{after}..{ahead}',
    order: (index, row) => byDue(index, row) - (index.type(row) === 'milestone' ? milestonesAhead : 0),
    facts: dueFacts,
  },
  milestones: { query: 'type:milestone is:open', order: byDue, facts: dueFacts },
  waiting: { query: 'is:waiting', order: (index, row) => index.number(row, 'asked'), facts: waitingFacts },
  risks: { query: 'type:risk is:open', order: (index, row) => -index.number(row, 'exposure'), facts: riskFacts },
  issues: {
    query: 'type:issue is:open severity:critical,high',
    order: (index, row) => bySeverity(index, row) + (index.number(row, 'opened') || 0),
    facts: ({ index }, row) => `, ${index.item(row).severity ?? ''}`,
  },
  decisions: {
    query: 'type:decision date:{from}..{to}',
    order: (index, row) => index.number(row, 'date'),
    facts: ({ index }, row) => `, ${index.item(row).state}`,
  },
  impacts: { query: 'tag:impact is:undecided', order: byDue, facts: () => '' },
};

/** The rows of every part, in no order. */
export type PartRows = ReadonlyMap<string, readonly Row[]>;

/** Finds the rows of all parts, in steps. */
export function* partRows(draft: Draft): Steps<PartRows> {
  const found = new Map<string, readonly Row[]>();
  for (const name of Object.keys(parts)) {
    found.set(name, yield* findRows(draft, name));
    yield;
  }
  return found;
}

/** Each part as `NAME` with `has_NAME` and `NAME_count`, in steps; `most` lines each. */
export function* draftData(draft: Draft, found: PartRows, most = mostLines): Steps<Map<string, TemplateValue>> {
  const { evidence } = draft;
  const source: BriefingSource = { ...evidence, today: evidence.to, path: draft.path };
  const data = new Map<string, TemplateValue>();
  for (const [name, part] of Object.entries(parts)) {
    const rows = byNumber(evidence.index, found.get(name) ?? [], (row) => part.order(evidence.index, row));
    const lines = rowLines(source, rows, most, (each, row) => part.facts(each, row, draft));
    for (const [key, value] of list(name, name, lines)) data.set(key, value);
    data.set(`${name}_count`, String(rows.length));
    yield;
  }
  return data;
}

function* findRows(draft: Draft, name: string): Steps<readonly Row[]> {
  const { evidence, rows } = draft;
  const { index, to, now, me, from } = evidence;
  const part = parts[name];
  const own = index.config.queries.get(`draft-${name}`);
  if (own === undefined && part?.find) return yield* part.find(draft);
  const text = (own ?? part?.query ?? '')
    .replaceAll('{from}', from)
    .replaceAll('{to}', to)
    .replaceAll('{after}', addDays(to, 1))
    .replaceAll('{ahead}', addDays(to, daysAhead));
  const parsed = parseQuery(text, index.config);
  if (!('query' in parsed)) return [];
  const wanted = new Set(rows);
  const context = { today: to, now, ...(me !== undefined && { me }) };
  return (yield* runQuerySteps(parsed.query, index, context)).filter((row) => wanted.has(row));
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

function doneRows({ evidence, rows }: Draft): Steps<readonly Row[]> {
  const { index, from, to, happenings } = evidence;
  // Done on GitHub, or with a plain `x`: no day is written, but the history knows it.
  const told = new Set(
    happenings.flatMap(({ verb, key }) =>
      key && (verb === 'done' || verb === 'status') ? (index.find(key) ?? []) : [],
    ),
  );
  return filtered(rows, (row) => {
    if (index.stateClass(row) !== 'done' || !isWork(index, row)) return false;
    const day = closedDay(index, row);
    return day === '' ? told.has(row) : day >= from && day <= to;
  });
}

/** The day a row was done, by its own words; empty where none is written. */
export function closedDay(index: IndexReader, row: Row): Day {
  for (const field of closingFields(index.config, index.kind(row))) {
    const day = String(index.get(row, field) ?? '').slice(0, 10);
    if (isDay(day)) return day;
  }
  return '';
}

const closings = new WeakMap<NotebookConfig, Map<string, readonly string[]>>();

/** Fields that say when something of a kind ended, the first that is there. */
function closingFields(config: NotebookConfig, kind: string): readonly string[] {
  const known = closings.get(config) ?? new Map<string, readonly string[]>();
  closings.set(config, known);
  const fields = known.get(kind) ?? closingFieldsOf(config.kinds.get(kind));
  known.set(kind, fields);
  return fields;
}

function closingFieldsOf(kind: Kind | undefined): readonly string[] {
  const isOpen = (state: string): boolean => isOpenClass(kind?.stateOfWord.get(state)?.class ?? 'todo');
  return ['done', ...[...(kind?.stamps ?? [])].flatMap(([state, field]) => (isOpen(state) ? [] : [field]))];
}

function closedFacts({ index }: BriefingSource, row: Row): string {
  const day = closedDay(index, row);
  return day === '' ? '' : `, done ${day}`;
}

function slippedRows({ evidence, rows }: Draft): Steps<readonly Row[]> {
  return filtered(rows, (row) => evidence.slips.has(row));
}

function slippedFacts({ index }: BriefingSource, row: Row, { evidence }: Draft): string {
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
