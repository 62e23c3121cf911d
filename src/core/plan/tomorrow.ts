// The note of the next working day, begun the evening before: its top three, what is carried and since when, what its meetings need and do
// not have yet, and who and what there is. Comes in: the index, who asks, that day. Goes out: rows to choose from, edits of the note. A
// second run renews what was derived and nothing else. English, because it stands in a note.
import { differenceOf } from '../edits/difference.ts';
import type { NoteEdit } from '../edits/edit.ts';
import { type KeptLines, setLines } from '../edits/setLines.ts';
import type { IndexReader, Row } from '../index/rows.ts';
import type { OutlineContext } from '../outline/rowWords.ts';
import { mostUrgentFirst } from '../outline/urgency.ts';
import { absencesOf, isAwayOn } from '../record/absences.ts';
import { unmetNeeds } from '../record/briefingRows.ts';
import { seriesOn } from '../record/meetingDays.ts';
import { noteLink } from '../record/noteLink.ts';
import { applyEdits } from '../text.ts';
import { capacityOf, meetingsOn, spanWords } from './capacity.ts';
import { isBareLink, linkKey, planLine, writePlan } from './planLines.ts';
import { carriedRows, carriedWords } from './planned.ts';
import { proposalsFor } from './proposals.ts';

/** The heading of what matters most. */
export const topHeading = 'Top three';

/** How many things matter most. */
export const topCount = 3;

/** What may matter most on the day of the context, the most urgent first; what stands there already comes first of all. */
export function topCandidates(index: IndexReader, context: OutlineContext): readonly Row[] {
  const { proposals } = proposalsFor(index, 'day', context);
  const work = proposals.filter(({ reason }) => reason !== 'meeting');
  const planned = work.filter(({ reason }) => reason === 'planned').map(({ row }) => row);
  const others = work.filter(({ reason }) => reason !== 'planned').map(({ row }) => row);
  return [...planned, ...mostUrgentFirst(index, others, context)];
}

/** Prepares the note at a path for the day of the context with the chosen rows on top. */
export function prepareDay(
  text: string,
  path: string,
  chosen: readonly Row[],
  { index, context }: { readonly index: IndexReader; readonly context: OutlineContext },
): NoteEdit {
  const offered = topCandidates(index, context);
  const top = writePlan(text, path, { index, chosen, offered }, topHeading);
  let result = applyEdits(text, top.edits);
  const renew = (heading: string, lines: readonly string[], kept: Omit<KeptLines, 'renews'>): void => {
    result = applyEdits(result, setLines(result, heading, lines, { ...kept, renews: true }).edits);
  };
  const carried = [...carriedRows(index, context, context.today)].filter(
    ([row]) => !chosen.includes(row) && index.path(row) !== path,
  );
  renew(
    'Carried',
    carried.map(([row, since]) => planLine(index, row, path, [carriedWords(since, context.today)])),
    { keyOf: linkKey, isOurs: isBareLink },
  );
  renew('Prerequisites', needs(index, path, context), { keyOf: named });
  renew('Resources', resources(index, path, context), { keyOf: named });
  const edit = differenceOf(text, result);
  const heading = result.indexOf(`## ${topHeading}`);
  const last = chosen.at(-1);
  const at = last === undefined ? -1 : result.indexOf(planLine(index, last, path), Math.max(0, heading));
  const end = at < 0 ? -1 : result.indexOf('\n', at);
  return { edits: edit === undefined ? [] : [edit], ...(end < 0 ? {} : { cursor: end }) };
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
