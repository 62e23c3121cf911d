// What a meeting note is filled in with: rows of the index as lines of text with links. Comes in: the index, the day, the path of
// the note. Goes out: variables of a template. Depends on the notes and the day alone, never on who asks or at what hour, so
// that two people who make the same note get the same text.
import type { Day, DayNumber } from '../day.ts';
import { addDays, dayNumber } from '../day.ts';
import { isBlocked } from '../index/blocked.ts';
import { slugOfPath, slugOfValue } from '../index/links.ts';
import { isOpenRow } from '../index/openRow.ts';
import { sortedBy } from '../index/rowOrder.ts';
import type { IndexReader, Row } from '../index/rows.ts';
import { criticalTest } from '../query/criticalTest.ts';
import type { Person } from './kind.ts';
import { noteLink, plainTitle } from './noteLink.ts';
import type { Roster } from './roster.ts';
import type { TemplateData, TemplateValue } from './template.ts';

/** What the lists are made from. */
export interface BriefingSource {
  readonly index: IndexReader;
  readonly roster: Roster;
  readonly today: Day;
  /** Path of the note that is made; links are relative to it. */
  readonly path: string;
}

const MOST_ROWS = 10;
const MOST_FOR_A_PERSON = 5;
/** Dues older than this are nobody's news in a stand-up. */
const OLD_AFTER = 90;
const PERSON_AHEAD = 7;
const DELIVERABLES_AHEAD = 14;

/**
 * The lists of a stand-up: `critical_issues`, `due_items`, `waiting_items`, and `people` with `name`, `id` and `items`. Nothing stands
 * in two of them: a person's are what the lists above do not show; what is overdue is one line for each person, counted above.
 */
export function briefingData(source: BriefingSource, attendees: readonly Person[]): Map<string, TemplateValue> {
  const { index, today } = source;
  const isCritical = criticalTest(index, { today, now: today });
  const open = openRows(index);
  const critical = open.filter(isCritical);
  const rest = open.filter((row) => !isCritical(row));
  const isHeld = (row: Row): boolean => index.stateClass(row) === 'waiting' || isBlocked(index, row);
  const due = rest.filter((row) => isDueBy(index, row, today, today) && !isHeld(row));
  const waiting = rest.filter((row) => isHeld(row) && (isLine(index, row) || hasTick(index, row)));
  const by =
    (...fields: string[]) =>
    (row: Row): number[] =>
      fields.map((field) => index.number(row, field));
  const now = known(today);
  const overdue = sortedBy(
    index,
    due.filter((row) => index.number(row, 'due') < now),
    by('due'),
  );
  const lists = {
    critical: sortedBy(index, critical, by('opened')),
    due: due.filter((row) => index.number(row, 'due') === now),
    waiting: sortedBy(index, waiting, by('asked', 'due')),
  };
  const shown = new Set(Object.values(lists).flatMap((rows) => rows.slice(0, MOST_ROWS)));
  const left = open.filter((row) => !shown.has(row));
  return new Map<string, TemplateValue>([
    [
      'critical_issues',
      rowLines(source, lists.critical, MOST_ROWS, criticalFacts, index.config.queries.get('critical')),
    ],
    [
      'due_items',
      [
        ...rowLines(source, lists.due, MOST_ROWS, dueFacts, `is:open due:${source.today}`),
        ...overdueLine(source, overdue, attendees),
      ],
    ],
    ...list(
      'waiting',
      'waiting_items',
      rowLines(source, lists.waiting, MOST_ROWS, waitingFacts, 'is:open is:waiting,blocked'),
    ),
    ['people', attendees.map((person) => personData(source, person, left, new Set(overdue)))],
  ]);
}

