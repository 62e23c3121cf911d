// Makes changes of notes; those of more than five lines or of several files are shown before: what changes in which task or record, and
// the differences on request. Enter applies, Escape leaves everything as it is. Comes in: changes; goes out: what came of them.
import {
  commands,
  type Disposable,
  l10n,
  type QuickPickItem,
  QuickPickItemKind,
  TabInputTextDiff,
  Uri,
  window,
  workspace,
} from 'vscode';
import { changedLines } from '../../core/edits/difference.ts';
import { isRefusal, type Refusal } from '../../core/edits/edit.ts';
import { tellChanges } from '../../core/edits/tellChanges.ts';
import type { NoteChange, Plan, Step } from '../../notebook/changes.ts';
import type { OpenNotebook } from '../../notebook/registry.ts';
import type { Applied } from '../../notebook/writer.ts';
import { plainLabel } from '../plainLabel.ts';

const scheme = 'daybook-change';
const unseenLines = 5;
const shownRows = 200;
const shownDiffs = 10;

/** How changes are announced. */
export interface Announced {
  /** What is done, as a title: `Set Due Date`. */
  readonly title: string;
  /** Shows the differences at once, however little changes. */
  readonly showsDiff?: boolean;
  /** The lines that change are those the command says it changes: one file needs no question, however far apart they stand. */
  readonly declared?: boolean;
}

interface FileChange {
  readonly path: string;
  readonly before: string;
  readonly after: string;
  readonly lines: number;
  readonly kind: Step['kind'];
}

/** Makes the changes after the person agreed, where that is asked for; undefined when it was called off. */
export async function applyChanges(
  { notebook }: OpenNotebook,
  changes: readonly NoteChange[],
  announced: Announced,
): Promise<Applied | Refusal | undefined> {
  const plan = await notebook.plan(changes);
  if (isRefusal(plan)) return plan;
  const files = filesOf(plan);
  const lines = files.reduce((sum, file) => sum + file.lines, 0);
  if (files.length === 0) return { refused: 'unchanged', message: l10n.t('There is nothing to change.') };
  const isMuch = lines > unseenLines && announced.declared !== true;
  if ((files.length > 1 || isMuch || announced.showsDiff) && !(await agreed(files, lines, announced))) return undefined;
  return notebook.apply(changes);
}

/** What each file says before and after all steps on it. */
function filesOf({ steps }: Plan): FileChange[] {
  const files = new Map<string, { before: string; after: string; kind: Step['kind'] }>();
  for (const step of steps) {
    const before = 'before' in step ? step.before : '';
    const after = 'after' in step ? step.after : '';
    if (step.kind === 'move') files.set(step.to, { before: step.text, after: step.text, kind: 'move' });
    else {
      const known = files.get(step.path);
      files.set(step.path, { before: known?.before ?? before, after, kind: known?.kind ?? step.kind });
    }
  }
  return [...files].map(([path, file]) => ({ path, ...file, lines: changedLines(file.before, file.after) }));
}

interface PreviewItem extends QuickPickItem {
  readonly choice: 'apply' | 'diff' | FileChange;
}

async function agreed(files: readonly FileChange[], lines: number, { title, showsDiff }: Announced): Promise<boolean> {
  const texts = registerTexts(files);
  const pick = window.createQuickPick<PreviewItem>();
  pick.title = titleOf(files, lines, title);
  pick.placeholder = l10n.t('Enter applies, Escape leaves everything as it is');
  pick.ignoreFocusOut = true;
  pick.matchOnDescription = true;
  pick.items = itemsOf(files);
  try {
    pick.show();
    if (showsDiff) await showDiffs(title, files);
    return await new Promise<boolean>((resolve) => {
      pick.onDidAccept(() => {
        const choice = pick.activeItems[0]?.choice;
        if (choice === 'apply') resolve(true);
        else if (choice !== undefined) void showDiffs(title, choice === 'diff' ? files : [choice]);
      });
      pick.onDidHide(() => resolve(false));
    });
  } finally {
    pick.dispose();
    await closeDiffs();
    texts.dispose();
  }
}

function itemsOf(files: readonly FileChange[]): PreviewItem[] {
  return [
    { label: `$(check) ${l10n.t('Apply')}`, choice: 'apply' },
    { label: `$(diff) ${l10n.t('Show Changes')}`, choice: 'diff' },
    { label: l10n.t('Changes'), kind: QuickPickItemKind.Separator, choice: 'diff' },
    ...files.slice(0, shownRows).flatMap(rowsOf).slice(0, shownRows),
  ];
}

/** What changes in a note, by tasks and fields; a note that comes, goes or moves is one row. */
function rowsOf(file: FileChange): PreviewItem[] {
  if (file.kind !== 'write') return [{ label: file.path, description: wordsOf(file.kind), choice: file }];
  return tellChanges(file.path, file.before, file.after).map(({ title, field, from, to }) => {
    const change = from === '' || to === '' ? from || to : l10n.t('{0} → {1}', from, to);
    return {
      label: plainLabel(title),
      description: plainLabel(field === '' ? change : `${field}: ${change}`),
      choice: file,
    };
  });
}

function titleOf([only, ...others]: readonly FileChange[], lines: number, title: string): string {
  if (only === undefined || others.length > 0)
    return l10n.t('{0}: {1} lines in {2} files', title, lines, others.length + 1);
  return lines === 1
    ? l10n.t('{0}: 1 line in {1}', title, only.path)
    : l10n.t('{0}: {1} lines in {2}', title, lines, only.path);
}

function wordsOf(kind: 'create' | 'remove' | 'move'): string {
  if (kind === 'create') return l10n.t('new');
  return kind === 'remove' ? l10n.t('removed') : l10n.t('moved');
}

function registerTexts(files: readonly FileChange[]): Disposable {
  const known = new Map(files.map((file) => [file.path, file]));
  return workspace.registerTextDocumentContentProvider(scheme, {
    provideTextDocumentContent: ({ path, query }) => {
      const file = known.get(path.slice(1));
      return query === 'before' ? file?.before : file?.after;
    },
  });
}

/** Differences one by one: the editor for many files takes the focus, and Enter would not answer the question any more. */
async function showDiffs(title: string, files: readonly FileChange[]): Promise<void> {
  const uri = (path: string, query: string): Uri => Uri.from({ scheme, path: `/${path}`, query });
  const options = { preserveFocus: true, preview: files.length === 1 };
  for (const { path } of files.slice(0, shownDiffs).toReversed())
    await commands.executeCommand('vscode.diff', uri(path, 'before'), uri(path, 'after'), `${title}: ${path}`, options);
}

async function closeDiffs(): Promise<void> {
  const tabs = window.tabGroups.all.flatMap((group) => group.tabs);
  const ours = tabs.filter(({ input }) => input instanceof TabInputTextDiff && input.modified.scheme === scheme);
  await window.tabGroups.close(ours, true);
}
