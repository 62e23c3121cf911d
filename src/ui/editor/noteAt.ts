// The note that an editor shows, if it is one of ours and the notebook is read. Comes in: a document; goes out: its notebook, path
// and text. Editor features ask here first, so that they do nothing in other files.
import type { DocumentSelector, TextDocument } from 'vscode';
import { configPath } from '../../core/notePath.ts';
import type { Notebooks, OpenNotebook } from '../../notebook/registry.ts';

/** A note, or `daybook.yml`, as it is in an editor now. */
export interface NoteAt {
  readonly open: OpenNotebook;
  readonly path: string;
  readonly text: string;
}

/** Files that can be notes, by language or name. */
export const noteSelector: DocumentSelector = [{ language: 'markdown' }, { pattern: '**/*.txt' }];

/** The same, and the configuration. */
export const fileSelector: DocumentSelector = [...noteSelector, { pattern: '**/daybook.yml' }];

/** The note of a document; undefined for files that are not ours, and while the notebook is being read. */
export function noteAt(notebooks: Notebooks, document: TextDocument): NoteAt | undefined {
  const found = notebooks.at(document.uri.toString());
  if (found?.open.notebook.state !== 'ready') return undefined;
  const { open, path } = found;
  if (path !== configPath && !open.notebook.paths().isNote(path)) return undefined;
  return { open, path, text: document.getText() };
}
