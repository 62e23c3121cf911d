// Notes as VS Code sees them: an open editor's text wins over the disk, and a change to an open note goes through its editor,
// saved only if it was clean before. Closed notes go to the port underneath (disk). A dirty editor is never overwritten or saved.
import {
  EndOfLine,
  Range,
  TabInputCustom,
  TabInputText,
  TabInputTextDiff,
  type TextDocument,
  Uri,
  WorkspaceEdit,
  window,
  workspace,
} from 'vscode';
import { normalized } from '../core/text.ts';
import type { FoundText, NoteFiles, Reformatted, WriteOutcome } from '../notebook/ports.ts';

/** How long to wait for VS Code to take over a change on disk into a clean document, one that a tab shows and any other one, in ms. */
const reloadLimitsMs = { shown: 3000, unseen: 500 };

/**
 * NoteFiles of the notebook at `root` on top of `disk`, which serves whatever no editor holds. Where `throughEditor` holds (an
 * untrusted folder, a virtual file system), closed notes are changed through an editor, too: nothing is written around VS Code.
 */
export function editorNotes(root: Uri, disk: NoteFiles, throughEditor: () => boolean): NoteFiles {
  return {
    list: (folder) => disk.list(folder),
    create: (path, text) => disk.create(path, text),
    refuses: async (path) => (openDocument(root, path)?.isDirty ? undefined : await disk.refuses(path)),
    async remove(path, before): Promise<WriteOutcome> {
      const document = openDocument(root, path);
      if (!document && !throughEditor()) return disk.remove(path, before);
      const refused = await disk.refuses(path);
      if (refused) return refused;
      const text = (await disk.read(path))?.text;
      if (document?.isDirty || text === undefined || normalized(text) !== normalized(before))
        return 'changed-meanwhile';
      const edit = new WorkspaceEdit();
      edit.deleteFile(Uri.joinPath(root, path));
      return (await workspace.applyEdit(edit)) ? 'written' : 'read-only';
    },
    async move(path, to): Promise<WriteOutcome> {
      if (!openDocument(root, path) && !throughEditor()) return disk.move(path, to);
      const refused = (await disk.refuses(path)) ?? (await disk.refuses(to));
      if (refused) return refused;
      if (path.toLowerCase() !== to.toLowerCase() && (await disk.read(to))) return 'exists';
      const edit = new WorkspaceEdit();
      edit.renameFile(Uri.joinPath(root, path), Uri.joinPath(root, to), { overwrite: false });
      return (await workspace.applyEdit(edit)) ? 'written' : 'read-only';
    },
    async read(path): Promise<FoundText | undefined> {
      const document = openDocument(root, path);
      return document?.isDirty ? { text: document.getText(), source: 'buffer' } : disk.read(path);
    },
    async write(path, before, after): Promise<WriteOutcome | Reformatted> {
      const document = openDocument(root, path) ?? (throughEditor() ? await openHidden(root, path) : undefined);
      if (!document) return disk.write(path, before, after);
      // Saving through an editor is bound by the same rules as writing past it.
      const refused = document.isDirty ? undefined : await disk.refuses(path);
      if (refused) return refused;
      if (!(await showsText(document, before)))
        return throughEditor() || isInUse(document) ? 'changed-meanwhile' : disk.write(path, before, after);
      return writeThroughEditor(document, normalizedEnds(after, document));
    },
  };
}

/** The document an editor holds for a note, or undefined. Only the notebook's own scheme: diff editors show other ones. */
export function openDocument(root: Uri, path: string): TextDocument | undefined {
  const wanted = Uri.joinPath(root, path).toString();
  return workspace.textDocuments.find((document) => !document.isClosed && document.uri.toString() === wanted);
}

/**
 * Whether a document holds unsaved text, or a tab shows it. VS Code keeps others for minutes after their last tab was closed, with the text
 * of then until its watcher tells of another one, which may be late or never: nobody looks at them, so they hold nothing up.
 */
