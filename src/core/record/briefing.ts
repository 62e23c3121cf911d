// Makes the note of a meeting series, the stand-up above all: filled in with what the briefing needs, from the notes and the day.
// Comes in: the series' id, the index, the day, perhaps the team's template. Goes out: a new file, the path of the note that is
// there already, or a refusal. The text never depends on who makes it; only the place of the cursor does.
import type { NewFile, Refusal } from '../edits/edit.ts';
import { isRefusal } from '../edits/edit.ts';
import { sortedBy } from '../index/rowOrder.ts';
import type { IndexReader, Row } from '../index/rows.ts';
import { say } from '../language.ts';
import { absencesOf, isAwayOn } from './absences.ts';
import type { BriefingSource } from './briefingRows.ts';
import { actionsData, briefingData, deliverablesData, needsData, parkingData } from './briefingRows.ts';
import type { Person, Series } from './kind.ts';
import type { RecordContext } from './newRecord.ts';
import { baseVariables, fileName, isTemplatePath } from './newRecord.ts';
import type { HeaderLine } from './noteText.ts';
import { headerLine, noteText } from './noteText.ts';
import { parkedPoints } from './parkingLot.ts';
import type { Roster } from './roster.ts';
import { safeName, safePath } from './safeName.ts';
import type { TemplateData, TemplateValue } from './template.ts';
import meetingTemplate from './templates/meeting.md';
import oneOnOneTemplate from './templates/oneOnOne.md';
import standupTemplate from './templates/standup.md';

/** What a meeting note needs to know of the world. */
export interface MeetingContext extends RecordContext {
  readonly index: IndexReader;
  readonly roster: Roster;
  /** The text of the note that `lastMeeting` names: what was put aside there is taken up again. */
  readonly lastText?: string;
  /** The one whom it is with, in a series of meetings of two: their notes alone count. */
  readonly person?: Person;
  /** Further variables of the template. */
  readonly variables?: TemplateData;
}

/** The note of a series for today: new, or there already. */
export type MeetingNote = NewFile | { readonly existing: string };

/** Earlier notes of a series that are looked through for open actions. */
const LOOK_BACK = 30;
/** A roster of more is not one team that stands together. */
const MOST_EXPECTED = 15;
const TEMPLATES: ReadonlyMap<string, string> = new Map([
  ['standup', standupTemplate],
  ['meeting', meetingTemplate],
  ['one-on-one', oneOnOneTemplate],
]);

/**
 * Today's note of a series, given by its id or, as a project has one, itself. `template` is the text of the team's own template, when it has one. Refused as `invalid`: an unknown
 * series, a template that cannot be used, a folder outside the notebook. Sections stand for the attendees who are not absent.
 */
export function newMeeting(
  seriesId: string | Series,
  context: MeetingContext,
  template?: string,
): MeetingNote | Refusal {
  const series = typeof seriesId === 'string' ? context.config.series.get(seriesId) : seriesId;
  if (series === undefined)
    return { refused: 'invalid', message: say('There is no meeting series "{0}".', String(seriesId)) };
  const { person } = context;
  const title = [series.label, ...(person ? [person.name] : []), context.today].join(' ');
  const variables = baseVariables(title, withoutMe(context));
  if (person) variables.set('person', person.id);
  variables
    .set('series', series.id)
    .set('slug', safeName(series.label))
    .set('time', series.time ?? '');
  const path = pathOf(series, variables);
  if (path === undefined)
    return { refused: 'invalid', message: say('No note can be made in the folder "{0}".', series.folder) };
  const notes = seriesNotes(series, context);
  const existing = context.index.noteRow(path) === undefined ? notes.today : path;
  if (existing !== undefined) return { existing };
  const source = template ?? builtIn(series);
  if (source === undefined)
    return {
      refused: 'invalid',
      message: say('The template "{0}" of {1} was not found.', series.template, series.label),
    };
  const { present, absent } = attendance(series, context, notes.earlier.at(-1));
  const filled = filledIn(series, path, present, notes.earlier, context);
  const data = new Map([...variables, ...filled, ...(context.variables ?? [])]);
  const text = noteText(headerOf(series, present, absent, context), source, data);
  if (isRefusal(text)) return text;
  return { path, text: text.text, cursor: ownSection(text.text, context) ?? text.cursor };
}

/** The path of the last note of a series before today. */
export function lastMeeting(series: Series, context: MeetingContext): string | undefined {
  const row = seriesNotes(series, context).earlier.at(-1);
  return row === undefined ? undefined : context.index.path(row);
}

/** Variables of the text know nobody in particular. */
function withoutMe({ me: _, ...context }: MeetingContext): RecordContext {
  return { ...context, now: `${context.today}T00:00` };
}

