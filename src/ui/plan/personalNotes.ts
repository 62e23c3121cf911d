// Changes the note of a person's day or week as one step: it is made when it is not there, else edited, and shown with the cursor where
// typing goes on. Comes in: the notebook, the day, what is to be done to the text. Goes out: nothing, or a refusal.
import { isRefusal, type NewFile, type NoteEdit, type Refusal } from '../../core/edits/edit.ts';
import { newPersonalNote, notedPath, type PersonalKind } from '../../core/plan/personalNote.ts';
import type { TemplateData } from '../../core/record/template.ts';
import { applyEdits } from '../../core/text.ts';
import type { OpenNotebook } from '../../notebook/registry.ts';
import { teamTemplate } from '../newNotes.ts';
import { type OpenOptions, openNote } from '../openNote.ts';

/** What is done to the text of a note at a path; asked again on a newer text. */
export type PersonalChange = (text: string, path: string) => NoteEdit | Refusal;

/** Whose note of which day, and what its template may use beside the usual. */
export interface PersonalTarget {
  readonly kind: PersonalKind;
  readonly day: string;
  readonly me: string | undefined;
  /** Leaves the editor as it is. */
  readonly quiet?: true;
  readonly variables?: (path: string) => TemplateData;
}

/** Does it, and opens the note. A change that leaves the text as it is opens it all the same. */
export async function changePersonalNote(
  open: OpenNotebook,
  target: PersonalTarget,
  change: PersonalChange,
): Promise<Refusal | void> {
  const { notebook, root } = open;
  const found = notedPath(notebook.index(), target.kind, target.day, target.me);
  const made =
    found === undefined || notebook.index().noteRow(found) === undefined ? await make(open, target, change) : found;
  if (typeof made !== 'string' && isRefusal(made)) return made;
  const show = async (path: string, at: OpenOptions): Promise<void> => {
    if (!target.quiet) await openNote(root, path, { ...at, preview: false });
  };
  if (typeof made !== 'string') return show(made.path, { at: { offset: made.cursor } });
  const outcome = await notebook.edit(made, (text) => change(text, made));
  if (isRefusal(outcome) && outcome.refused !== 'unchanged') return outcome;
  const at = isRefusal(outcome) || outcome.cursor === undefined ? {} : { at: { offset: outcome.cursor } };
  await show(made, at);
}

/** The new note, or the path of one that somebody made in this very moment. */
async function make(
  open: OpenNotebook,
  target: PersonalTarget,
  change: PersonalChange,
): Promise<NewFile | Refusal | string> {
  const { notebook } = open;
  const { kind, day, me, variables } = target;
  const decl = notebook.config.kinds.get(kind);
  const template = decl && (await teamTemplate(open, kind, decl.template));
  const context = { config: notebook.config, ...(me !== undefined && { me }) };
  const first = newPersonalNote(kind, day, context, template);
  if (isRefusal(first)) return first;
  const file = variables ? newPersonalNote(kind, day, context, template, variables(first.path)) : first;
  if (isRefusal(file)) return file;
  const edit = change(file.text, file.path);
  if (isRefusal(edit)) return edit;
  const whole = { path: file.path, text: applyEdits(file.text, edit.edits), cursor: edit.cursor ?? file.cursor };
  const outcome = await notebook.create({ ...whole, cursor: Math.min(whole.cursor, whole.text.length) });
  if (!isRefusal(outcome)) return whole;
  return outcome.refused === 'exists' ? file.path : outcome;
}