function isInUse(document: TextDocument): boolean {
  const uri = document.uri.toString();
  const inTab = window.tabGroups.all.some(({ tabs }) =>
    tabs.some(({ input }) => shownUris(input).some((shown) => shown.toString() === uri)),
  );
  return document.isDirty || inTab || window.visibleTextEditors.some((editor) => editor.document === document);
}

function shownUris(input: unknown): readonly Uri[] {
  if (input instanceof TabInputText || input instanceof TabInputCustom) return [input.uri];
  return input instanceof TabInputTextDiff ? [input.original, input.modified] : [];
}

/** A document without an editor that shows it; VS Code lets go of it by itself. */
async function openHidden(root: Uri, path: string): Promise<TextDocument> {
  return workspace.openTextDocument(Uri.joinPath(root, path));
}

async function writeThroughEditor(document: TextDocument, after: string): Promise<WriteOutcome | Reformatted> {
  const wasClean = !document.isDirty;
  const before = document.getText();
  if (!(await replaceText(document, after))) return 'changed-meanwhile';
  if (!wasClean) return 'written';
  const kept = await stillOpen(document);
  if (kept !== document && kept.getText() !== after) return 'changed-meanwhile';
  if (!(await kept.save())) {
    // Refused means that nothing is changed, in the editor neither; what somebody typed meanwhile stays.
    if (kept.getText() === after) await replaceText(kept, before);
    return 'read-only';
  }
  const saved = kept.getText();
  // Dirty again: somebody types, and that text is theirs.
  return kept.isDirty || saved === after ? 'written' : { saved };
}

/** VS Code lets go of a document that no editor shows whenever it likes, in the middle of a change too; the change stands in its successor. */
async function stillOpen(document: TextDocument): Promise<TextDocument> {
  return document.isClosed ? workspace.openTextDocument(document.uri) : document;
}

async function replaceText(document: TextDocument, after: string): Promise<boolean> {
  const edit = new WorkspaceEdit();
  const { range, text } = smallestReplacement(document, after);
  edit.replace(document.uri, range, text);
  return workspace.applyEdit(edit);
}

/** What differs between the document and `after`, as one replacement: the rest keeps cursors, folds and marks. */
function smallestReplacement(document: TextDocument, after: string): { range: Range; text: string } {
  const before = document.getText();
  const limit = Math.min(before.length, after.length);
  let start = 0;
  while (start < limit && before.charCodeAt(start) === after.charCodeAt(start)) start++;
  let tail = 0;
  while (
    tail < limit - start &&
    before.charCodeAt(before.length - 1 - tail) === after.charCodeAt(after.length - 1 - tail)
  )
    tail++;
  return {
    range: new Range(document.positionAt(start), document.positionAt(before.length - tail)),
    text: after.slice(start, after.length - tail),
  };
}

/** An open document has one line end throughout and no byte-order mark; the new text must agree or the edit would be the whole note. */
function normalizedEnds(text: string, document: TextDocument): string {
  const lf = normalized(text);
  return document.eol === EndOfLine.CRLF ? lf.replaceAll('\n', '\r\n') : lf;
}

/**
 * Waits until a clean document shows the text that was read from disk (VS Code reloads it by itself); a dirty one either shows
 * it or not. False when it does not come to that.
 */
async function showsText(document: TextDocument, text: string): Promise<boolean> {
  const wanted = normalized(text);
  const agrees = () => normalized(document.getText()) === wanted;
  if (agrees() || document.isDirty) return agrees();
  return new Promise((resolve) => {
    const finish = (answer: boolean) => {
      listener.dispose();
      clearTimeout(timer);
      resolve(answer);
    };
    const listener = workspace.onDidChangeTextDocument(({ document: changed }) => {
      if (changed === document && agrees()) finish(true);
    });
    const limitMs = isInUse(document) ? reloadLimitsMs.shown : reloadLimitsMs.unseen;
    const timer = setTimeout(() => finish(agrees()), limitMs);
  });
}
