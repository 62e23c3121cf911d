// The six views: each is an outline of core shown by the one tree, filtered and arranged as the person chose. Comes in: open
// notebooks; goes out: trees that redraw when told, and what of them is selected. Ticks and drops go out as what they mean.
import { type Disposable, type Event, EventEmitter, l10n, type Memento } from 'vscode';
import type { IndexReader, RowKey } from '../core/index/rows.ts';
import { wayToRow } from '../core/outline/findNode.ts';
import { readFilter } from '../core/outline/rowFilter.ts';
import { todayCount } from '../core/outline/todayOutline.ts';
import { usualDay } from '../core/outline/whose.ts';
import { type ViewId, viewIds } from '../manifest.ts';
import { isPrivate, type Notebooks, type OpenNotebook } from '../notebook/registry.ts';
import { setContext } from './contextKeys.ts';
import { openNotebookAt } from './pickNotebook.ts';
import { focusedRows } from './tree/focusedRows.ts';
import { gatheredFor, gatherRows } from './tree/gatherRows.ts';
import { isRowNode, type NoteTree, type RowNode, showTree, type TreeModel, type TreeNode } from './tree/noteTree.ts';
import { outlines } from './tree/outlines.ts';
import { pinnedRows } from './tree/pins.ts';
import { outlineContext } from './tree/treeContext.ts';
import { type ViewChoice, type ViewChoices, viewChoices } from './tree/viewChoices.ts';
import { type MoreContext, viewRoots } from './tree/viewRoots.ts';
import { whoseWords } from './tree/whoseInput.ts';

/** All views of a window. */
export interface Views extends Disposable {
  refresh(): void;
  /** Redraws what is in sight and says how much time is left. */
  refreshClocks(): void;
  /** Pins rows to the top of Today for this person, or lets go of those that all are pinned. */
  togglePins(root: string, keys: readonly RowKey[]): void;
  readonly choices: ViewChoices;
  readonly onDidChoose: Event<void>;
  /** Moves the focus to the first node of a view, or to the top node with that id, which is opened; false when there is none. */
  reveal(id: ViewId, node?: string): Promise<boolean>;
  /** Selects a row in a view, opening what is above it; false when the view does not show it. */
  revealRow(id: ViewId, root: string, key: RowKey): Promise<boolean>;
  isVisible(id: ViewId): boolean;
  /** The top nodes of a view as it would be drawn now. */
  nodes(id: ViewId): readonly TreeNode[];
  /** The rows that a key pressed in a tree is about. */
  focusedRows(): Promise<readonly RowNode[]>;
  /** The rows selected in the first view in sight that has any. */
  shownSelection(): readonly RowNode[];
  settled(): Promise<void>;
}

/** What the views hand on. */
export interface ViewActions {
  /** Changes the note behind a row and says itself why it did not. */
  readonly onTick: TreeModel['onTick'];
  readonly dragging: TreeModel['dragging'];
  /** Whether letters act on rows of the Issues view (a setting). */
  readonly letterKeys: () => boolean;
}

/** Views that say times in minutes. */
const withClocks: readonly ViewId[] = ['daybook.today', 'daybook.issues'];

