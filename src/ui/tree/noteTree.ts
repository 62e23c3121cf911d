// The one tree of Daybook: shows any outline (plain nodes made in core) as a VS Code tree view with native boxes.
// It holds no data of its own: told that something changed, it asks the outline again. A tick goes out through `onTick`.
import {
  type Disposable,
  EventEmitter,
  MarkdownString,
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

/** Makes the tree view of a model; Enter or a click on a row runs `openCommand` with its node. */
export function showTree(id: ViewId, model: TreeModel, openCommand: CommandId): NoteTree {
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
    getTreeItem: (element: TreeNode): TreeItem => treeItem(element, openCommand),
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

function treeItem(element: TreeNode, openCommand: CommandId): TreeItem {
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
  const command = commandOf(node, openCommand);
  if (command) item.command = { command, title: node.label, arguments: [element] };
  return item;
}

const chooseCommand: CommandId = 'daybook.conflict.choose';

/** What Enter or a click on a node does. */
function commandOf({ rowKey, conflict, series }: OutlineNode, openCommand: CommandId): CommandId | undefined {
  if (rowKey) return openCommand;
  if (conflict) return chooseCommand;
  return series === undefined ? undefined : 'daybook.meeting.prepare';
}

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