/** How much is overdue, whose it is with links to their sections, and the oldest of those who have none. */
function overdueLine(source: BriefingSource, rows: readonly Row[], attendees: readonly Person[]): TemplateData[] {
  if (rows.length === 0) return [];
  const { index } = source;
  const sections = new Set<unknown>(attendees.map(({ id }) => id));
  const others = rows.filter((row) => !sections.has(index.get(row, 'owner')));
  const whose = attendees.flatMap(({ id, name }) => {
    const count = rows.filter((row) => index.get(row, 'owner') === id).length;
    return count === 0 ? [] : [`${sectionLink(name)} ${count}`];
  });
  const rest = oldestOf(source, others, dueFacts);
  if (whose.length === 0) return rest.map(asRow);
  return [asRow(`${rows.length} overdue: ${[...whose, ...rest].join(', ')}`)];
}

/** The oldest with its link, and how much it is the oldest of. */
function oldestOf(source: BriefingSource, rows: readonly Row[], facts: Facts): string[] {
  const lines = rowLines(source, rows.slice(0, 1), 1, facts).map((each) => String(each.get('line')));
  return rows.length > 1 ? lines.map((line) => `${rows.length} overdue, the oldest ${line}`) : lines;
}

/** A link to a section of the same note, by the name that Markdown makes of its heading. */
function sectionLink(heading: string): string {
  const anchor = heading
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .replace(/\s/g, '-');
  return `[${plainTitle(heading)}](#${encodeURI(anchor)})`;
}

/** `deliverables` of a project's meeting: what is due in the next 14 days, overdue things first. */
export function deliverablesData(source: BriefingSource, project: string | undefined): Map<string, TemplateValue> {
  const { index, today } = source;
  const last = addDays(today, DELIVERABLES_AHEAD);
  const rows = openRows(index).filter(
    (row) => project !== undefined && index.get(row, 'project') === project && isDueBy(index, row, today, last),
  );
  const ordered = sortedBy(index, rows, (row) => [index.number(row, 'due')]);
  return new Map(list('deliverables', 'deliverables', rowLines(source, ordered, MOST_ROWS, dueFacts)));
}

/**
 * Open boxes of the series' earlier notes as `open_actions` and, carried more than twice, `carried_actions`. A box is carried
 * once for each note of the series from its own to the last one. `notes` are those notes, the earliest first.
 */
export function actionsData(source: BriefingSource, notes: readonly Row[]): Map<string, TemplateValue> {
  const { index } = source;
  const actions = new Map<string, { row: Row; carried: number }>();
  for (const [at, note] of notes.entries())
    for (const row of index.taskRows(index.path(note))) {
      if (!isOpenRow(index, row)) continue;
      const words = `${index.item(row).title.toLowerCase()}\n${String(index.get(row, 'owner') ?? '')}`;
      // The same words in a later note are the same promise, written down again.
      if (!actions.has(words)) actions.set(words, { row, carried: notes.length - at });
    }
  const carried = new Map([...actions.values()].map((action) => [action.row, action.carried]));
  const facts = (_: BriefingSource, row: Row): string => `, carried ${carried.get(row) ?? 0}×`;
  // What is due today stands above.
  const isNews = (row: Row): boolean => index.number(row, 'due') !== known(source.today);
  const recent = [...carried].filter(([row, count]) => count <= 2 && isNews(row)).map(([row]) => row);
  const old = [...carried].filter(([, count]) => count > 2).map(([row]) => row);
  return new Map<string, TemplateValue>([
    ['has_actions', recent.length + old.length > 0],
    ['open_actions', rowLines(source, recent, MOST_ROWS, facts)],
    ...list('carried', 'carried_actions', rowLines(source, old, MOST_ROWS, facts)),
  ]);
}

/**
 * `theirs`: what a person is on in another notebook, goals among it, as words without links, since the note lies elsewhere.
 */
export function theirWork(source: Omit<BriefingSource, 'path'>, person: Person): Map<string, TemplateValue> {
  const { index } = source;
  const inNowhere: BriefingSource = { ...source, path: '' };
  const own = openRows(index).filter((row) => index.get(row, 'owner') === person.id && isWorkNow(inNowhere, row));
  const ordered = sortedBy(index, own, (row) => [index.number(row, 'due')]);
  const rows = ordered
    .slice(0, MOST_ROWS)
    .map((row) => asRow(plainTitle(index.item(row).title) + personFacts(inNowhere, row)));
  return new Map(list('theirs', 'theirs', rows));
}

