// The nodes of a view over all open notebooks: an outline of core for each, filtered and arranged as was chosen. With several
// notebooks each gets a heading, private ones with a lock; none where nothing but the one shared notebook has rows. Comes in: open
// notebooks and choices; goes out: top nodes.
import { l10n } from 'vscode';
import type { IndexReader } from '../../core/index/rows.ts';
import type { OutlineNode } from '../../core/outline/node.ts';
import { rowFilter } from '../../core/outline/rowFilter.ts';
import type { OutlineContext, RowFilter } from '../../core/outline/rowWords.ts';
import { isPrivate, type Notebooks, type OpenNotebook } from '../../notebook/registry.ts';
import type { TreeNode } from './noteTree.ts';
import { outlineContext } from './treeContext.ts';
import type { ViewChoice } from './viewChoices.ts';

/** Makes a view's nodes of one notebook. */
export type Outline = (index: IndexReader, context: OutlineContext) => readonly OutlineNode[];

/** What a view adds to the context of a notebook's outline. */
export type MoreContext = (open: OpenNotebook) => Partial<OutlineContext>;

/** The top nodes of a view. */
export function viewRoots(notebooks: Notebooks, outline: Outline, choice: ViewChoice, more: MoreContext): TreeNode[] {
  const all = notebooks.all().filter(({ notebook }) => notebook.state === 'ready');
  const filters = filtersOf(all, choice.filter);
  const nodesOf = (open: OpenNotebook, at: number): TreeNode[] => {
    const filter = filters?.[at];
    const { group, sort } = choice;
    const context = {
      ...outlineContext(open),
      ...more(open),
      ...(filter && { filter }),
      ...(group && { group }),
      ...(sort && { sort }),
    };
    return outline(open.notebook.reader(), context).map((node) => ({ notebook: open.root, node }));
  };
  const found = all.map((open, at) => ({ open, nodes: nodesOf(open, at) })).filter(({ nodes }) => nodes.length > 0);
  const shared = all.filter((open) => !isPrivate(open));
  const isPlain = all.length === 1 || (shared.length === 1 && found.every(({ open }) => open === shared[0]));
  if (isPlain) return found.flatMap(({ nodes }) => nodes);
  return found.map(({ open, nodes }) => ({ notebook: open.root, node: headingNode(open, nodes) }));
}

/** A filter for each notebook; nothing passes where it means nothing, unless it does so everywhere. */
function filtersOf(all: readonly OpenNotebook[], text: string | undefined): RowFilter[] | undefined {
  if (text === undefined) return undefined;
  const found = all.map(({ notebook }) => rowFilter(text, notebook.reader(), notebook.context()));
  if (found.every((filter) => filter === undefined)) return undefined;
  return found.map((filter) => filter ?? { text, passes: () => false });
}

function headingNode(open: OpenNotebook, nodes: readonly TreeNode[]): OutlineNode {
  const { label } = open;
  const isSecret = isPrivate(open);
  return {
    id: 'notebook',
    label,
    tooltip: [isSecret ? l10n.t('Private notebook: never shared') : label],
    icon: { id: isSecret ? 'lock' : 'book' },
    context: ['notebook'],
    collapse: 'expanded',
    children: () => nodes.map(({ node }) => node),
    spoken: isSecret ? l10n.t('{0}, private notebook', label) : label,
  };
}
