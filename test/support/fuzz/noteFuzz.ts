// Notes that nobody would write: golden notes and rows of the format, cut, doubled, mixed and strewn with signs, always the same for
// the same seed. Comes in: a seed and a count. Goes out: the first input that is read wrongly or too slowly, made smaller.
// What has to hold for each input is in `faultOf`.
import { readdirSync, readFileSync } from 'node:fs';
import { isRefusal } from '../../../src/core/edits/edit.ts';
import { toggleLine } from '../../../src/core/edits/rowField.ts';
import { setFieldEdits } from '../../../src/core/note/fieldEdits.ts';
import type { Note, Task, TaskLine } from '../../../src/core/note/note.ts';
import { readLineOf, readNote } from '../../../src/core/note/readNote.ts';
import { parseTimeline } from '../../../src/core/note/timeline.ts';
import { loadConfig } from '../../../src/core/record/config.ts';
import { applyEdits, type Span } from '../../../src/core/text.ts';
import { sections } from '../../golden/format/sections.ts';

const longest = 16 * 1024;
const slowest = 50;
/** A line with more signs that open something is read up to a limit, so a field at its end may be out of reach. */
const mostOpenings = 20;
const config = loadConfig(undefined);
const today = '2026-03-11';

/** What stands between the parts of notes, and what opens, closes or ends something. */
const signs = (
  '- [ ] |- [x] |\n|\n\n|\r\n|\r|  |\t|    |> |1. |# |## Timeline\n|---\n|...\n|+++\n|```\n|~~~\n|<!--|-->|%%|$$|`|``|[|]|[[|]]|](|)|(|<|' +
  '|due:2026-03-12|📅 2026-03-12|📅\ufe0f|🔁 every week|🔁 |✅ |⏫|[due:: 2026-03-12]|(a:: b)|@due(2026-03-12)|(@2026-03-12)|@{|@[[|@maria|' +
  '+mail|#ops|^id|~~|**|repeat:|wait:|status:done|[#A]|key: value\n|key:\n  - a\n|"|\'|: | #|&a |*a|!tag|{|}|\\|\u00a0|\u200b|\ufeff|\ud83d|\ude00|é|' +
  '<<<<<<< a\n|=======\n|>>>>>>> b\n|| Date | Value |\n||---|---|\n|- 10:15 x\n|<div>\n|</div>|<pre>|2026-02-30|every |on the last |until |x |(A) |until:2026-03-12| - | - @maria - 2026-03-12|(Ann Bee, 2026-03-12)'
).split('|');

/** Numbers from 0 up to 1, the same for the same seed. */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Golden notes and rows, to begin with. */
export function fuzzCorpus(): readonly string[] {
  const folder = 'test/golden/parse';
  const notes = readdirSync(folder)
    .filter((name) => name.endsWith('.md'))
    .map((name) => readFileSync(`${folder}/${name}`, 'utf8'));
  return [...notes, ...sections.flatMap(({ rows }) => rows.map(({ written }) => written))];
}

/** Inputs without end. */
export function* fuzzInputs(corpus: readonly string[], seed: number): Generator<string, never> {
  const random = randomFrom(seed);
  const below = (count: number) => Math.floor(random() * count);
  const one = (list: readonly string[]) => list[below(list.length)] ?? '';
  for (;;) {
    let text = one(corpus);
    for (let changes = 1 + below(8); changes > 0; changes--) {
      const at = below(text.length + 1);
      const end = Math.min(text.length, at + below(1 + below(40)));
      const kind = below(10);
      if (kind === 0) text = text.slice(0, at) + text.slice(end);
      else if (kind === 1) text = text.slice(0, at) + text.slice(at, end).repeat(1 + below(12)) + text.slice(end);
      else if (kind === 2) text = text.slice(0, at) + one(corpus) + text.slice(at);
      else if (kind === 3) text = text.replaceAll('\n', below(2) === 0 ? '\r\n' : `\n${one(signs)}`);
      else if (kind === 4)
        text = text.slice(0, at) + String.fromCharCode(below(below(2) === 0 ? 128 : 65_536)) + text.slice(end);
      else text = text.slice(0, at) + one(signs) + text.slice(at);
      if (text.length > longest) text = text.slice(0, longest);
    }
    // A few are as long as they may be, and repeat themselves: that is where time goes.
    if (below(200) === 0) text = `${text}${one(signs)}`.repeat(1 + longest / (text.length + 1)).slice(0, longest);
    yield text;
  }
}

/** What is wrong with the reading of a text; undefined when all is well. `path` chooses the reader. */
export function faultOf(text: string, path: string): string | undefined {
  try {
    const start = performance.now();
    const note = readNote(path, text);
    if (performance.now() - start > slowest && isSlow(() => readNote(path, text))) return `over ${slowest} ms`;
    return spanFault(note, text) ?? taskFault(note, text, path) ?? lineEndFault(note, text, path);
  } catch (error) {
    return `throws ${error instanceof Error ? error.message.split('\n', 1)[0] : String(error)}`;
  }
}

/** True when even the best of three more runs takes too long. */
function isSlow(run: () => unknown): boolean {
  return [1, 2, 3].every(() => {
    const start = performance.now();
    const busy = process.cpuUsage();
    run();
    const { user, system } = process.cpuUsage(busy);
    // The processor's time where that is less: other programs run too.
    return Math.min(performance.now() - start, (user + system) / 1000) > slowest;
  });
}

