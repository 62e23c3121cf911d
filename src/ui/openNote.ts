// Opens notes in editors: at a line, at an offset, or beside. Comes in: a notebook's root and a path; never writes.
import { Position, Selection, type TextEditor, Uri, ViewColumn, window, workspace } from 'vscode';

/** Where to put the cursor, and whether to open beside the active editor. */
export interface OpenOptions {
  /** UTF-16 offset in the text, or a line from 0. */
  readonly at?: { readonly offset: number } | { readonly line: number };
  readonly beside?: boolean;
  readonly preview?: boolean;
  /** Keep the focus where it is (a tree being walked by keyboard). */
  readonly preserveFocus?: boolean;
}

/** The URI of a note from its notebook's root (a URI text) and its path. */
export function noteUri(root: string, path: string): Uri {
  return Uri.joinPath(Uri.parse(root), path);
}

/** Shows a note as text and puts the cursor where it is wanted. */
export async function openNote(root: string, path: string, options: OpenOptions = {}): Promise<TextEditor> {
  const document = await workspace.openTextDocument(noteUri(root, path));
  const { at, beside, preview, preserveFocus } = options;
  const position = !at
    ? undefined
    : 'offset' in at
      ? document.positionAt(at.offset)
      : endOfLine(document.lineAt(Math.min(at.line, document.lineCount - 1)).text, at.line);
  return window.showTextDocument(document, {
    viewColumn: beside ? ViewColumn.Beside : ViewColumn.Active,
    preview: preview ?? true,
    preserveFocus: preserveFocus ?? false,
    ...(position ? { selection: new Selection(position, position) } : {}),
  });
}

function endOfLine(text: string, line: number): Position {
  return new Position(line, text.length);
}
