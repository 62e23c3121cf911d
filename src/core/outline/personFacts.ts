// What is said of a person in the Team view beside their rows: the load of the week, absences, the last 1:1, what runs about them.
// Comes in: the index, a person, their open rows. Goes out: words, and groups of rows. Nothing compares people with each other.
import { dayNumber } from '../day.ts';
import { isOpenRow } from '../index/openRow.ts';
import { addTo, byDayDown } from '../index/rowOrder.ts';
import type { IndexReader, Row } from '../index/rows.ts';
import type { Steps } from '../index/steps.ts';
import { intervalDays } from '../index/values.ts';
import { perVersion } from '../index/versionMemo.ts';
import { answers } from '../record/contact.ts';
import type { Person } from '../record/kind.ts';
import { promisesOf } from '../record/promises.ts';
import { awayWithin, type WeekLoad } from '../record/weekLoad.ts';
import { groupNode, pagedRows } from './groupNode.ts';
import type { OutlineNode } from './node.ts';
import { lastOneOnOnes } from './oneOnOnes.ts';
import type { OutlineWord } from './outlineWords.ts';
import { rowNode } from './rowNode.ts';
import type { OutlineContext } from './rowWords.ts';
import { contactWords, isShown, joined } from './rowWords.ts';

const hourMs = 3_600_000;
/** How many days before it begins an absence is said. */
const absenceAhead = 14;

/** Facts for the description of a person, the load of this week first. */
export function personFacts(
  index: IndexReader,
  person: Person,
  thisWeek: WeekLoad | undefined,
  context: OutlineContext,
): (string | undefined)[] {
  const note = person.path === undefined ? undefined : index.noteRow(person.path);
  return [
    thisWeek && loadWords(thisWeek, context),
    absenceWords(person, context),
    oneOnOneWords(index, person, context),
    note === undefined ? undefined : contactWords(index, note, context),
  ];
}

/** The load of some weeks, a line each, for who states a capacity or has estimates. */
export function loadLines(weeks: readonly WeekLoad[], context: OutlineContext): string[] {
  return weeks.flatMap((load) => {
    const said = loadWords(load, context);
    return said === undefined ? [] : [context.words('team.weekOf', load.monday, said)];
  });
}

function loadWords({ planned, capacity }: WeekLoad, { words }: OutlineContext): string | undefined {
  if (capacity === undefined) return planned === undefined ? undefined : words('team.planned', hours(planned));
  if (planned === undefined) return words('team.loadUnknown', hours(capacity));
  return words(planned > capacity ? 'team.overload' : 'team.load', hours(planned), hours(capacity));
}

function hours(span: number): string {
  return String(Math.round((span / hourMs) * 10) / 10);
}

function absenceWords(person: Person, { today, words }: OutlineContext): string | undefined {
  const away = awayWithin(person, today, absenceAhead);
  if (away === undefined) return undefined;
  if (away.from > today) return words('team.awayFrom', away.from);
  return away.to === undefined ? words('team.away') : words('team.awayUntil', away.to);
}

/** Meetings of private notebooks that are shown count, too: most 1:1s are written down there. */
function oneOnOneWords(index: IndexReader, person: Person, context: OutlineContext): string | undefined {
  const { today, words, also = [] } = context;
  const days = [index, ...also].flatMap((each) => lastOneOnOnes(each, today).get(person.id) ?? []);
  const every = intervalDays(person.oneOnOneEvery ?? '');
  if (person.id === context.me || (days.length === 0 && every === undefined)) return undefined;
  if (days.length === 0) return words('team.oneOnOneNever');
  const ago = (dayNumber(today) ?? 0) - Math.max(...days);
  if (ago === 0) return words('team.oneOnOneToday');
  if (every !== undefined && ago > every) return words('team.oneOnOneDue', ago);
  return ago === 1 ? words('team.oneOnOneYesterday') : words('team.oneOnOne', ago);
}

/** Gathers what the groups are made of with pauses, so that they find it made. */
export function* gatherPromises(index: IndexReader, { me, roster, today }: OutlineContext): Steps<void> {
  yield* lastOneOnOnes.steps(index, today);
  yield* answers.steps(index);
  if (me !== undefined) yield* promisesOf.steps(index, me, roster);
}

/** Groups of rows between me and the person, and about the person: promises, onboarding, training, reviews. */
export function personGroups(index: IndexReader, person: Person, id: string, context: OutlineContext): OutlineNode[] {
  const { me, roster } = context;
  const promises = me === undefined || me === person.id ? undefined : promisesOf(index, me, roster);
  const about = byDayDown(index, aboutPeople(index).get(person.id) ?? [], 'date');
  return [
    ...rowGroup(index, `${id}\nowe`, 'team.iOwe', promises?.iOwe.get(person.id) ?? [], context),
    ...rowGroup(index, `${id}\nowed`, 'team.owesMe', promises?.owesMe.get(person.id) ?? [], context),
    ...rowGroup(index, `${id}\nabout`, 'team.about', about, context),
  ];
}

function rowGroup(
  index: IndexReader,
  id: string,
  word: OutlineWord,
  found: readonly Row[],
  context: OutlineContext,
): OutlineNode[] {
  const rows = found.filter((row) => isShown(row, context));
  if (rows.length === 0) return [];
  const draw = (row: Row): OutlineNode => rowNode(index, row, id, context, { lead: boxesWords(index, row, context) });
  const children = (): OutlineNode[] => pagedRows(rows, id, context, draw);
  return [groupNode({ id, label: context.words(word), count: rows.length, rows, children }, context)];
}

/** Done and all boxes of a record; nothing where it has none. */
function boxesWords(index: IndexReader, row: Row, { words }: OutlineContext): string | undefined {
  if (index.type(row) !== 'record') return undefined;
  const states = index.taskRows(index.path(row)).map((each) => index.stateClass(each));
  const all = states.filter((state) => state !== 'cancelled').length;
  const done = states.filter((state) => state === 'done').length;
  return all === 0 ? undefined : joined([words('project.progress', done, all)]);
}

/** Records that are not closed, by whom their `person` and, of trainings, their `attendees` name. Meetings are found elsewhere. */
const aboutPeople = perVersion((index: IndexReader): ReadonlyMap<string, readonly Row[]> => {
  const kinds = [...index.config.kinds.values()].filter(
    ({ id, fields }) => id !== 'meeting' && id !== 'day' && (fields.includes('person') || fields.includes('skill')),
  );
  const rows = new Map<string, Row[]>();
  for (const row of index.rowsAmong({ kinds: new Set(kinds.map(({ id }) => id)) })) {
    if (index.type(row) !== 'record' || !isOpenRow(index, row)) continue;
    const people = new Set([index.get(row, 'person'), index.get(row, 'attendees')].flat());
    for (const person of people) if (typeof person === 'string') addTo(rows, person, row);
  }
  return rows;
});