/** Makes the six trees. `memory` keeps what is chosen for this window. */
export function showViews(notebooks: Notebooks, memory: Memento, { onTick, dragging, letterKeys }: ViewActions): Views {
  const chosen = viewChoices(memory);
  const made = new EventEmitter<void>();
  const pins = pinnedRows(memory);
  const moreFor = (id: ViewId): MoreContext => {
    const { whose = id === 'daybook.today' ? usualDay : undefined } = chosen.of(id);
    if (id === 'daybook.issues') return () => ({ letterKeys: letterKeys(), ...(whose && { whose }) });
    if (id === 'daybook.team') return (open) => ({ also: privateReaders(notebooks, open) });
    return id === 'daybook.today' ? (open) => ({ ...(whose && { whose }), pins: pins.of(open.root) }) : () => ({});
  };
  const rootsOf = (id: ViewId): TreeNode[] => viewRoots(notebooks, outlines[id], chosen.of(id), moreFor(id));
  const model = (id: ViewId): TreeModel => ({
    gather: async () => gatherRows(notebooks, gatheredFor[id], moreFor(id)),
    roots: () => rootsOf(id),
    onTick,
    dragging,
    heading: () => headingOf(notebooks, chosen.of(id)),
    ...(id === 'daybook.today' ? { badge: () => todayBadge(notebooks, moreFor(id)) } : {}),
  });
  const trees = new Map<ViewId, NoteTree>(viewIds.map((id) => [id, showTree(id, model(id))]));
  const tellFiltered = (id: ViewId): void => setContext(`${id}.filtered`, chosen.of(id).filter !== undefined);
  for (const id of viewIds) tellFiltered(id);
  return {
    refresh: () => {
      for (const tree of trees.values()) tree.refresh();
    },
    togglePins: (root, keys) => {
      pins.toggle(root, keys);
      trees.get('daybook.today')?.refresh();
    },
    refreshClocks: () => {
      for (const id of withClocks) if (trees.get(id)?.view.visible) trees.get(id)?.refresh();
    },
    nodes: rootsOf,
    choices: {
      of: chosen.of,
      set: (id, change) => {
        chosen.set(id, change);
        tellFiltered(id);
        trees.get(id)?.refresh();
        made.fire();
      },
    },
    onDidChoose: made.event,
    reveal: async (id, wanted) => {
      const roots = rootsOf(id);
      const node = wanted === undefined ? roots[0] : topNode(roots, wanted);
      const isTop = wanted === undefined;
      if (node) await trees.get(id)?.view.reveal(node, { focus: true, select: !isTop, expand: isTop ? false : 2 });
      return node !== undefined;
    },
    revealRow: async (id, root, key) => {
      const node = nodeOfRow(notebooks, rootsOf(id), root, key);
      if (node) await trees.get(id)?.view.reveal(node, { focus: true, select: true });
      return node !== undefined;
    },
    isVisible: (id) => trees.get(id)?.view.visible ?? false,
    focusedRows: () => focusedRows([...trees.values()]),
    shownSelection: () =>
      [...trees.values()]
        .filter(({ view }) => view.visible)
        .map(({ view }) => view.selection.filter(isRowNode))
        .find((rows) => rows.length > 0) ?? [],
    settled: async () => void (await Promise.all([...trees.values()].map((tree) => tree.settled()))),
    dispose: () => {
      made.dispose();
      for (const tree of trees.values()) tree.dispose();
    },
  };
}

/** A top node by its id; with several notebooks they stand below a heading each, and the first counts. */
function topNode(roots: readonly TreeNode[], id: string): TreeNode | undefined {
  const own = roots.find(({ node }) => node.id === id);
  if (own) return own;
  for (const parent of roots.filter(({ node }) => node.id === 'notebook')) {
    const node = parent.node.children?.().find((each) => each.id === id);
    if (node) return { notebook: parent.notebook, node, parent };
  }
  return undefined;
}

/** Private notebooks that are shown tell of 1:1s in every Team view. */
function privateReaders(notebooks: Notebooks, { root }: OpenNotebook): IndexReader[] {
  const others = notebooks.all().filter((open) => open.root !== root && isPrivate(open));
  return others.filter(({ notebook }) => notebook.state === 'ready').map(({ notebook }) => notebook.reader());
}

function nodeOfRow(notebooks: Notebooks, roots: readonly TreeNode[], root: string, key: RowKey): TreeNode | undefined {
  const row = openNotebookAt(notebooks, root)?.notebook.reader().find(key);
  const own = roots.filter(({ notebook }) => notebook === root).map(({ node }) => node);
  const way = row === undefined ? undefined : wayToRow(own, row, key);
  return way?.reduce<TreeNode | undefined>(
    (parent, node) => ({ notebook: root, node, ...(parent && { parent }) }),
    undefined,
  );
}

/** What stands beside a view's title: the filter, unless it means nothing anywhere, which is said above the rows. */
function headingOf(notebooks: Notebooks, { filter, whose }: ViewChoice): { description: string; message?: string } {
  const day = whose === undefined ? '' : whoseWords(notebooks, whose);
  if (filter === undefined) return { description: day };
  const readings = notebooks.all().map(({ notebook }) => readFilter(filter, notebook.config));
  const problem = readings.every((reading) => reading.problem !== undefined) ? readings[0]?.problem : undefined;
  const description = day === '' ? filter : `${day} · ${filter}`;
  if (problem === undefined) return { description };
  return { description, message: l10n.t('Nothing is filtered: {0}', problem) };
}

function todayBadge(notebooks: Notebooks, more: MoreContext): { value: number; tooltip: string } | undefined {
  let value = 0;
  for (const open of notebooks.all()) {
    if (open.notebook.state === 'ready')
      value += todayCount(open.notebook.reader(), { ...outlineContext(open), ...more(open) });
  }
  if (value === 0) return undefined;
  return { value, tooltip: value === 1 ? l10n.t('1 needs action today') : l10n.t('{0} need action today', value) };
}
