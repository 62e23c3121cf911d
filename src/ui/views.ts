// The six views: each is an outline of core shown by the one tree. With several notebooks each gets a heading node; private
// ones carry a lock. Comes in: open notebooks; goes out: trees that redraw when told. Ticks go to the notebook as edits.
import { type Disposable, l10n } from 'vscode';
import type { IndexReader } from '../core/index/rows.ts';
import { followUpsOutline } from '../core/outline/followUpsOutline.ts';
import { issuesOutline } from '../core/outline/issuesOutline.ts';
import { libraryOutline } from '../core/outline/libraryOutline.ts';
import type { OutlineNode } from '../core/outline/node.ts';
import { type OutlineWord, outlineWords, type Words } from '../core/outline/outlineWords.ts';
import { projectsOutline } from '../core/outline/projectsOutline.ts';
import type { OutlineContext } from '../core/outline/rowWords.ts';
import { teamOutline } from '../core/outline/teamOutline.ts';
import { todayCount, todayOutline } from '../core/outline/todayOutline.ts';
import type { ViewId } from '../manifest.ts';
import type { Notebooks, OpenNotebook } from '../notebook/registry.ts';
import { type NoteTree, type RowNode, showTree, type TreeModel, type TreeNode } from './noteTree.ts';

type Outline = (index: IndexReader, context: OutlineContext) => readonly OutlineNode[];

/** All views of a window. */
export interface Views extends Disposable {
  refresh(): void;
  /** Shows critical issues only in the Issues view, or all again; answers whether anything is shown. */
  showCriticalOnly(on: boolean): void;
  reveal(id: ViewId): Promise<void>;
  settled(): Promise<void>;
}

/** Words of outlines in the user's language; English ones are the keys of the translation. */
export const translatedWords: Words = (key: OutlineWord, ...values) => l10n.t(outlineWords[key], ...values);

/** The context in which a notebook's outlines are made now. */
export function outlineContext({ notebook }: OpenNotebook): OutlineContext {
  return { ...notebook.context(), words: translatedWords, roster: notebook.index().roster() };
}

/** Makes the six trees. `onTick` changes the note behind a row and says itself why it did not. */
export function showViews(notebooks: Notebooks, onTick: (node: RowNode, on: boolean) => Promise<void>): Views {
  let criticalOnly = false;
  const outlines: Record<ViewId, Outline> = {
    'daybook.today': todayOutline,
    'daybook.projects': projectsOutline,
    'daybook.issues': (index, context) => issuesOutline(index, context, criticalOnly ? 'critical' : undefined),
    'daybook.followUps': followUpsOutline,
    'daybook.team': teamOutline,
    'daybook.library': libraryOutline,
  };
  const model = (id: ViewId): TreeModel => ({
    roots: () => rootsOf(notebooks, outlines[id]),
    onTick,
    ...(id === 'daybook.today' ? { badge: () => todayBadge(notebooks) } : {}),
  });
  const trees = new Map<ViewId, NoteTree>();
  for (const id of Object.keys(outlines) as ViewId[]) trees.set(id, showTree(id, model(id), 'daybook.item.open'));
  return {
    refresh: () => {
      for (const tree of trees.values()) tree.refresh();
    },
    showCriticalOnly: (on) => {
      criticalOnly = on;
      const tree = trees.get('daybook.issues');
      if (!tree) return;
      tree.view.description = on ? l10n.t('critical only') : '';
      tree.refresh();
    },
    reveal: async (id) => {
      const first = rootsOf(notebooks, outlines[id])[0];
      if (first) await trees.get(id)?.view.reveal(first, { focus: true, select: false });
    },
    settled: async () => void (await Promise.all([...trees.values()].map((tree) => tree.settled()))),
    dispose: () => {
      for (const tree of trees.values()) tree.dispose();
    },
  };
}

function rootsOf(notebooks: Notebooks, outline: Outline): TreeNode[] {
  const all = notebooks.all().filter(({ notebook }) => notebook.state === 'ready');
  const nodesOf = (open: OpenNotebook): TreeNode[] =>
    outline(open.notebook.reader(), outlineContext(open)).map((node) => ({ notebook: open.root, node }));
  const only = all[0];
  if (all.length <= 1) return only ? nodesOf(only) : [];
  return all.flatMap((open) => {
    const nodes = nodesOf(open);
    return nodes.length === 0 ? [] : [{ notebook: open.root, node: headingNode(open, nodes) }];
  });
}

function headingNode({ label, notebook }: OpenNotebook, nodes: readonly TreeNode[]): OutlineNode {
  const isPrivate = notebook.config.visibility === 'private';
  return {
    id: 'notebook',
    label,
    tooltip: [isPrivate ? l10n.t('Private notebook: never shared') : label],
    icon: { id: isPrivate ? 'lock' : 'book' },
    context: ['notebook'],
    collapse: 'expanded',
    children: () => nodes.map(({ node }) => node),
    spoken: isPrivate ? l10n.t('{0}, private notebook', label) : label,
  };
}

function todayBadge(notebooks: Notebooks): { value: number; tooltip: string } | undefined {
  let value = 0;
  for (const open of notebooks.all()) {
    if (open.notebook.state === 'ready') value += todayCount(open.notebook.reader(), outlineContext(open));
  }
  return value === 0 ? undefined : { value, tooltip: l10n.t('{0} need action today', value) };
}