/** `unmet_needs`: what has to be ready before the meeting and is not. Names of nothing in the notebook are shown as they are. */
export function needsData(source: BriefingSource, needs: readonly string[]): Map<string, TemplateValue> {
  return new Map(list('needs', 'unmet_needs', unmetRows(source, needs)));
}

/** The same as lines of text. */
export function unmetNeeds(source: BriefingSource, needs: readonly string[]): string[] {
  return unmetRows(source, needs).map((row) => String(row.get('line')));
}

function unmetRows(source: BriefingSource, needs: readonly string[]): TemplateData[] {
  const { index } = source;
  const rows = rowsNamed(index, needs);
  return needs.flatMap((need): TemplateData[] => {
    const row = rows.get(need);
    if (row === undefined) return [asRow(plainTitle(need))];
    return isOpenRow(index, row) ? rowLines(source, [row], 1, dueFacts) : [];
  });
}

/** `parking_items`: what the last meeting put aside, each point with a link to where it was first written. */
export function parkingData(
  { index, path }: BriefingSource,
  last: Row | undefined,
  points: readonly string[],
): Map<string, TemplateValue> {
  if (last === undefined) return new Map(list('parking', 'parking_items', []));
  const from = noteLink(String(index.get(last, 'date') ?? ''), path, index.path(last));
  const rows = points.map((point) =>
    asRow(/ \(\[\d{4}-\d\d-\d\d\]\([^()]*\)\)$/.test(point) ? point : `${point} (${from})`),
  );
  return new Map(list('parking', 'parking_items', rows));
}

/** What the names mean: a task by its id, a note by its id, file name or title. The first in the order of the notebook counts. */
function rowsNamed(index: IndexReader, names: readonly string[]): ReadonlyMap<string, Row> {
  const wanted = new Map(names.flatMap((name) => [name, slugOfValue(name)].map((word) => [word.toLowerCase(), name])));
  const found = new Map<string, Row>();
  if (names.length === 0) return found;
  for (const row of index.rows()) {
    const words = [index.get(row, 'id')];
    if (!isLine(index, row)) words.push(slugOfPath(index.path(row)), index.get(row, 'title'));
    const name = words.map((word) => wanted.get(String(word ?? '').toLowerCase())).find((each) => each !== undefined);
    if (name !== undefined && !found.has(name) && !isPrivate(index, row)) found.set(name, row);
  }
  return found;
}

/** A row of a template that is words alone. */
export function asRow(line: string): TemplateData {
  return new Map([
    ['line', line],
    ['link', ''],
    ['owner', ''],
  ]);
}

function personData(
  source: BriefingSource,
  person: Person,
  open: readonly Row[],
  overdue: ReadonlySet<Row>,
): TemplateData {
  const { index } = source;
  const own = open.filter((row) => index.get(row, 'owner') === person.id && isWorkNow(source, row));
  const ordered = sortedBy(index, own, (row) => [index.number(row, 'due')]);
  const late = ordered.filter((row) => overdue.has(row));
  const ahead = ordered.filter((row) => !overdue.has(row));
  return new Map<string, TemplateValue>([
    ['name', person.name],
    ['id', person.id],
    [
      'items',
      [
        ...oldestOf(source, late, personFacts).map(asRow),
        ...rowLines(source, ahead, MOST_FOR_A_PERSON, personFacts, `is:open owner:@${person.id}`),
      ],
    ],
  ]);
}

/** Due within days, or begun. */
function isWorkNow({ index, today }: BriefingSource, row: Row): boolean {
  const isWork = isLine(index, row) || hasTick(index, row) || index.kind(row) === 'goal';
  return isDueBy(index, row, today, addDays(today, PERSON_AHEAD)) || (index.stateClass(row) === 'doing' && isWork);
}

/** Words behind the link of a row. */
type Facts = (source: BriefingSource, row: Row) => string;

/**
 * Rows as template rows with `line`, `link` and `owner`; what is behind the limit becomes one row that says how many, and which search
 * shows all of them.
 */
