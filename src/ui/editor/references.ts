// Writes a reference to a task of another note that has no id yet: both notes change together, as one step of undo. Comes in: what a
// completion proposed; goes out: nothing, or a refusal. Decides nothing: what is written where is core's.
import type { Refusal } from '../../core/edits/edit.ts';
import { isRefusal } from '../../core/edits/edit.ts';
import { giveId, type ReferencePlace, type Referred, writeReference } from '../../core/edits/reference.ts';
import type { Notebooks } from '../../notebook/registry.ts';
import { workContext } from '../item/rowChanges.ts';
import { openNote } from '../openNote.ts';
import { openNotebookAt } from '../pickNotebook.ts';

/** Makes the reference at a place of a note. */
export async function referTo(
  notebooks: Notebooks,
  root: unknown,
  path: unknown,
  place: unknown,
  referred: unknown,
): Promise<Refusal | void> {
  const open = openNotebookAt(notebooks, root);
  if (!open || typeof path !== 'string' || !isPlace(place) || !isReferred(referred)) return;
  const other = referred.key.path;
  const outcome = await open.notebook.apply([
    { kind: 'edit', path, intent: (text) => writeReference(text, place) },
    { kind: 'edit', path: other, intent: (text) => giveId(text, referred, workContext(open, other)) },
  ]);
  if (isRefusal(outcome)) return outcome;
  if (outcome.cursor !== undefined) await openNote(open.root, path, { at: { offset: outcome.cursor }, preview: false });
}

function isPlace(place: unknown): place is ReferencePlace {
  if (typeof place !== 'object' || place === null) return false;
  const { span, typed, insert } = place as Partial<Record<keyof ReferencePlace, unknown>>;
  return typeof span === 'object' && typeof typed === 'string' && typeof insert === 'string';
}

function isReferred(referred: unknown): referred is Referred {
  if (typeof referred !== 'object' || referred === null) return false;
  const { key, id } = referred as Partial<Record<keyof Referred, unknown>>;
  return typeof key === 'object' && typeof id === 'string';
}
