// The one tree of Daybook: shows any outline (plain nodes made in core) as a VS Code tree view with native boxes.
// It holds no data of its own: told that something changed, it asks the outline again. A tick goes out through `onTick`.
import {
  type Command,
  type Disposable,
  EventEmitter,
  MarkdownString,
  Range,
  type TextDocumentShowOptions,
  ThemeColor,
  ThemeIcon,
  type TreeDragAndDropController,
  TreeItem,
  TreeItemCheckboxState,
  TreeItemCollapsibleState,
  type TreeView,
  window,
} from 'vscode';
import type { RowKey } from '../../core/index/rows.ts';
import { menuContext, type OutlineNode } from '../../core/outline/node.ts';
import { joined } from '../../core/outline/rowWords.ts';
import type { CommandId, ViewId } from '../../manifest.ts';
import { noteUri } from '../openNote.ts';

/** A node of a view and the notebook it belongs to (its root as a URI text). */
export interface TreeNode {
  readonly notebook: string;
  readonly node: OutlineNode;
  readonly parent?: TreeNode;
}

/** A node that stands for a row, which commands act on. */
export interface RowNode extends TreeNode {
  readonly node: OutlineNode & { readonly rowKey: RowKey };
}

/** What a view shows and what happens when a box is ticked. */
export interface TreeModel {
  /** Gathers, without holding up the window, what top nodes and badge are made of. */
  gather(): Promise<void>;
  /** Top nodes of each notebook; with several notebooks each has one heading node. */
  roots(): readonly TreeNode[];
  /** What stands beside the title, and above the rows. */
  heading(): { readonly description: string; readonly message?: string };
  badge?(): { readonly value: number; readonly tooltip: string } | undefined;
  onTick(node: RowNode, on: boolean): Promise<unknown>;
  readonly dragging: TreeDragAndDropController<TreeNode>;
}

/** A live tree view; `refresh` is cheap and coalesced. */
export interface NoteTree extends Disposable {
  readonly view: TreeView<TreeNode>;
  refresh(): void;
  /** How often VS Code asked for rows so far, and how many of its questions are open: only in between are all rows known to it. */
  readonly traffic: { readonly count: number; readonly underWay: number };
  /** Resolves when nothing is waiting to be drawn by us. */
  settled(): Promise<void>;
}

/** True for what the tree hands to commands when the node stands for a row. */
export function isRowNode(value: unknown): value is RowNode {
  return isTreeNode(value) && value.node.rowKey !== undefined;
}

/** True for any node of our trees. */
export function isTreeNode(value: unknown): value is TreeNode {
  return typeof value === 'object' && value !== null && 'notebook' in value && 'node' in value;
}

/** Makes the tree view of a model. */
export function showTree(id: ViewId, model: TreeModel): NoteTree {
  const changed = new EventEmitter<undefined>();
  const traffic = { count: 0, underWay: 0 };
  const provider = {
    onDidChangeTreeData: changed.event,
    getChildren: async (element?: TreeNode): Promise<TreeNode[]> => {
      traffic.count += 1;
      traffic.underWay += 1;
      try {
        if (element) return childrenOf(element);
        await model.gather();
        return [...model.roots()];
      } finally {
        traffic.underWay -= 1;
      }
    },
    getParent: (element: TreeNode): TreeNode | undefined => element.parent,
    getTreeItem: treeItem,
  };
  const view = window.createTreeView(id, {
    treeDataProvider: provider,
    showCollapseAll: true,
    canSelectMany: true,
    manageCheckboxStateManually: true,
    dragAndDropController: model.dragging,
  });
  let pending: Promise<void> | undefined;
  const redraw = async (): Promise<void> => {
    try {
      if (model.badge || view.visible) await model.gather();
    } finally {
      pending = undefined;
    }
    view.badge = model.badge?.();
    const { description, message } = model.heading();
    view.description = description;
    // Only undefined takes a message away.
    (view as { message: string | undefined }).message = message;
    changed.fire(undefined);
  };
  const refresh = (): void => {
    // One redraw for all changes of a burst; the outline is asked then, so nothing in between is lost.
    pending ??= Promise.resolve().then(redraw);
  };
  const ticks = view.onDidChangeCheckboxState(async ({ items }) => {
    for (const [node, state] of items) {
      if (isRowNode(node)) await model.onTick(node, state === TreeItemCheckboxState.Checked);
    }
    // A refused tick must not stay drawn.
    refresh();
  });
  return {
    view,
    refresh,
    traffic,
    settled: () => pending ?? Promise.resolve(),
    dispose: () => {
      ticks.dispose();
      view.dispose();
      changed.dispose();
    },
  };
}

