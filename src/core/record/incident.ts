// Major incidents: the note that is begun with a title alone, the update for those who wait, the review afterwards. Comes in: the index,
// the note's text, the present moment; goes out: new files and plain text. What a note says of itself is told, what is confidential is not.
import { addLine } from '../edits/addLine.ts';
import { isRefusal, type NewFile, type Refusal } from '../edits/edit.ts';
import type { HeaderValue } from '../edits/headerValue.ts';
import { datedLine } from '../edits/logLine.ts';
import type { FactIndex } from '../exports/rowFacts.ts';
import { sharedView } from '../exports/sharedView.ts';
import type { IndexReader, Row } from '../index/rows.ts';
import { say } from '../language.ts';
import { isConfidentialLine } from '../note/confidentialLines.ts';
import { parseNote } from '../note/parseNote.ts';
import { parseTimeline, type TimelineEntry } from '../note/timeline.ts';
import { applyEdits } from '../text.ts';
import { workTimeOf } from '../workTime.ts';
import { stampOf } from '../zone.ts';
import { isConfidentialRow } from './confidential.ts';
import { newRecord, type RecordContext } from './newRecord.ts';
import { noteLink, plainTitle } from './noteLink.ts';
import { serviceGoals } from './serviceClock.ts';

/** What a major incident is until somebody says better: it could not wait for an estimate. */
const worst: readonly (readonly [string, HeaderValue])[] = [
  ['impact', 'high'],
  ['urgency', 'high'],
];

/** Entries of the timeline that an update tells. */
const told = 3;

/**
 * The note of a major incident that begins now: its timeline has begun, and the cursor stands in its next line. Refused as by
 * `newRecord`.
 */
export function newIncident(title: string, context: RecordContext, template?: string): NewFile | Refusal {
  const input = { title, fields: new Map(worst), ...(template === undefined ? {} : { template }) };
  const file = newRecord('incident', input, context);
  if (isRefusal(file)) return file;
  const begun = applyEdits(file.text, addLine(file.text, 'Timeline', datedLine('incident opened', context)).edits);
  const next = addLine(begun, 'Timeline', datedLine('', context));
  return { path: file.path, text: applyEdits(begun, next.edits), cursor: next.cursor ?? file.cursor };
}

/**
 * What those who wait are told, as plain text: how it stands, the last entries of the timeline, when they hear more. Refused as
 * `not-supported` for a confidential record.
 */
export function stakeholderUpdate(full: FactIndex, row: Row, text: string, now: string): string | Refusal {
  if (isConfidentialRow(full, row))
    return { refused: 'not-supported', message: say('It is confidential: nothing of it is copied.') };
  // Nothing is named that is confidential.
  const index = sharedView(full);
  const item = index.item(row);
  const field = (name: string): string => String(index.get(row, name) ?? '');
  const entries = parseTimeline(text, parseNote(text)).filter(
    (entry) => entry.text !== '' && !isOwn(entry) && !isConfidentialLine(` ${entry.text}`),
  );
  const update = nextUpdate(index, row, now);
  const lines = [
    `${plainTitle(item.title)}: ${item.state}${item.severity === undefined ? '' : ` (${item.severity})`}`,
    [say('Since'), moment(field('opened'))],
    [say('Service'), field('service')],
    [say('Commander'), field('commander')],
    [say('Resolution'), field('resolution')],
  ].flatMap((line) => (typeof line === 'string' ? [line] : line[1] === '' ? [] : [line.join(': ')]));
  const latest = entries
    .slice(-told)
    .map((entry) => `- ${[entry.day, entry.time, plainTitle(entry.text)].filter(Boolean).join(' ')}`);
  return [
    ...lines,
    ...(latest.length === 0 ? [] : ['', say('Latest:'), ...latest]),
    ...(update === undefined ? [] : ['', say('Next update by {0}.', update)]),
    '',
  ].join('\n');
}

/** The review of an incident: what happened as its timeline tells it, and room for what is learnt. Its actions are tasks. */
export function incidentReview(index: IndexReader, row: Row, text: string, context: RecordContext): NewFile | Refusal {
  const { title, path, project } = index.item(row);
  const fields = new Map<string, HeaderValue>(project === undefined ? [] : [['project', project]]);
  const file = newRecord(
    'document',
    { title: say('Review {0}', plainTitle(title)), fields, template: '{{cursor}}' },
    context,
  );
  if (isRefusal(file)) return file;
  const entries = parseTimeline(text, parseNote(text));
  const happened = entries.map((entry) => `- ${[entry.day, entry.time, entry.text].filter(Boolean).join(' ')}`);
  const body = [
    `# Review: ${plainTitle(title)}`,
    '',
    `The incident: ${noteLink(title, file.path, path)}`,
    '',
    '## Timeline',
    '',
    ...(happened.length === 0 ? [] : [...happened, '']),
    '## What went well',
    '',
    '## What went wrong',
    '',
    '## Actions',
    '',
    '- [ ] ',
  ].join('\n');
  const whole = `${file.text.slice(0, file.cursor)}${body}`;
  return { path: file.path, text: `${whole}\n`, cursor: whole.length };
}

/** When they hear more, as the wall of the notebook shows it: what is told now counts from now. */
function nextUpdate(index: IndexReader, row: Row, now: string): string | undefined {
  const goal = serviceGoals(index, row, now).find(({ aim }) => aim === 'update');
  if (goal?.every === undefined) return undefined;
  return stampOf(Date.parse(now) + goal.every, workTimeOf(index.config).zone).slice(11, 16);
}

/** Entries about the telling itself. */
function isOwn({ text }: TimelineEntry): boolean {
  return /^(?:@\S+ )?update sent$/.test(text) || /^@\S+$/.test(text);
}

function moment(stamp: string): string {
  return stamp.slice(0, 16).replace('T', ' ');
}
