// The note of the next working day, begun the evening before: its top three, what is carried and since when, what its meetings need and do
// not have yet, and who and what there is. Comes in: the index, who asks, that day. Goes out: rows to choose from, edits of the note. A
// second run renews what was derived and nothing else. English, because it stands in a note.
import { differenceOf } from '../edits/difference.ts';
import type { NoteEdit } from '../edits/edit.ts';
import { type KeptLines, sectionOf, setLines } from '../edits/setLines.ts';
import type { IndexReader, Row } from '../index/rows.ts';
import type { OutlineContext } from '../outline/rowWords.ts';
import { mostUrgentFirst } from '../outline/urgency.ts';
import { absencesOf, isAwayOn } from '../record/absences.ts';
import { isPrivate, unmetNeeds } from '../record/briefingRows.ts';
import { seriesOn } from '../record/meetingDays.ts';
import { noteLink } from '../record/noteLink.ts';
import type { TemplateData } from '../record/template.ts';
import { applyEdits } from '../text.ts';
import { capacityOf, meetingsOn, spanWords } from './capacity.ts';
import { isBareLink, linkKey, planLine, writePlan } from './planLines.ts';
import { carriedRows, carriedWords } from './planned.ts';
import { type Proposal, proposalsFor } from './proposals.ts';

/** The heading of what matters most. */
export const topHeading = 'Top three';

/** How many things matter most. */
export const topCount = 3;

/** What may matter most on the day of the context: what stands there already, my criticals, then the others, the most urgent first. */
export function topCandidates(index: IndexReader, context: OutlineContext): readonly Row[] {
  const { proposals } = proposalsFor(index, 'day', context);
  const of = (test: (reason: Proposal['reason']) => boolean): Row[] =>
    proposals.filter(({ reason }) => test(reason)).map(({ row }) => row);
  const first = new Set<Proposal['reason']>(['planned', 'critical']);
  const others = of((reason) => reason !== 'meeting' && !first.has(reason));
  return [
    ...of((reason) => reason === 'planned'),
    ...of((reason) => reason === 'critical'),
    ...mostUrgentFirst(index, others, context),
  ];
}

/** A derived section of the note: what stands in it, and which of its lines are ours. */
interface Section {
  readonly heading: string;
  readonly flag: string;
  readonly lines: readonly string[];
  readonly kept: Omit<KeptLines, 'renews'>;
}

/** What a note is prepared with. */
export interface Preparation {
  readonly index: IndexReader;
  /** Of the day that is prepared. */
  readonly context: OutlineContext;
  readonly chosen: readonly Row[];
}

/** Variables of the day's template: which sections a new note begins with. */
export function preparedVariables(path: string, preparation: Preparation): TemplateData {
  const flags = sectionsOf(path, preparation).map(({ flag, lines }): [string, boolean] => [flag, lines.length > 0]);
  return new Map([['has_top', true], ...flags]);
}

/** Prepares the note at a path for the day of the context with the chosen rows on top. */
export function prepareDay(text: string, path: string, preparation: Preparation): NoteEdit {
  const { index, context, chosen } = preparation;
  const offered = topCandidates(index, context);
  let result = applyEdits(text, writePlan(text, path, { index, chosen, offered }, topHeading).edits);
  for (const { heading, lines, kept } of sectionsOf(path, preparation))
    if (lines.length > 0 || sectionOf(result, heading) !== undefined)
      result = applyEdits(result, setLines(result, heading, lines, { ...kept, renews: true }).edits);
  const edit = differenceOf(text, result);
  const top = sectionOf(result, topHeading);
  const cursor = top === undefined ? {} : { cursor: result.slice(0, top.end).trimEnd().length };
  return { edits: edit === undefined ? [] : [edit], ...cursor };
}

function sectionsOf(path: string, { index, context, chosen }: Preparation): Section[] {
  const carried = [...carriedRows(index, context, context.today)].filter(
    ([row]) => !chosen.includes(row) && index.path(row) !== path && !isPrivate(index, row),
  );
  const ages = carried.map(([row, since]) => planLine(index, row, path, [carriedWords(since, context.today)]));
  const links = { keyOf: linkKey, isOurs: isBareLink };
  return [
    { heading: 'Carried', flag: 'has_carried', lines: ages, kept: links },
    { heading: 'Prerequisites', flag: 'has_needs', lines: needs(index, path, context), kept: { keyOf: named } },
    { heading: 'Resources', flag: 'has_resources', lines: resources(index, path, context), kept: { keyOf: named } },
  ];
}

/** Lines that begin with one of our words are ours. */
function named(line: string): string | undefined {
  return /^- (?:Needs|Meeting|Away|Time): /.test(line) ? line : undefined;
}

/** What has to be ready before meetings of the day, those of series without a note among them. */
function needs(index: IndexReader, path: string, { today, me, roster }: OutlineContext): string[] {
  const source = { index, roster, today, path };
  const meetings = meetingsOn(index, me, today);
  const made = new Set(meetings.map((row) => index.get(row, 'series')));
  const ofNotes = meetings.flatMap((row) => {
    const value = index.get(row, 'needs');
    const names = Array.isArray(value) ? value.map(String) : value === undefined ? [] : [String(value)];
    const { title, path: to } = index.item(row);
    return unmetNeeds(source, names).map((need) => `- Needs: ${need}, for ${noteLink(title, path, to)}`);
  });
  const ofSeries = seriesOn(today, index.config)
    .filter(({ id }) => !made.has(id))
    .flatMap(({ label, needs: names }) => unmetNeeds(source, names).map((need) => `- Needs: ${need}, for ${label}`));
  return [...ofNotes, ...ofSeries];
}

/** Meetings with their links, who is away, and the time that is left beside meetings. */
function resources(index: IndexReader, path: string, { today, me, roster }: OutlineContext): string[] {
  const meetings = meetingsOn(index, me, today).map((row) => {
    const { title, path: to } = index.item(row);
    const facts = ['time', 'duration', 'link'].flatMap((field) => index.get(row, field) ?? []);
    return `- Meeting: ${[noteLink(title, path, to), ...facts.map(String)].join(', ')}`;
  });
  const made = new Set(meetingsOn(index, me, today).map((row) => index.get(row, 'series')));
  const series = seriesOn(today, index.config).filter(({ id }) => !made.has(id));
  const planned = series.map(({ label, time }) => `- Meeting: ${time === undefined ? label : `${label}, ${time}`}`);
  const away = roster.people.filter((person) => isAwayOn(today, absencesOf(person))).map(({ name }) => name);
  const { time } = capacityOf(index, me === undefined ? undefined : roster.resolve(me), [today]);
  return [
    ...meetings,
    ...planned,
    ...(away.length === 0 ? [] : [`- Away: ${away.join(', ')}`]),
    `- Time: ${spanWords(time)} beside meetings`,
  ];
}
