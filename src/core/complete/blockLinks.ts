// Completion of links to one task of a note: `[[note#^`. Comes in: what is typed and the note that the link leads to; goes out:
// proposals. A task that nothing refers to yet gets its id together with the link, at the end of its line as other tools want it.
import { taskKey } from '../edits/findTask.ts';
import { setFieldEdits } from '../note/fieldEdits.ts';
import type { Note, Task } from '../note/note.ts';
import { isTodoTxt } from '../note/readNote.ts';
import { isOpenClass } from '../note/stateClass.ts';
import type { Span } from '../text.ts';
import { type Completion, type CompletionRequest, fitting } from './completion.ts';

/** The note behind a link as it is read, and where the part behind `#^` stands. */
export interface BlockLink {
  /** Undefined for the note at hand. */
  readonly path: string | undefined;
  readonly note: Note;
  readonly typed: string;
  readonly span: Span;
  /** What closes the link where nothing does yet. */
  readonly close: string;
}

/** Tasks by id or words, open ones first; closed ones only where they have an id. */
export function blockLinks(request: CompletionRequest, link: BlockLink): Completion[] {
  const { note, typed } = link;
  const isOpen = (task: Task): boolean => isOpenClass(task.state);
  const able = note.tasks.filter((task) => task.id !== undefined || (isOpen(task) && !task.criterion));
  const found = fitting(
    typed,
    able,
    ({ id, text }) => (id === undefined ? [text] : [id, text]),
    (task) => (isOpen(task) ? 1 : 0),
  );
  return found.flatMap((task) => blockLink(task, request, link) ?? []);
}

function blockLink(
  task: Task,
  request: CompletionRequest,
  { path, note, span, close }: BlockLink,
): Completion | undefined {
  const id = task.id ?? request.newId?.();
  if (id === undefined || (task.id === undefined && isTodoTxt(path ?? request.path))) return undefined;
  const proposal = { kind: 'id', label: task.text, detail: id, insert: id + close, span } as const;
  if (task.id !== undefined) return proposal;
  if (path === undefined) return { ...proposal, also: setFieldEdits(request.text, task, 'block', id) };
  return { ...proposal, refers: { key: { path, task: taskKey(note, task) }, id, isBlock: true } };
}
