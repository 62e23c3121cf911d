// Strikes the words of a task line through, and takes that back: how a cancelled task looks everywhere. Comes in: a task and
// the text it was read from. Goes out: edits around its words. Never strikes what would then be read as something else.
import { isBlank, trimmedEnd } from '../note/characters.ts';
import type { Task } from '../note/note.ts';
import { parseTaskLine } from '../note/taskLine.ts';
import type { Span, TextEdit } from '../text.ts';
import { applyEdits } from '../text.ts';

const sign = '~~';

/** Strikes the words through, fields and mentions at the end left out; no edit when the line would be read differently. */
export function strikeEdits(text: string, task: Task): TextEdit[] {
  const { start, end } = wordsSpan(text, task);
  // Glued to a field, the sign would look like part of it.
  if (start > task.contentSpan.start && !isBlank(text.charCodeAt(start - 1))) return [];
  const edits = [start, end].map((at) => ({ span: { start: at, end: at }, text: sign }));
  const struck = reread(task, edits);
  const isSame =
    struck?.text === task.text &&
    struck.state === 'cancelled' &&
    (['fields', 'people', 'projects', 'tags'] as const).every((list) => struck[list].length === task[list].length);
  return isSame ? edits : [];
}

/** Takes the signs around struck words away; no edit when there are none. */
export function unstrikeEdits(text: string, task: Task): TextEdit[] {
  const content = text.slice(task.contentSpan.start, task.contentSpan.end);
  const open = content.indexOf(sign);
  const close = content.lastIndexOf(sign);
  if (open < 0 || close < open + sign.length) return [];
  const edits = [open, close].map((at) => {
    const start = task.contentSpan.start + at;
    return { span: { start, end: start + sign.length }, text: '' };
  });
  return reread(task, edits)?.text === task.text ? edits : [];
}

/** From behind the fields at the start to before the fields and mentions at the end. */
function wordsSpan(text: string, task: Task): Span {
  let { start } = task.contentSpan;
  for (const { span } of task.fields) {
    if (span.start !== start) break;
    start = span.end;
    while (start < task.contentSpan.end && isBlank(text.charCodeAt(start))) start++;
  }
  const tokens = [...task.fields, ...task.people, ...task.projects, ...task.tags]
    .map(({ span }) => span)
    .sort((a, b) => a.end - b.end || b.start - a.start);
  let end = trimmedEnd(text, start, task.contentSpan.end);
  for (let token = tokens.pop(); token?.end === end && token.start > start; token = tokens.pop())
    end = trimmedEnd(text, start, token.start);
  return { start, end: Math.max(start, end) };
}

function reread({ raw, lineSpan }: Task, edits: readonly TextEdit[]) {
  const moved = edits.map(({ span, text }) => ({
    span: { start: span.start - lineSpan.start, end: span.end - lineSpan.start },
    text,
  }));
  return parseTaskLine(applyEdits(raw, moved));
}
