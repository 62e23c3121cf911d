// Commands about problems: explain one, do not show its kind any more, repair all that can be repaired. Comes in: a code, or the
// notebook at hand. Goes out: a page, a setting of the person's own, or changes of the notebook that were shown before.
import { commands, l10n, ProgressLocation, Uri, window, workspace } from 'vscode';
import { isRefusal, type NewFile, type NoteEdit, type Refusal } from '../../core/edits/edit.ts';
import { repairedLines, sureEdits } from '../../core/fix/fixes.ts';
import { configPath } from '../../core/notePath.ts';
import type { NoteChange } from '../../notebook/changes.ts';
import type { Notebooks, OpenNotebook } from '../../notebook/registry.ts';
import { openNote } from '../openNote.ts';
import { openNotebookAt, pickNotebook } from '../pickNotebook.ts';
import { helpScheme } from './editorFeatures.ts';
import { needsPreview } from './previewedEdit.ts';

/** Opens the page of a code (`sharing/STATE`: of a state of sharing), or of all codes, as it reads best. */
export async function explainProblem(code: unknown): Promise<void> {
  const page = typeof code === 'string' ? code : 'all';
  await commands.executeCommand('markdown.showPreview', Uri.from({ scheme: helpScheme, path: `/${page}.md` }));
}

/** Switches a code off in the person's own settings: never in those of a folder, which would be shared. */
export async function hideProblem(code: unknown): Promise<void> {
  if (typeof code !== 'string') return;
  const settings = workspace.getConfiguration('daybook');
  const before = settings.inspect<Record<string, string>>('problems.severity')?.globalValue ?? {};
  await settings.update('problems.severity', { ...before, [code]: 'off' }, true);
}

/** Opens a note at what is wrong with its header, the light bulb open. */
export async function showHeader(notebooks: Notebooks, path: unknown): Promise<void> {
  if (typeof path !== 'string') return;
  for (const open of notebooks.all()) {
    const found = await open.notebook.problems(path);
    const problem = found?.problems.find(({ code }) => code.startsWith('header-') || code === 'conflict-marker');
    if (!found || !problem) continue;
    await openNote(open.root, path, { at: { offset: problem.span.start }, preview: false });
    await commands.executeCommand('editor.action.quickFix');
    return;
  }
}

/** Makes the note that a quick fix offered and opens it; what comes in is looked at before it is used. */
export async function createNote(notebooks: Notebooks, root: unknown, file: unknown): Promise<Refusal | void> {
  const open = openNotebookAt(notebooks, root);
  if (!open || !isNewFile(file)) return;
  const outcome = await open.notebook.create(file);
  if (isRefusal(outcome)) return outcome;
  await openNote(open.root, file.path, { at: { offset: file.cursor }, preview: false });
}

function isNewFile(file: unknown): file is NewFile {
  if (typeof file !== 'object' || file === null) return false;
  const { path, text, cursor } = file as Partial<Record<keyof NewFile, unknown>>;
  return typeof path === 'string' && typeof text === 'string' && typeof cursor === 'number';
}

/** Repairs whatever can be repaired without asking, in all notes of the notebook at hand; several notes are shown first. */
export async function fixNotebook(notebooks: Notebooks): Promise<Refusal | void> {
  const open = await pickNotebook(notebooks);
  const found = open && (await repairs(open));
  if (!open || !found) return;
  if (found.length === 0) {
    void window.showInformationMessage(l10n.t('There is nothing that could be repaired without asking.'));
    return;
  }
  const [only] = found;
  const isShown = needsPreview(only?.lines.length ?? 0, found.length);
  const chosen = isShown ? await choose(found, open.label) : found;
  if (!chosen || chosen.length === 0) return;
  const outcome = await open.notebook.apply(chosen.map(({ path }) => repair(open, path)));
  if (isRefusal(outcome)) return outcome;
  window.setStatusBarMessage(`$(check) ${doneWords(chosen)}`, 5000);
}

function doneWords(chosen: readonly Repair[]): string {
  const [only, ...others] = chosen;
  const lines = count(chosen);
  if (only === undefined || others.length > 0) return l10n.t('Repaired: {0} lines in {1} notes', lines, chosen.length);
  return lines === 1
    ? l10n.t('Repaired: 1 line in {0}', only.path)
    : l10n.t('Repaired: {0} lines in {1}', lines, only.path);
}

interface Repair {
  readonly path: string;
  /** The lines as they will be. */
  readonly lines: readonly string[];
}

/** The notes with sure fixes; undefined when the person called it off. */
async function repairs({ label, notebook }: OpenNotebook): Promise<Repair[] | undefined> {
  const title = l10n.t('Looking for problems in {0}', label);
  const where = { location: ProgressLocation.Notification, title, cancellable: true };
  return window.withProgress(where, async (_, token) => {
    const found: Repair[] = [];
    for (const path of [configPath, ...notebook.reader().paths()]) {
      if (token.isCancellationRequested) return undefined;
      // Reading is asynchronous, so each note is a slice of its own.
      const text = await notebook.read(path);
      const edits = text === undefined ? [] : sureEdits(path, text, notebook.fixWorld());
      if (text !== undefined && edits.length > 0) found.push({ path, lines: repairedLines(text, edits) });
    }
    return found;
  });
}

function repair({ notebook }: OpenNotebook, path: string): NoteChange {
  const intent = (text: string): NoteEdit | Refusal => {
    const edits = sureEdits(path, text, notebook.fixWorld());
    return edits.length > 0 ? { edits } : { refused: 'unchanged', message: l10n.t('{0} needs no repair.', path) };
  };
  return { kind: 'edit', path, intent };
}

/** The list of notes, all ticked, each with its lines as they will be. */
async function choose(found: readonly Repair[], label: string): Promise<readonly Repair[] | undefined> {
  const items = found.map((each) => ({
    label: each.path,
    description: each.lines.length === 1 ? l10n.t('1 line') : l10n.t('{0} lines', each.lines.length),
    detail: each.lines.join(' ⏎ '),
    picked: true,
    each,
  }));
  const lines = count(found);
  const chosen = await window.showQuickPick(items, {
    title: lines === 1 ? l10n.t('Repair 1 line in {0}', label) : l10n.t('Repair {0} lines in {1}', lines, label),
    placeHolder: l10n.t('Enter repairs the ticked notes; Undo Last Change takes it back.'),
    canPickMany: true,
    matchOnDetail: true,
  });
  return chosen?.map(({ each }) => each);
}

function count(found: readonly Repair[]): number {
  return found.reduce((sum, { lines }) => sum + lines.length, 0);
}
