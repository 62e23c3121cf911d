// Edits of the workspace that VS Code shows before it makes them. Comes in: how much an edit changes; goes out: the same edit, with a
// preview where that is more than a person sees at a glance. Changes nothing by itself.
import { l10n, Position, type Uri, type WorkspaceEdit } from 'vscode';

/** More lines than this, or more than one note, are shown before they are changed. */
const mostUnseen = 5;

/** True for what has to be shown first. */
export function needsPreview(lines: number, notes: number): boolean {
  return lines > mostUnseen || notes > 1;
}

/**
 * Makes VS Code show the edit before it is made, everything in it ticked. What asks for confirmation starts unticked there, so an
 * insertion of nothing does the asking: ticked or not, it changes no text.
 */
export function showFirst(edit: WorkspaceEdit, uri: Uri): void {
  const label = l10n.t('Untick what should stay as it is');
  edit.insert(uri, new Position(0, 0), '', { label, needsConfirmation: true });
}
