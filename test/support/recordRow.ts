// Reads and edits a row of the format (test/golden/format/recordRow.ts) as Daybook does: the text enters an index, the record's checks
// look at it, an edit is applied. Goes out: the reading as lines, and the lines an edit wrote.

import { takePhrases } from '../../src/core/capture/phraseTasks.ts';
import { appendHeaderItem } from '../../src/core/edits/header.ts';
import { setRowField } from '../../src/core/edits/rowField.ts';
import { toggleTask } from '../../src/core/edits/toggle.ts';
import { NoteIndex } from '../../src/core/index/noteIndex.ts';
import type { Row } from '../../src/core/index/rows.ts';
import { readNames } from '../../src/core/navigate/nameUse.ts';
import { validateNames } from '../../src/core/navigate/validateNames.ts';
import type { Problem } from '../../src/core/note/note.ts';
import { readNote } from '../../src/core/note/readNote.ts';
import { loadConfig } from '../../src/core/record/config.ts';
import { parseOptions } from '../../src/core/record/parseOptions.ts';
import { withTools } from '../../src/core/record/toolFiles.ts';
import { validateLines, validateRecord } from '../../src/core/record/validate.ts';
import { applyEdits } from '../../src/core/text.ts';
import type { RecordIntent, RecordRow } from '../golden/format/recordRow.ts';

const today = '2026-03-10';
const now = `${today}T09:15+01:00`;

/** Fields of a line that are shown by their own sign or at the front. */
const shownElsewhere = new Set(['title', 'type', 'daybook', 'status', 'state']);

/**
 * The reading of a row, one fact a line: `kind`, `title`, `state` with its class, each field with its value, then each task that
 * counts (its class in brackets, its fields behind it) and each problem (`! code “text”`). A note of no kind has no `kind`.
 */
export function readRow(row: RecordRow): string {
  const { path, index } = opened(row);
  const note = index.noteRow(path);
  if (note === undefined) return 'not read';
  const parsed = readNote(path, row.text, parseOptions(index.config));
  const { config } = index;
  // Names and links of a row lead to notes that are not there; only ids are looked at.
  const names = validateNames(path, readNames(path, row.text, config), index, () => false);
  const problems = [
    ...parsed.problems,
    ...validateRecord(parsed, path, config, index.roster()),
    ...validateLines(parsed, config, index.roster()),
    ...names.filter(({ code }) => code === 'id-duplicate'),
  ];
  return [
    ...recordLines(index, note, parsed.title),
    ...index.taskRows(path).map((task) => taskLine(index, task)),
    ...problems.map((problem) => problemLine(problem, row.text)),
  ].join('\n');
}

/** The lines that an edit wrote, `…` between those that do not stand together; or the reason of its refusal. */
export function editRow(row: RecordRow, intent: RecordIntent): { writes: string } | { refused: string } {
  const answer = asked(row, intent);
  if ('refused' in answer) return { refused: answer.refused };
  return { writes: newLines(linesOf(row.text), linesOf(applyEdits(row.text, answer.edits))) };
}

function linesOf(text: string): readonly string[] {
  return text.replace(/^\uFEFF/, '').split(/\r?\n/);
}

/** Lines of `after` that are none of the longest list of lines that both have in order. */
function newLines(before: readonly string[], after: readonly string[]): string {
  const common = after.map(() => before.map(() => 0));
  const at = (row: number, column: number): number => common[row]?.[column] ?? 0;
  for (let row = after.length - 1; row >= 0; row--)
    for (let column = before.length - 1; column >= 0; column--)
      (common[row] ?? [])[column] =
        after[row] === before[column]
          ? at(row + 1, column + 1) + 1
          : Math.max(at(row + 1, column), at(row, column + 1));
  const parts: string[][] = [];
  let isOpen = false;
  for (let row = 0, column = 0; row < after.length; ) {
    if (column < before.length && after[row] === before[column]) {
      [row, column, isOpen] = [row + 1, column + 1, false];
    } else if (column < before.length && at(row, column + 1) >= at(row + 1, column)) {
      column++;
    } else {
      if (!isOpen) parts.push([]);
      parts.at(-1)?.push(after[row++] ?? '');
      isOpen = true;
    }
  }
  return parts.map((lines) => lines.join('\n')).join('\n…\n');
}

function opened({ path = 'note.md', text, beside = {} }: RecordRow): { path: string; index: NoteIndex } {
  const files = new Map(Object.entries(beside));
  const index = new NoteIndex(withTools(loadConfig(files.get('daybook.yml')), files));
  for (const [each, other] of files) if (each.endsWith('.md')) index.put(each, other);
  index.put(path, text);
  return { path, index };
}

function asked(row: RecordRow, intent: RecordIntent): ReturnType<typeof setRowField> {
  const { path, index } = opened(row);
  const context = { config: index.config, today, now };
  if ('append' in intent) return appendHeaderItem(row.text, intent.append, intent.item);
  if ('header' in intent) return setRowField(row.text, { path }, intent.header, intent.value, context);
  if ('state' in intent) return setRowField(row.text, { path }, 'status', intent.state, context);
  if ('phrases' in intent) return takePhrases(path, row.text, intent.phrases, { index, today });
  const words = 'tick' in intent ? intent.tick : intent.task;
  const task = index.taskRows(path).find((each) => index.get(each, 'title') === words);
  const key = task === undefined ? undefined : index.key(task);
  if (key?.task === undefined) throw new Error(`${row.says}: no task ${words}`);
  return 'tick' in intent
    ? toggleTask(row.text, key.task, context)
    : setRowField(row.text, key, intent.field, intent.value, context);
}

function recordLines(index: NoteIndex, note: Row, title: string): string[] {
  const item = index.item(note);
  if (item.type === 'note') return [...(title === '' ? [] : [`title ${title}`]), ...fieldLines(index, note)];
  return [
    `kind ${item.kind}`,
    `title ${item.title}`,
    `state ${item.state} (${item.stateClass})`,
    ...fieldLines(index, note),
  ];
}

function fieldLines(index: NoteIndex, row: Row): string[] {
  const names = new Set([...index.fieldNames(row), 'date', 'severity', 'series']);
  return [...names].flatMap((name) => {
    const value = shownElsewhere.has(name) ? undefined : index.get(row, name);
    return value === undefined ? [] : [`${name} ${typeof value === 'object' ? value.join(', ') : value}`];
  });
}

function taskLine(index: NoteIndex, row: Row): string {
  const item = index.item(row);
  const names = ['owner', 'project', 'tags', 'priority', 'due', 'scheduled', 'start', 'done', ...index.fieldNames(row)];
  const fields = [...new Set(names)].flatMap((name) => {
    const value = shownElsewhere.has(name) ? undefined : index.get(row, name);
    return value === undefined || value === ''
      ? []
      : [`${name} ${typeof value === 'object' ? value.join(', ') : value}`];
  });
  const milestone = item.type === 'milestone' ? ' milestone' : '';
  return [`[${item.stateClass}]${milestone} ${item.title}`, ...fields].join(' · ');
}

function problemLine({ code, span }: Problem, text: string): string {
  const words = text.slice(span.start, span.end).split('\n', 1)[0]?.trim() ?? '';
  return `! ${code} “${words.length > 40 ? `${words.slice(0, 40)}…` : words}”`;
}
