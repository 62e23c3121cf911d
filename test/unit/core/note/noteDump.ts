// A note as a few readable lines, for golden files: header entries, headings, tasks, links, readings, problems.
import type { HeaderEntry, Link, Note, Problem, Task } from '../../../../src/core/note/note.ts';
import { lineAt, lineStarts } from '../../../../src/core/text.ts';

/** Prints a note; spans are shown by the text they cover, so that a wrong one is seen. */
export function dumpNote(note: Note, text: string): string {
  const starts = lineStarts(text);
  const { header } = note;
  const lines = [
    ...(header ? [`header ${header.format}${header.broken ? ' broken' : ''}`] : []),
    ...(header?.entries ?? []).map((entry) => entryLine(entry, text)),
    ...(note.title === '' ? [] : [`title ${shown(note.title)}`]),
    ...note.headings.map((heading) => `${'#'.repeat(heading.level)} ${shown(heading.text)} (line ${heading.line + 1})`),
    ...note.tasks.map((task) => taskLine(task, note)),
    ...note.links.map((link) => linkLine(link)),
    ...note.readings.map(
      ({ day, value, sample, line }) => `reading ${day} ${value} n=${sample ?? '-'} (line ${line + 1})`,
    ),
    ...note.problems.map((problem) => problemLine(problem, text, starts)),
  ];
  return `${lines.join('\n')}\n`;
}

function entryLine(entry: HeaderEntry, text: string): string {
  const name = entry.key === entry.field ? entry.key : `${entry.key} (${entry.field})`;
  const maps = entry.maps.map((map) => `{${[...map].map(([key, value]) => `${key}=${shown(value.text)}`).join(', ')}}`);
  const values = [...entry.values.map((value) => shown(value.text)), ...maps].join(', ');
  return `  ${name}: ${entry.shape} ${values} <${shown(text.slice(entry.valueSpan.start, entry.valueSpan.end))}>`;
}

function taskLine(task: Task, note: Note): string {
  const marks = [
    ...task.people.map((mention) => `@${mention.name}`),
    ...task.projects.map((mention) => `+${mention.name}`),
    ...task.tags.map((mention) => `#${mention.name}`),
  ];
  const flags = [task.milestone ? 'milestone' : '', task.criterion ? 'criterion' : ''].filter((flag) => flag !== '');
  const parent = task.parent < 0 ? [] : [`below line ${(note.tasks[task.parent]?.line ?? -1) + 1}`];
  const heading = task.heading < 0 ? [] : [`under ${shown(note.headings[task.heading]?.text ?? '?')}`];
  const fields = task.fields.map((field) => `${field.key}=${shown(field.value)}(${field.dialect})`);
  const about = [`line ${task.line + 1}`, ...parent, ...heading, ...flags].join(', ');
  return [`[${task.state}] ${shown(task.text)}`, meaning(task), fields.join(' '), marks.join(' '), about]
    .filter((part) => part !== '')
    .join(' | ');
}

function meaning(task: Task): string {
  const { due, scheduled, start, created, done, cancelled, priority, repeat, id, wait, asked, owner, after } = task;
  return Object.entries({ due, scheduled, start, created, done, cancelled, priority, repeat, id, wait, asked, owner })
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => `${key} ${value}`)
    .concat(after.length > 0 ? [`after ${after.join('+')}`] : [])
    .join(', ');
}

function linkLine(link: Link): string {
  return `${link.kind} link ${shown(link.target)} as ${shown(link.text)}`;
}

function problemLine(problem: Problem, text: string, starts: readonly number[]): string {
  const line = lineAt(starts, problem.span.start);
  const column = problem.span.start - (starts[line] ?? 0) + 1;
  const quoted = shown(text.slice(problem.span.start, problem.span.end));
  return `${problem.severity} ${problem.code} ${line + 1}:${column} ${quoted}`;
}

const invisible = new Map([
  ['\n', '\\n'],
  ['\r', '\\r'],
  ['\t', '\\t'],
  ...[0xa0, 0x200b, 0xfe0f, 0xfeff].map((code): [string, string] => [
    String.fromCharCode(code),
    `\\u${code.toString(16).padStart(4, '0')}`,
  ]),
]);

/** Invisible characters made visible. */
function shown(text: string): string {
  return Array.from(text, (character) => invisible.get(character) ?? character).join('');
}