function spanFault(note: Note, text: string): string | undefined {
  const spans: Span[] = [
    ...note.problems.map(({ span }) => span),
    ...note.links.map(({ span }) => span),
    ...note.headings.map(({ span }) => span),
    ...parseTimeline(text, note).map(({ span }) => span),
    ...(note.header?.entries ?? []).flatMap(({ keySpan, valueSpan, values }) => [
      keySpan,
      valueSpan,
      ...values.map(({ span }) => span),
    ]),
    ...note.tasks.flatMap((task) => [task.lineSpan, task.contentSpan, task.markerSpan, ...tokens(task)]),
  ];
  const wrong = spans.find(({ start, end }) => !(0 <= start && start <= end && end <= text.length));
  return wrong && `span ${wrong.start}-${wrong.end} of ${text.length}`;
}

function tokens({ fields, people, projects, tags }: TaskLine): Span[] {
  return [
    ...fields.flatMap(({ span, valueSpan }) => [span, valueSpan]),
    ...[...people, ...projects, ...tags].map(({ span }) => span),
  ];
}

/** A task is its line: it is read alone as in its note, its values stand where they say, and a change leaves other lines alone. */
function taskFault(note: Note, text: string, path: string): string | undefined {
  for (const task of note.tasks) {
    const { lineSpan, raw } = task;
    if (text.slice(lineSpan.start, lineSpan.end) !== raw) return 'raw is not the line';
    for (const { key, value, valueSpan } of task.fields)
      if (key !== 'priority' && text.slice(valueSpan.start, valueSpan.end) !== value) return `value of ${key}`;
    const alone = readLineOf(path.endsWith('.txt'), raw);
    if (alone === undefined) return 'no task when read alone';
    // The lane of a board says the state of its cards.
    const same = text.includes('kanban') ? { ...alone, state: task.state } : alone;
    if (meaning(same) !== meaning(task)) return `read alone: ${meaning(alone)} in the note: ${meaning(task)}`;
    const [field] = task.fields;
    if (field && setFieldEdits(text, task, field.key, field.value).length > 0) return `setting ${field.key} to itself`;
  }
  const task = note.tasks.at(-1);
  return task && editFault(text, note, task, path);
}

function meaning({ text, state, fields, people }: TaskLine): string {
  return JSON.stringify([text, state, fields.map(({ key, value }) => [key, value]), people.map(({ name }) => name)]);
}

/** A field that is set is read back, and a tick changes one line, or adds one. */
function editFault(text: string, note: Note, task: Task, path: string): string | undefined {
  const lines = text.split('\n');
  const set = applyEdits(text, setFieldEdits(text, task, 'due', '2027-01-02')).split('\n');
  if (set.length !== lines.length || lines.some((each, at) => at !== task.line && each !== set[at]))
    return 'due: other lines';
  if (
    task.raw.split(/[[(@`]/).length < mostOpenings &&
    readLineOf(path.endsWith('.txt'), set[task.line]?.replace(/^\ufeff/, '').replace(/\r$/, '') ?? '')?.due !==
      '2027-01-02'
  )
    return 'due is not read back';
  const ordinal = note.tasks.filter(({ raw, line }) => raw === task.raw && line < task.line).length;
  const key = {
    raw: task.raw,
    ordinal,
    equal: note.tasks.filter(({ raw }) => raw === task.raw).length,
    line: task.line,
  };
  const ticked = toggleLine(text, { path, task: key }, { today, config });
  if (isRefusal(ticked)) return undefined;
  const after = applyEdits(text, ticked.edits).split('\n');
  const added = after.length - lines.length;
  if (added < 0 || added > 1) return `a tick adds ${added} lines`;
  const kept =
    added === 1
      ? after.toSpliced(
          after.findIndex((each, at) => each !== lines[at]),
          1,
        )
      : after;
  const changed = kept.filter((each, at) => each !== lines[at]).length;
  return changed > 1 ? `a tick changes ${changed} lines` : undefined;
}

/** Other line ends change nothing that is read. */
function lineEndFault(note: Note, text: string, path: string): string | undefined {
  if (text.includes('\r') || text.length > 2000) return undefined;
  const other = readNote(path, text.replaceAll('\n', '\r\n'));
  const shown = ({ tasks, links }: Note) =>
    JSON.stringify([tasks.map(meaning), links.map(({ target, text }) => [target, text])]);
  return shown(other) === shown(note) ? undefined : 'other line ends read otherwise';
}

/** A fault with the smallest text that was found to have it. */
export interface FuzzFault {
  readonly fault: string;
  readonly path: string;
  readonly text: string;
}

/** Tries `count` inputs. Every seventh is read as a todo.txt file, too, every eleventh as a YAML file. */
export function fuzz(seed: number, count: number): FuzzFault | undefined {
  const inputs = fuzzInputs(fuzzCorpus(), seed);
  for (let done = 0; done < count; done++) {
    const text = inputs.next().value;
    for (const path of [
      'notes/a.md',
      ...(done % 7 === 0 ? ['todo.txt'] : []),
      ...(done % 11 === 0 ? ['kep.yaml'] : []),
    ]) {
      const fault = faultOf(text, path);
      if (fault !== undefined) return smaller({ fault, path, text });
    }
  }
  return undefined;
}

/** Leaves out pieces, large ones first, as long as a fault of the same kind remains. */
function smaller(found: FuzzFault): FuzzFault {
  let { fault, text } = found;
  const kind = fault.slice(0, 10);
  let tries = 2000;
  for (let size = text.length >> 1; size > 0; size >>= 1) {
    for (let at = 0; at < text.length && tries > 0; tries--) {
      const shorter = text.slice(0, at) + text.slice(at + size);
      const same = faultOf(shorter, found.path);
      if (same?.startsWith(kind)) [text, fault] = [shorter, same];
      else at += size;
    }
  }
  return { ...found, text, fault };
}