function pathOf(series: Series, variables: ReadonlyMap<string, TemplateValue>): string | undefined {
  const name = fileName(series.file, variables);
  const folder = [series.folder, ...name.slice(0, -1)].filter((part) => part !== '').join('/');
  return safePath(folder, name.at(-1) ?? '');
}

function builtIn(series: Series): string | undefined {
  return isTemplatePath(series.template) ? undefined : (TEMPLATES.get(series.template) ?? series.template);
}

function filledIn(
  series: Series,
  path: string,
  present: readonly Person[],
  earlier: readonly Row[],
  { index, roster, today, lastText }: MeetingContext,
): [string, TemplateValue][] {
  const source: BriefingSource = { index, roster, today, path };
  const last = earlier.at(-1);
  return [
    ...needsData(source, series.needs),
    ...parkingData(source, last, lastText === undefined ? [] : parkedPoints(lastText)),
    ...briefingData(source, present),
    ...deliverablesData(source, series.project),
    ...actionsData(source, earlier.slice(-LOOK_BACK)),
    ...listData(
      'attendees',
      present.map(
        ({ id, name }) =>
          new Map([
            ['id', id],
            ['name', name],
          ]),
      ),
    ),
    ['label', series.label],
    ['project', series.project ?? ''],
  ];
}

/** Rows for a template, and whether there are any. */
export function listData(name: string, rows: readonly TemplateData[]): [string, TemplateValue][] {
  return [
    [`has_${name}`, rows.length > 0],
    [name, rows],
  ];
}

function headerOf(
  series: Series,
  present: readonly Person[],
  absent: readonly Person[],
  { config, today, person }: MeetingContext,
): HeaderLine[] {
  const values: (readonly [string, string | readonly string[]])[] = [
    ['date', today],
    ['time', series.time ?? ''],
    ['series', series.id],
    ['project', series.project ?? ''],
    ['person', person?.id ?? ''],
    ['attendees', present.map((person) => person.id)],
    ['absent', absent.map((person) => person.id)],
  ];
  const set = values.filter(([, value]) => value.length > 0);
  return [
    { key: 'type', value: 'meeting' },
    ...set.map(([field, value]) => headerLine(field, value, config.fields.get(field))),
  ];
}

/** Notes of the series before today, the earliest first, and the path of one that is dated today. */
function seriesNotes(
  series: Series,
  { index, today, person }: MeetingContext,
): { earlier: Row[]; today: string | undefined } {
  const dated: Row[] = [];
  let found: string | undefined;
  for (const row of index.rows()) {
    if (index.type(row) !== 'record' || index.get(row, 'series') !== series.id) continue;
    if (person !== undefined && index.get(row, 'person') !== person.id) continue;
    const date = index.get(row, 'date');
    if (date === today) found ??= index.path(row);
    else if (typeof date === 'string' && date < today) dated.push(row);
  }
  return { earlier: sortedBy(index, dated, (row) => [index.number(row, 'date')]), today: found };
}

/** Who is expected: the series' people, else a roster that is one team's, else who came last time; and who of them is away today. */
function attendance(
  series: Series,
  { index, roster, today, person }: MeetingContext,
  last: Row | undefined,
): { present: Person[]; absent: Person[] } {
  if (person !== undefined) return { present: [person], absent: [] };
  const before = last === undefined ? undefined : index.get(last, 'attendees');
  const isStandup = series.id === 'standup';
  const isTeam = roster.people.length > 0 && roster.people.length <= MOST_EXPECTED;
  const named = series.attendees.length > 0 || !(isStandup && isTeam);
  const names = series.attendees.length > 0 ? series.attendees : Array.isArray(before) ? before.map(String) : [];
  const people = named ? names.map((name) => roster.resolve(name) ?? unknownPerson(name)) : [...roster.people];
  const isAway = (person: Person): boolean => isAwayOn(today, absencesOf(person));
  return { present: people.filter((person) => !isAway(person)), absent: people.filter(isAway) };
}

function unknownPerson(name: string): Person {
  return { id: name.replace(/^@/, ''), name: name.replace(/^@/, ''), mails: [], handles: [] };
}

/** The empty line in the section of the person who makes the note, where typing starts for them. */
function ownSection(text: string, { me, roster }: MeetingContext): number | undefined {
  const name = roster.people.find((person) => person.id === me)?.name;
  const heading = name === undefined ? -1 : text.indexOf(`\n## ${name}\n`);
  if (heading < 0) return undefined;
  const place = /^- (?:\[ \] )?$/m.exec(text.slice(heading + 1));
  const next = text.indexOf('\n## ', heading + 1);
  const at = place === null ? -1 : heading + 1 + place.index + place[0].length;
  return at < 0 || (next >= 0 && at > next) ? undefined : at;
}
