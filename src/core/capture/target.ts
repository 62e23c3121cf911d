// Where captured lines can go, and how they are put there: the inbox, the note of today, a project, the note at hand. Comes in: what
// was read, the index; goes out: targets, the likeliest first, and for each an edit of its text or a new note. Lines are
// written in the dialect of the note they go to.
import { addLine } from '../edits/addLine.ts';
import { newLineDialect, usualDialect } from '../edits/dialect.ts';
import type { NewFile, NoteEdit, Refusal } from '../edits/edit.ts';
import { isRefusal } from '../edits/edit.ts';
import { addTaskBlock } from '../edits/placeTask.ts';
import { projectPaths } from '../navigate/lookup.ts';
import { parseNote } from '../note/parseNote.ts';
import { isTodoTxt } from '../note/readNote.ts';
import { printTaskLine } from '../note/taskPrint.ts';
import { baseVariables, fileName, newRecord, type RecordContext } from '../record/newRecord.ts';
import { safePath } from '../record/safeName.ts';
import { applyEdits, majorityLineEnd } from '../text.ts';
import type { CaptureContext, Captured } from './readCapture.ts';

/** A place for captured lines. */
export interface CaptureTarget {
  readonly is: 'inbox' | 'day' | 'project' | 'note';
  readonly path: string;
  /** Whether the note is there already. */
  readonly exists: boolean;
}

/** What targets are chosen by: `now` is an instant with offset, `current` the path of the note at hand. */
export interface TargetContext extends CaptureContext {
  readonly now: string;
  readonly current?: string;
}

/** Headings under which a day's note keeps what is to be done. */
const dayHeadings = ['plan', 'tasks', 'to do', 'to-do', 'todo', 'today'];

/** The targets of a line, the default first: the project it names, else the inbox. Files of another format are none. */
export function captureTargets(captured: readonly Captured[], context: TargetContext): CaptureTarget[] {
  const { index, current } = context;
  const target = (is: CaptureTarget['is'], path: string | undefined): CaptureTarget[] =>
    path === undefined || isTodoTxt(path) ? [] : [{ is, path, exists: index.noteRow(path) !== undefined }];
  const slugs = new Set(captured.flatMap(({ draft }) => draft.projects ?? []));
  const [slug] = slugs;
  const project = slug !== undefined && slugs.size === 1 ? projectPaths(index).get(slug.toLowerCase()) : undefined;
  const all = [
    ...target('project', project),
    ...target('inbox', inboxPath(context)),
    ...target('day', dayPath(context)),
    ...target('note', current),
  ];
  return all.filter(({ path }, at) => all.findIndex((each) => each.path === path) === at);
}

/** My own inbox, or the one of the notebook where nobody else is. */
export function inboxPath({ index, me }: CaptureContext): string {
  const { people } = index.roster();
  return me === undefined || people.length < 2 ? index.config.inbox : `inbox/${me}.md`;
}

function dayPath(context: TargetContext): string | undefined {
  const kind = context.index.config.kinds.get('day');
  if (!kind || context.me === undefined) return undefined;
  const name = fileName(kind.file, baseVariables('', recordContext(context)));
  return safePath([kind.folder, ...name.slice(0, -1)].filter(Boolean).join('/'), name.at(-1) ?? '');
}

/**
 * The lines as they are written into a target whose text is given. The project of a project's own note is not said again; a line of the
 * inbox that has no day yet says when it was written, which tells how old the inbox is.
 */
export function capturedLines(
  captured: readonly Captured[],
  target: CaptureTarget,
  text: string,
  context: CaptureContext,
): string[] {
  const { index, today } = context;
  const note = parseNote(text, { markers: index.config.markers });
  const dialect = newLineDialect(note, index.config, usualDialect(index, target.path));
  return captured.map(({ draft: { projects = [], fields = {}, ...draft } }) => {
    const isUndated = target.is === 'inbox' && fields['due'] === undefined && fields['scheduled'] === undefined;
    const written = isUndated ? { created: today, ...fields } : fields;
    const left = target.is === 'project' ? projects.slice(1) : projects;
    return printTaskLine({ ...draft, projects: left, fields: written }, dialect);
  });
}

/** Adds the lines to a target that is there. The cursor is the end of the last one. */
export function addCaptured(captured: readonly Captured[], target: CaptureTarget, context: CaptureContext) {
  return (text: string): NoteEdit => {
    const block = capturedLines(captured, target, text, context).join(majorityLineEnd(text));
    if (target.is === 'project') return addLine(text, 'Tasks', block);
    const { headings } = parseNote(text);
    const plan =
      target.is === 'day' ? headings.find((each) => dayHeadings.includes(each.text.toLowerCase())) : undefined;
    return plan ? addLine(text, plan.text, block) : addTaskBlock(text, block);
  };
}

/** A new note that holds the lines: an inbox, or the note of today from its template (`template` is the team's own, if any). */
export function captureFile(
  captured: readonly Captured[],
  target: CaptureTarget,
  context: TargetContext,
  template?: string,
): NewFile | Refusal {
  const { path } = target;
  const empty = target.is === 'day' ? newDay(context, template) : '# Inbox\n';
  if (typeof empty !== 'string') return empty;
  const { edits, cursor = 0 } = addCaptured(captured, target, context)(empty);
  const text = applyEdits(empty, edits);
  return { path, text: text.endsWith('\n') ? text : `${text}\n`, cursor };
}

function newDay(context: TargetContext, template: string | undefined): string | Refusal {
  const note = newRecord('day', template === undefined ? {} : { template }, recordContext(context));
  return isRefusal(note) ? note : note.text;
}

function recordContext({ index, today, now, me }: TargetContext): RecordContext {
  return { config: index.config, today, now, ...(me === undefined ? {} : { me }) };
}