function childrenOf(element: TreeNode): TreeNode[] {
  const children = element.node.children?.() ?? [];
  return children.map((node) => ({ notebook: element.notebook, node, parent: element }));
}

function nodeId({ notebook, node }: TreeNode): string {
  return `${notebook}\n${node.id}`;
}

function treeItem(element: TreeNode): TreeItem {
  const { node } = element;
  const item = new TreeItem(joined([node.mark, node.label]), collapsibleState[node.collapse]);
  item.id = nodeId(element);
  if (node.description) item.description = node.description;
  if (node.tooltip.length > 0) item.tooltip = plainMarkdown(node.tooltip);
  if (node.icon)
    item.iconPath = new ThemeIcon(node.icon.id, node.icon.color ? new ThemeColor(node.icon.color) : undefined);
  item.contextValue = menuContext(node);
  item.accessibilityInformation = { label: node.spoken };
  if (node.checkbox) {
    const on = node.checkbox === 'on';
    item.checkboxState = {
      state: on ? TreeItemCheckboxState.Checked : TreeItemCheckboxState.Unchecked,
      accessibilityInformation: { label: node.spoken },
    };
  }
  const command = commandOf(element);
  if (command) item.command = command;
  return item;
}

const own = {
  criticals: 'daybook.critical.show',
  choose: 'daybook.conflict.choose',
  prepare: 'daybook.meeting.prepare',
} as const satisfies Readonly<Record<string, CommandId>>;

/**
 * What a click or Enter on a node does. A row is opened by VS Code's own command, the only one that it tells which of them it was: a click
 * shows the note and leaves the keys with the tree, a double click and Enter keep it open and go there, as in the explorer.
 */
function commandOf(element: TreeNode): Command | undefined {
  const { rowKey, conflict, series, toCriticals, label: title } = element.node;
  if (rowKey) return { command: 'vscode.open', title, arguments: [noteUri(element.notebook, rowKey.path), at(rowKey)] };
  if (conflict) return { command: own.choose, title, arguments: [element] };
  if (toCriticals) return { command: own.criticals, title };
  return series === undefined ? undefined : { command: own.prepare, title, arguments: [element] };
}

/** The end of a task's line. A line that moves is a change, with which its row is drawn anew. */
function at({ task }: RowKey): TextDocumentShowOptions {
  return task === undefined ? {} : { selection: new Range(task.line, endOfLine, task.line, endOfLine) };
}

/** Beyond every line's end, where VS Code stops. */
const endOfLine = 1_000_000;

const collapsibleState = {
  leaf: TreeItemCollapsibleState.None,
  collapsed: TreeItemCollapsibleState.Collapsed,
  expanded: TreeItemCollapsibleState.Expanded,
} as const;

/** Lines of note text as a tooltip: escaped, so that nothing in a note becomes a link, a picture or a command. */
function plainMarkdown(lines: readonly string[]): MarkdownString {
  const text = new MarkdownString();
  lines.forEach((line, at) => {
    if (at > 0) text.appendMarkdown('\n\n');
    text.appendText(line);
  });
  return text;
}
