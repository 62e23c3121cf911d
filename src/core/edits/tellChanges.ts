// What differs between two forms of a note, line by line, for people who did not see it happen. Comes in: the note's path and its text
// before and after. Goes out: whose line it is, and what went and came in it, days spelled out.
import { isDay } from '../day.ts';
import { sayDay } from '../language.ts';
import { align } from '../merge/align.ts';
import type { Note } from '../note/note.ts';
import { readNote } from '../note/readNote.ts';
import { nameOf } from '../notePath.ts';

/** One line that differs. */
export interface ToldChange {
  /** The task, the note for a line of its header, else the line itself. */
  readonly title: string;
  /** The field that differs: `due`; empty where it is more than one, or none. */
  readonly field: string;
  /** What went; empty where something came only. */
  readonly from: string;
  readonly to: string;
}

/** A form of a note. */
interface Form {
  readonly lines: readonly string[];
  readonly note: Note;
  /** Lines of the header. */
  readonly header: number;
  readonly name: string;
}

/** Words, and what stands in brackets as one. */
const words = /\[[^\]]*\]|\([^)]*::[^)]*\)|\S+/g;

/** Every line that differs, in the order of the note: those that went are paired with those that came in their place. */
export function tellChanges(path: string, before: string, after: string): ToldChange[] {
  const [old, now] = [formOf(path, before), formOf(path, after)];
  const told: ToldChange[] = [];
  let [oldFrom, nowFrom] = [0, 0];
  const close = (oldEnd: number, nowEnd: number): void => {
    for (let at = 0; at < Math.max(oldEnd - oldFrom, nowEnd - nowFrom); at++) {
      const went = oldFrom + at < oldEnd ? oldFrom + at : undefined;
      const came = nowFrom + at < nowEnd ? nowFrom + at : undefined;
      told.push(...toldOf(old, now, went, came));
    }
    [oldFrom, nowFrom] = [oldEnd + 1, nowEnd + 1];
  };
  for (const [at, partner] of align(old.lines, now.lines).entries()) if (partner >= 0) close(at, partner);
  close(old.lines.length, now.lines.length);
  return told;
}

function formOf(path: string, text: string): Form {
  const note = readNote(path, text);
  const header = text.slice(0, note.bodyStart).split('\n').length - 1;
  return { lines: text.split(/\r?\n/), note, header, name: note.title || nameOf(path) };
}

function toldOf(old: Form, now: Form, oldAt: number | undefined, nowAt: number | undefined): ToldChange[] {
  const went = oldAt === undefined ? '' : (old.lines[oldAt]?.trim() ?? '');
  const came = nowAt === undefined ? '' : (now.lines[nowAt]?.trim() ?? '');
  if (went === came) return [];
  const title = titleAt(now, nowAt) ?? titleAt(old, oldAt);
  if (title === undefined) return [{ title: came || went, field: '', from: came === '' ? '' : went, to: '' }];
  const isHeader = (nowAt ?? oldAt ?? 0) < (nowAt === undefined ? old : now).header;
  const [from, to] = isHeader ? [went, came] : [without(went, came), without(came, went)];
  const [gone, come] = [fieldOf(from), fieldOf(to)];
  const field = gone.field === '' || come.field === '' || gone.field === come.field ? gone.field || come.field : '';
  return field === ''
    ? [{ title, field, from: spelled(from), to: spelled(to) }]
    : [{ title, field, from: spelled(gone.value), to: spelled(come.value) }];
}

function titleAt({ note, header, name }: Form, line: number | undefined): string | undefined {
  if (line === undefined) return undefined;
  return note.tasks.find((task) => task.line === line)?.text ?? (line < header ? name : undefined);
}

/** The words of a line that the other has not. */
function without(line: string, other: string): string {
  const known = new Map<string, number>();
  for (const [word] of other.matchAll(words)) known.set(word, (known.get(word) ?? 0) + 1);
  const left = [...line.matchAll(words)].filter(([word]) => {
    const count = known.get(word) ?? 0;
    known.set(word, count - 1);
    return count <= 0;
  });
  return left.map(([word]) => word).join(' ');
}

/** `due:2026-03-13`, `due: 2026-03-13` and `[due:: 2026-03-13]` as field and value; empty names for anything else. */
function fieldOf(text: string): { readonly field: string; readonly value: string } {
  const bare = /^\[(.*)\]$/.exec(text)?.[1] ?? text;
  const [, field = '', value = ''] = /^([\p{L}][\w-]*)::?\s*(\S.*)?$/u.exec(bare) ?? [];
  return field === '' || / [\w-]+:/.test(value) ? { field: '', value: text } : { field, value };
}

function spelled(text: string): string {
  return text.replace(/\b\d{4}-\d\d-\d\d(?!T)\b/g, (day) => (isDay(day) ? sayDay(day) : day));
}
