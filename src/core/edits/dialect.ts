// The dialect of a field that a line does not have yet, by the mirror rule: as the line writes, as the configuration says, as the
// note writes, as its folder and its notebook do, else plain (docs/format, "Mirror rule"). Comes in: a task and its note, or the
// index. Goes out: a dialect. Nothing is ever converted by an edit; that is a command of its own.

import type { IndexReader } from '../index/rows.ts';
import { freeDialect, lineDialect } from '../note/fieldEdits.ts';
import type { Dialect, Note, Task } from '../note/note.ts';
import { isTodoTxt, readLineOf } from '../note/readNote.ts';
import type { NotebookConfig } from '../record/kind.ts';
import { parseOptions } from '../record/parseOptions.ts';

/** A task in its note, and what else is known of how this notebook writes. */
export interface Written {
  readonly text: string;
  readonly note: Note;
  readonly task: Task;
  readonly config: NotebookConfig;
  /** What lines of the folder or the notebook are written in, where somebody knows. */
  readonly usual?: Dialect | undefined;
}

const declared = { auto: undefined, plain: 'plain', emoji: 'emoji', dataview: 'bracket' } as const;

/** Lines with fields that are looked at to learn how a folder or notebook writes. */
const sample = 60;

/** The dialect of a new field of a line. */
export function fieldDialect({ note, task, config, usual }: Written): Dialect {
  return lineDialect(task) ?? newLineDialect(note, config, usual);
}

/** The dialect of a new line of a note. */
export function newLineDialect(note: Note, config: NotebookConfig, usual?: Dialect): Dialect {
  return declared[config.taskSyntax] ?? majority(note.tasks.map((task) => freeDialect(task))) ?? usual ?? 'plain';
}

/** False for a bare line of a note whose tasks carry no fields: nobody there asked for any. */
export function carriesFields({ note, task, config }: Written): boolean {
  return isOurs(task, config) || note.tasks.some((each) => lineDialect(each) !== undefined);
}

/** What most lines in the folder of a note are written in, else in the whole notebook, as far as a sample tells. */
export function usualDialect(index: IndexReader, path: string): Dialect | undefined {
  const folder = path.slice(0, path.lastIndexOf('/') + 1);
  const beside = index.paths().filter((other) => other !== path && other.startsWith(folder));
  return majority(dialectsOf(index, beside)) ?? majority(dialectsOf(index, index.paths()));
}

function dialectsOf(index: IndexReader, paths: readonly string[]): Dialect[] {
  const found: Dialect[] = [];
  for (const path of paths) {
    const todoTxt = isTodoTxt(path);
    for (const row of todoTxt ? [] : index.taskRows(path)) {
      const raw = index.key(row).task?.raw ?? '';
      const task = readLineOf(todoTxt, raw, parseOptions(index.config));
      const dialect = task && freeDialect(task);
      if (dialect !== undefined && found.push(dialect) === sample) return found;
    }
  }
  return found;
}

function majority(dialects: readonly (Dialect | undefined)[]): Dialect | undefined {
  const counts = new Map<Dialect, number>();
  for (const dialect of dialects) if (dialect !== undefined) counts.set(dialect, (counts.get(dialect) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0];
}

/** A word that only Daybook reads makes a line one of ours: a person of the roster or a project. */
function isOurs(task: Task, { people }: NotebookConfig): boolean {
  const known = new Set(people.flatMap((person) => [person.id, ...person.handles]).map((name) => name.toLowerCase()));
  return task.projects.length > 0 || task.people.some(({ name }) => known.has(name.toLowerCase()));
}
