// Fixes of task lines: boxes that are nearly boxes, fields given twice, states that contradict each other. Comes in: a problem
// of such a line; goes out: named changes of that line alone. What a person meant is offered, never decided.
import { say } from '../language.ts';
import { setFieldEdits } from '../note/fieldEdits.ts';
import type { Field, Note, Task } from '../note/note.ts';
import { nearestWord } from '../record/nearest.ts';
import { lineAround, type Span } from '../text.ts';
import { type Fix, type FixMaker, replacing, shown } from './fix.ts';

const priorityWords = ['critical', 'high', 'medium', 'low', 'lowest'];

/** `- [ ]text`: a blank behind the box. */
export const fixGluedBox: FixMaker = ({ span }, { text }) => {
  const at = text.indexOf(']', span.start) + 1;
  return at === 0 ? [] : [replacing(say('Put a blank behind the box'), { start: at, end: at }, ' ', true)];
};

/** `- [] text`: a blank in the box. */
export const fixEmptyBox: FixMaker = ({ span }) => {
  const inside = span.start + 1;
  return [replacing(say('Write the box as [ ]'), { start: inside, end: inside }, ' ', true)];
};

/** `-[ ] text`: a blank before the box. */
export const fixGluedMarker: FixMaker = ({ span }, { text }) => {
  const at = text.indexOf('[', span.start);
  return at < 0 ? [] : [replacing(say('Put a blank before the box'), { start: at, end: at }, ' ', true)];
};

/** `[ x]`, `[x ]`, `[  ]`: one character in the box. */
export const fixSpacedBox: FixMaker = ({ span }, { text }) => {
  const start = span.start + 1;
  const end = text.indexOf(']', start);
  if (end < 0) return [];
  const mark = /x/i.exec(text.slice(start, end))?.[0] ?? ' ';
  return [replacing(say('Write the box as [{0}]', mark), { start, end }, mark, true)];
};

/** A character that tools read differently: say what it is here, on this line. */
export const fixAmbiguousMarker: FixMaker = ({ span }, { text }) => {
  const start = span.start + 1;
  const end = text.indexOf(']', start);
  if (end < 0) return [];
  return [
    replacing(say('Write it as an open task'), { start, end }, ' '),
    replacing(say('Write it as a done task'), { start, end }, 'x'),
  ];
};

/** A field that stands on the line twice: the second one goes. */
export const fixDuplicateField: FixMaker = ({ span }, { text }) => [
  replacing(say('Remove {0}', shown(text.slice(span.start, span.end))), withBlank(text, span), '', true),
];

/** `due: 2026-03-12`, `(due:2026-03-12)`: the same words as a field; none where the field is a part of a longer word. */
export const fixMisplacedField: FixMaker = ({ span }, { text }) => {
  const token = text.slice(span.start, span.end);
  const bare = '[('.includes(token.charAt(0)) ? token.slice(1, -1) : token;
  const colon = bare.indexOf(':');
  const [key, value] = [bare.slice(0, colon).trim(), bare.slice(colon + 1).trim()];
  const field = /\s/.test(key + value) ? `[${key}:: ${value}]` : `${key}:${value}`;
  return field === token ? [] : [replacing(say('Write it as {0}', shown(field)), span, field, true)];
};

/** A priority nobody knows: the nearest one, then all of them, then none. */
export const fixPriority: FixMaker = ({ span }, context) => {
  const found = fieldAt(context.note, span);
  const word = found?.field.value ?? context.text.slice(span.start, span.end).replace(/^[^:]*:+\s*/, '');
  const valueSpan = found?.field.valueSpan ?? { start: span.end - word.length, end: span.end };
  const near = nearestWord(word, priorityWords);
  const words = near === undefined ? priorityWords : [near, ...priorityWords.filter((each) => each !== near)];
  return words.map((each) => replacing(say('Change to {0}', each), valueSpan, each, each === near));
};

/** An open box beside `done:` or a closing status: either may be what was meant. */
export const fixStateConflict: FixMaker = ({ span }, { text, note }) => {
  const task = taskAt(note, span);
  if (!task) return [];
  const token = shown(text.slice(span.start, span.end));
  return [
    replacing(say('Tick the box'), task.markerSpan, 'x'),
    replacing(say('Remove {0} and leave it open', token), withBlank(text, span), ''),
  ];
};

/** Due before it starts: the two days change places, or the start goes. */
export const fixDueBeforeStart: FixMaker = ({ span }, { text, note }) => {
  const task = taskAt(note, span);
  const due = task?.fields.find(({ key }) => key === 'due');
  const start = task?.fields.find(({ key }) => key === 'start');
  if (!task || !due || !start) return [];
  const swapped = { title: say('Swap the two days'), sure: false, edits: swap(text, due.valueSpan, start.valueSpan) };
  return [
    swapped,
    { title: say('Remove the start'), sure: false, edits: setFieldEdits(text, task, 'start', undefined) },
  ];
};

/** The task whose line holds a span. */
export function taskAt(note: Note | undefined, { start }: Span): Task | undefined {
  return note?.tasks.find((task) => task.lineSpan.start <= start && start <= task.lineSpan.end);
}

/** The field of a task line at a span, whichever of token and value it names. */
export function fieldAt(note: Note | undefined, span: Span): { task: Task; field: Field } | undefined {
  const task = taskAt(note, span);
  const field = task?.fields.find((each) => each.span.start <= span.start && span.end <= each.span.end);
  return task && field && { task, field };
}

/** A token with the blank before it, or behind it where the line's words begin. */
function withBlank(text: string, span: Span): Span {
  const line = lineAround(text, span.start);
  const isBlank = (at: number) => at >= line.start && at < line.end && /[ \t]/.test(text.charAt(at));
  if (isBlank(span.start - 1) && text.charAt(span.start - 2) !== ']') return { start: span.start - 1, end: span.end };
  return isBlank(span.end) ? { start: span.start, end: span.end + 1 } : span;
}

function swap(text: string, a: Span, b: Span): Fix['edits'] {
  return [
    { span: a, text: text.slice(b.start, b.end) },
    { span: b, text: text.slice(a.start, a.end) },
  ];
}
