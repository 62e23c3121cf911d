// The format, row by row: what is written is read as the row says, edits write what it says, no edit changes no byte, and the page
// docs/format.md is made of these rows. `npm run docs` writes the page anew; read the diff.
import { deepStrictEqual, ok, strictEqual } from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { isRefusal, type NoteEdit, type Refusal } from '../../../../src/core/edits/edit.ts';
import type { TaskKey } from '../../../../src/core/edits/findTask.ts';
import { setRowField, toggleLine } from '../../../../src/core/edits/rowField.ts';
import { setFieldEdits } from '../../../../src/core/note/fieldEdits.ts';
import type { Note, Task } from '../../../../src/core/note/note.ts';
import { problemRules } from '../../../../src/core/note/problems.ts';
import { isTodoTxt, readNote } from '../../../../src/core/note/readNote.ts';
import { parseTimeline } from '../../../../src/core/note/timeline.ts';
import { loadConfig } from '../../../../src/core/record/config.ts';
import { kindOf, noteTexts } from '../../../../src/core/record/interpret.ts';
import { applyEdits } from '../../../../src/core/text.ts';
import { notePaths } from '../../../../src/notebook/notePaths.ts';
import type { LineRow, ReadTask, RowEdit } from '../../../golden/format/lineRow.ts';
import { formatPage } from '../../../golden/format/page.ts';
import { recordParts } from '../../../golden/format/recordPage.ts';
import { recordRows } from '../../../golden/format/recordSections.ts';
import { sections } from '../../../golden/format/sections.ts';

const page = 'docs/format.md';
const today = '2026-03-11';
const config = loadConfig(undefined);
const paths = notePaths(config);

for (const { title, rows } of sections) {
  describe(`format: ${title}`, () => {
    for (const row of rows) it(JSON.stringify(row.written), () => check(row));
  });
}

describe(page, () => {
  it('is made of the rows: npm run docs', () => {
    const made = formatPage(sections, recordParts(recordRows));
    if (process.env['UPDATE_GOLDEN'] === '1') writeFileSync(page, made);
    strictEqual(existsSync(page) ? readFileSync(page, 'utf8') : '', made);
  });
  it('names no problem that does not exist', () => {
    const named = sections.flatMap(({ rows }) => rows.flatMap(({ problems = [] }) => problems));
    for (const code of named) ok(code in problemRules, code);
  });
});

function check(row: LineRow): void {
  const { written, path = 'notes/a.md', options, edits = [], kind } = row;
  if (kind === 'no note') {
    strictEqual(paths.isNote(path), false);
    return;
  }
  const note = readNote(path, written, options);
  const found = { ...factsOf(written, note), kind: kindOf(path, noteTexts(note), config) };
  const expected = { read: [], problems: [], ...row };
  for (const key of Object.keys(found) as (keyof typeof found)[])
    if (expected[key] !== undefined) deepStrictEqual(found[key], expected[key], key);
  strictEqual(applyEdits(written, []), written);
  for (const edit of edits) strictEqual(edited(path, written, note, edit), edit.gives);
}

/** What is read, in the notation of rows. */
function factsOf(text: string, note: Note) {
  return {
    read: note.tasks.map((task) => recordOf(task)),
    problems: note.problems.map(({ code }) => code),
    title: note.title,
    headings: note.headings.map(({ level, text }) => `${'#'.repeat(level)} ${text}`),
    links: note.links.map((link) => `${link.kind} ${link.target}`),
    readings: note.readings.map(
      ({ day, value, sample }) => `${day} ${value}${sample === undefined ? '' : ` n=${sample}`}`,
    ),
    timeline: parseTimeline(text, note).map(
      ({ day = '', time, offset = '', text }) => `${day} ${time}${offset} ${text}`,
    ),
  };
}

function edited(path: string, text: string, note: Note, edit: RowEdit): string {
  const [task] = note.tasks;
  ok(task);
  const key = { path, task: keyOf(task) };
  const context = { today, now: `${today}T09:15+01:00`, config };
  if ('tick' in edit) return applied(text, toggleLine(text, key, context));
  // A line of Markdown is changed by the grammar alone: the dialect of the rows is not that of a notebook.
  if (isTodoTxt(path)) return applied(text, setRowField(text, key, edit.set, edit.to, context));
  return applyEdits(text, setFieldEdits(text, task, edit.set, edit.to, edit.by));
}

function applied(text: string, answer: NoteEdit | Refusal): string {
  ok(!isRefusal(answer), 'message' in answer ? answer.message : '');
  return applyEdits(text, answer.edits);
}

function keyOf({ raw, line }: Task): TaskKey {
  return { raw, ordinal: 0, equal: 1, line };
}

/** A task without what is empty. */
function recordOf(task: Task): ReadTask {
  const { state, text, people, projects, tags, fields, after, parent, milestone, criterion, ...rest } = task;
  const own = [
    'due',
    'scheduled',
    'start',
    'created',
    'done',
    'cancelled',
    'priority',
    'repeat',
    'id',
    'wait',
    'asked',
    'owner',
  ] as const;
  const known = own.flatMap((key) => (rest[key] === undefined ? [] : [[key, rest[key]] as const]));
  const more = fields.filter(({ key }) => key !== 'after' && !own.some((name) => name === key));
  const names = { people, projects, tags };
  return {
    state,
    text,
    ...Object.fromEntries(known),
    ...(after.length > 0 ? { after } : {}),
    ...Object.fromEntries(
      Object.entries(names).flatMap(([key, list]) => (list.length > 0 ? [[key, list.map(({ name }) => name)]] : [])),
    ),
    ...(more.length > 0 ? { more: Object.fromEntries(more.toReversed().map(({ key, value }) => [key, value])) } : {}),
    ...(parent < 0 ? {} : { below: parent }),
    ...(milestone ? { milestone } : {}),
    ...(criterion ? { criterion } : {}),
  };
}