export function rowLines(
  source: BriefingSource,
  rows: readonly Row[],
  most: number,
  facts: Facts,
  search?: string,
): TemplateData[] {
  const shown = rows.slice(0, most).map((row): TemplateData => {
    const item = source.index.item(row);
    const link = noteLink(item.title, source.path, item.path);
    const owner = facts === personFacts || item.owner === undefined ? '' : ownerWords(item.owner, source.roster);
    return new Map([
      ['line', link + owner + facts(source, row)],
      ['link', link],
      ['owner', item.owner ?? ''],
    ]);
  });
  const rest = rows.length - shown.length;
  if (rest <= 0) return shown;
  return [...shown, asRow(`and ${rest} more${search === undefined ? '' : `: search \`${search}\``}`)];
}

/** A list and the switch that says whether it holds anything, so that a template can leave out its heading. */
export function list(name: string, key: string, rows: readonly TemplateData[]): [string, TemplateValue][] {
  return [
    [`has_${name}`, rows.length > 0],
    [key, rows],
  ];
}

function ownerWords(owner: string, roster: Roster): string {
  return roster.people.some((person) => person.id === owner) ? ` @${owner}` : ` (${owner})`;
}

function criticalFacts({ index }: BriefingSource, row: Row): string {
  const opened = String(index.get(row, 'opened') ?? '').slice(0, 10);
  return opened === '' ? '' : `, open since ${opened}`;
}

/** `, due 2026-03-12`. */
export function dueFacts({ index }: BriefingSource, row: Row): string {
  const due = index.item(row).due;
  return due === undefined ? '' : `, due ${due}`;
}

/** What a row waits for: what comes before it, whom, since when. */
export function waitingFacts(source: BriefingSource, row: Row): string {
  const { wait, asked } = source.index.item(row);
  const person = wait === undefined ? undefined : source.roster.resolve(wait);
  const whom = wait === undefined ? '' : `, waits for ${person === undefined ? wait : `@${person.id}`}`;
  return blockedFacts(source, row) + whom + (asked === undefined ? '' : `, asked ${asked}`) + dueFacts(source, row);
}

function blockedFacts({ index }: BriefingSource, row: Row): string {
  const after = isBlocked(index, row) ? index.get(row, 'after') : undefined;
  return after === undefined ? '' : `, after ${typeof after === 'object' ? after.join(', ') : after}`;
}

function personFacts(source: BriefingSource, row: Row): string {
  return (source.index.stateClass(row) === 'doing' ? ', in progress' : '') + dueFacts(source, row);
}

/** Open tasks, milestones and records; private kinds never appear in a note that is shared. */
function openRows(index: IndexReader): Row[] {
  const rows: Row[] = [];
  for (const row of index.rows()) {
    if (index.type(row) === 'note' || !isOpenRow(index, row)) continue;
    if (!isPrivate(index, row)) rows.push(row);
  }
  return rows;
}

/** Rows of private kinds, and lines in their notes: they stand in no note that is shared. */
export function isPrivate(index: IndexReader, row: Row): boolean {
  const noteKind = isLine(index, row) ? kindOfNote(index, row) : index.kind(row);
  return index.config.kinds.get(noteKind)?.private === true;
}

function kindOfNote(index: IndexReader, row: Row): string {
  const note = index.noteRow(index.path(row));
  return note === undefined ? '' : index.kind(note);
}

/** Due until the last day, and not so long ago that it is no news. */
function isDueBy(index: IndexReader, row: Row, today: Day, last: Day): boolean {
  const due = index.number(row, 'due');
  const planned = index.number(row, 'scheduled');
  const now = known(today);
  return due <= known(last) && due >= now - OLD_AFTER && !(planned > now);
}

function known(day: Day): DayNumber {
  return dayNumber(day) ?? 0;
}

/** Task or milestone lines. */
export function isLine(index: IndexReader, row: Row): boolean {
  return index.type(row) === 'task' || index.type(row) === 'milestone';
}

function hasTick(index: IndexReader, row: Row): boolean {
  return index.config.kinds.get(index.kind(row))?.tick !== undefined;
}
