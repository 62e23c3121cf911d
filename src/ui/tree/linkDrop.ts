// Rows dropped into a Markdown editor become links to their notes: one in the line, several as a list. Comes in: a data transfer
// with our rows; goes out: text to insert. Rows of another notebook stay what VS Code makes of files.
import {
  type DataTransfer,
  type Disposable,
  DocumentDropEdit,
  DocumentDropOrPasteEditKind,
  l10n,
  languages,
  type Position,
  type TextDocument,
} from 'vscode';
import { noteLink } from '../../core/record/noteLink.ts';
import type { Notebooks } from '../../notebook/registry.ts';
import { rowsMime, unpackRows } from './draggedRows.ts';

/** Registers the drop; unregistered by the result. */
export function registerLinkDrop(notebooks: Notebooks): Disposable {
  const kind = DocumentDropOrPasteEditKind.Text.append('daybook', 'link');
  const provideDocumentDropEdits = async (
    document: TextDocument,
    _position: Position,
    transfer: DataTransfer,
  ): Promise<DocumentDropEdit | undefined> => {
    const here = notebooks.at(document.uri.toString());
    if (!here || !transfer.get(rowsMime)) return undefined;
    const rows = await unpackRows(notebooks, transfer);
    if (rows.length === 0 || rows.some(({ notebook }) => notebook !== here.open.root)) return undefined;
    const links = rows.map(({ key, label }) => noteLink(label, here.path, key.path));
    const text = links.length === 1 ? links.join('') : links.map((link) => `- ${link}`).join('\n');
    return new DocumentDropEdit(text, l10n.t('Insert Link to Row'), kind);
  };
  return languages.registerDocumentDropEditProvider(
    { language: 'markdown' },
    { provideDocumentDropEdits },
    { dropMimeTypes: [rowsMime], providedDropEditKinds: [kind] },
  );
}
