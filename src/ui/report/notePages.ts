// A note that is handed to others: which one is meant, what its page holds, and the list of what stays behind, which the person sees first.
// Comes in: arguments of a command, answers; goes out: a page, or a refusal. What may be told is decided by core alone.
import { l10n, Uri, workspace } from 'vscode';
import { dayNumber } from '../../core/day.ts';
import { isRefusal, type Refusal } from '../../core/edits/edit.ts';
import { hiddenFields } from '../../core/evidence/evidence.ts';
import { sortedBy } from '../../core/index/rowOrder.ts';
import { folderOf } from '../../core/notePath.ts';
import type { PageRequest } from '../../core/page/drawBlocks.ts';
import { type NotePage, notePage } from '../../core/page/notePage.ts';
import { drawBlock } from '../../core/preview/block.ts';
import { isPrivate, type Notebooks, type OpenNotebook } from '../../notebook/registry.ts';
import { noteAt } from '../editor/noteAt.ts';
import { type Answers, answer } from '../item/answers.ts';
import { choose, chosenValue } from '../item/choose.ts';
import { editorMeant } from '../item/targets.ts';
import { noteUri } from '../openNote.ts';
import { openNotebookAt, pickNotebook } from '../pickNotebook.ts';
import { previewTexts } from '../preview/previewTexts.ts';
import { isRowNode } from '../tree/noteTree.ts';
import { outlineContext } from '../tree/treeContext.ts';

/** A note of an open notebook. */
export interface HandedNote {
  readonly open: OpenNotebook;
  readonly path: string;
}

const budgetMs = 2000;
const mostOffered = 50;

/** The note of the row, the one in the editor, else a report that is chosen. Answers: `note`, a path. */
async function noteToHand(
  notebooks: Notebooks,
  [node]: readonly unknown[],
  answers: Answers,
): Promise<HandedNote | Refusal | undefined> {
  if (isRowNode(node)) {
    const open = openNotebookAt(notebooks, node.notebook);
    return open && { open, path: node.node.rowKey.path };
  }
  const given = answer(answers, 'note');
  const editor = editorMeant(node);
  const note = editor && noteAt(notebooks, editor.document);
  if (given === undefined && note?.path.endsWith('.md')) return { open: note.open, path: note.path };
  const open = await pickNotebook(notebooks);
  if (!open) return undefined;
  if (isPrivate(open)) return privateRefusal();
  const reader = open.notebook.reader();
  if (given !== undefined && reader.noteRow(given) !== undefined) return { open, path: given };
  const reports = sortedBy(reader, [...reader.rowsAmong({ kinds: new Set(['report']) })], (row) => [
    -(dayNumber(String(reader.get(row, 'period-to') ?? '')) ?? 0),
  ]);
  const choices = reports.slice(0, mostOffered).map((row) => {
    const { title, path } = reader.item(row);
    return { label: title, words: [path], value: path };
  });
  if (choices.length === 0 && given === undefined)
    return { refused: 'not-supported', message: l10n.t('Open the note first: there is no report yet.') };
  const path = chosenValue(await choose({ title: l10n.t('Which note?'), choices }, given));
  return typeof path === 'string' ? { open, path } : path;
}

/** The page of a note as it is now, unsaved changes included. */
export async function pageOfNote(
  notebooks: Notebooks,
  { open, path }: HandedNote,
  how: Pick<PageRequest, 'isMail' | 'most'> = {},
): Promise<NotePage | Refusal> {
  if (isPrivate(open)) return privateRefusal();
  const text = await open.notebook.read(path);
  if (text === undefined) return { refused: 'moved', message: l10n.t('This is not in the notes any more.') };
  const { notebook } = open;
  const index = notebook.index();
  const context = outlineContext(open);
  const row = index.noteRow(path);
  const audience = row === undefined ? '' : String(index.get(row, 'audience') ?? '');
  const hidden = new Set([...hiddenFields(index.config, audience), 'path', 'line']);
  const startedMs = performance.now();
  const late = () => performance.now() - startedMs > budgetMs;
  const page = { path, state: 'ready' as const, index, context, texts: previewTexts(l10n), late };
  return notePage({
    index,
    path,
    text,
    context,
    isForeign: (target) => isForeign(notebooks, open, path, target),
    drawQuery: (source, isTold) => drawBlock(source, { ...page, told: { row: isTold, hidden } }),
    ...how,
  });
}

/** The page of the note that is meant, once the person has seen what stays behind and goes on: `goOn` says to what. Answers: `note`, `write`. */
export async function pageToHand(
  notebooks: Notebooks,
  args: readonly unknown[],
  answers: Answers,
  goOn: string,
  how: Pick<PageRequest, 'isMail' | 'most'> = {},
): Promise<{ readonly note: HandedNote; readonly page: NotePage } | Refusal | undefined> {
  const note = await noteToHand(notebooks, args, answers);
  if (note === undefined || isRefusal(note)) return note;
  await note.open.notebook.idle();
  const page = await pageOfNote(notebooks, note, how);
  if (isRefusal(page)) return page;
  const isAgreed = await agreed(page, goOn, answers);
  return isAgreed === true ? { note, page } : isAgreed;
}

/** True for what lies in a private notebook, or where nobody here knows what it is. */
function isForeign(notebooks: Notebooks, { root }: OpenNotebook, path: string, target: string): boolean {
  const from = noteUri(root, target.startsWith('/') ? '' : folderOf(path));
  const uri = Uri.joinPath(from, target).toString();
  const found = notebooks.at(uri);
  return found ? isPrivate(found.open) : !uri.startsWith(`${root}/`);
}

/**
 * Lists what stays behind; true when the person goes on, at once where nothing does. Answers: `write`. Nothing is handed out of a folder
 * that is not trusted.
 */
async function agreed({ left }: NotePage, goOn: string, answers: Answers): Promise<true | Refusal | undefined> {
  if (!workspace.isTrusted)
    return { refused: 'not-supported', message: l10n.t('Nothing is handed out of a folder that is not trusted.') };
  if (left.length === 0) return true;
  const choices = [
    { label: `$(check) ${goOn}`, words: ['true', 'yes'], value: 'write' },
    ...left.map((sentence) => ({ label: `$(eye-closed) ${sentence.replaceAll('$(', '$\u200b(')}`, value: '' })),
  ];
  const title = l10n.t('Left out: {0}', left.length);
  const chosen = chosenValue(await choose({ title, choices }, answer(answers, 'write')));
  return chosen === 'write' ? true : typeof chosen === 'string' ? undefined : chosen;
}

function privateRefusal(): Refusal {
  return { refused: 'not-supported', message: l10n.t('Nothing of a private notebook is handed out.') };
}
