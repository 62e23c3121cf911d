// Which reader a file's name asks for: todo.txt files have a format of their own, a `kep.yaml` is a header, everything else is Markdown. Comes in: a path
// and a text; goes out: a Note. The one place that knows the names; the readers know none.
import type { ParseOptions } from './box.ts';
import type { Note, TaskLine } from './note.ts';
import { parseNote } from './parseNote.ts';
import { parseTaskLine } from './taskLine.ts';
import { parseTodoLine, parseTodoTxt } from './todoTxt.ts';
import { parseYamlFile } from './yamlFile.ts';

/** True for `todo.txt`, `done.txt` and `*.todo.txt`, in any case of letters. Paths are notebook paths (POSIX). */
export function isTodoTxt(path: string): boolean {
  return !isMarkdown(path) && /(?:^|\/)(?:(?:todo|done)|[^/]*\.todo)\.txt$/i.test(path);
}

/** True for `kep.yaml`, which says what an enhancement proposal is beside its README. */
export function isYamlNote(path: string): boolean {
  return !isMarkdown(path) && /(?:^|\/)kep\.yaml$/i.test(path);
}

/** Nearly every note, told without a look at all of its path. */
function isMarkdown(path: string): boolean {
  return path.endsWith('.md');
}

/** Reads the text of the file at `path`; problems instead of exceptions, as `parseNote`. */
export function readNote(path: string, text: string, options: ParseOptions = {}): Note {
  if (isYamlNote(path)) return parseYamlFile(text);
  return isTodoTxt(path) ? parseTodoTxt(text) : parseNote(text, options);
}

/** Reads one task line as it stands in a todo.txt file, or in any other note; undefined for a line that is no task. */
export function readLineOf(todoTxt: boolean, raw: string, options: ParseOptions = {}): TaskLine | undefined {
  return todoTxt ? parseTodoLine(raw) : parseTaskLine(raw, options);
}
