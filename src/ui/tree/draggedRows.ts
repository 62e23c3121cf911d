// Rows on their way from a tree to where they are dropped: another node, another view, an editor. Comes in: nodes or a data
// transfer; goes out: what stands for rows, and notes of the explorer as such. Only keys travel, never text to be written.
import { type DataTransfer, DataTransferItem } from 'vscode';
import type { RowKey } from '../../core/index/rows.ts';
import { isPrivate, type Notebooks } from '../../notebook/registry.ts';
import { noteUri } from '../openNote.ts';
import { openNotebookAt } from '../pickNotebook.ts';
import type { RowNode } from './noteTree.ts';

/** A row that is being dragged. */
export interface DraggedRow {
  /** Root of its notebook as a URI text. */
  readonly notebook: string;
  readonly key: RowKey;
  readonly label: string;
}

/** The kind of data in which our rows travel. */
export const rowsMime = 'application/vnd.daybook.rows';

/** What other parts of VS Code take: the notes that rows stand in. */
export const uriListMime = 'text/uri-list';

/** Puts rows into a transfer. Notes of a private notebook do not travel as addresses, which any program takes. */
export function packRows(rows: readonly RowNode[], notebooks: Notebooks, transfer: DataTransfer): void {
  if (rows.length === 0) return;
  const dragged = rows.map(({ notebook, node }): DraggedRow => ({ notebook, key: node.rowKey, label: node.label }));
  transfer.set(rowsMime, new DataTransferItem(JSON.stringify(dragged)));
  const shared = dragged.filter(({ notebook }) => isShared(notebooks, notebook));
  const uris = new Set(shared.map(({ notebook, key }) => noteUri(notebook, key.path).toString()));
  if (uris.size > 0) transfer.set(uriListMime, new DataTransferItem([...uris].join('\r\n')));
}

/** The rows of a transfer: ours, else the notes of a notebook among the files that were dragged. */
export async function unpackRows(notebooks: Notebooks, transfer: DataTransfer): Promise<DraggedRow[]> {
  const own = await textsOf(transfer, rowsMime);
  // The files of our own rows never count: a task would become its whole note.
  if (own.length > 0) return own.flatMap(parsed).filter(isDraggedRow);
  const lists = await textsOf(transfer, uriListMime);
  const uris = new Set(lists.flatMap((list) => list.split(/\r?\n/)).map((uri) => uri.trim()));
  return [...uris].flatMap((uri) => noteAt(notebooks, uri));
}

/** All texts of a kind: between two views VS Code puts an empty one in front of what the view gave. */
async function textsOf(transfer: DataTransfer, mime: string): Promise<string[]> {
  const items = [...transfer].filter(([kind]) => kind === mime);
  return Promise.all(items.map(([, item]) => item.asString()));
}

function noteAt(notebooks: Notebooks, uri: string): DraggedRow[] {
  const found = uri === '' || uri.startsWith('#') ? undefined : notebooks.at(uri);
  if (!found || found.open.notebook.reader().noteRow(found.path) === undefined) return [];
  return [{ notebook: found.open.root, key: { path: found.path }, label: found.path }];
}

function isShared(notebooks: Notebooks, root: string): boolean {
  const found = openNotebookAt(notebooks, root);
  return found !== undefined && !isPrivate(found);
}

function parsed(text: string): unknown[] {
  try {
    const value: unknown = JSON.parse(text);
    return Array.isArray(value) ? value : [];
  } catch {
    return [];
  }
}

/** Anybody may put data of our kind into a transfer. */
function isDraggedRow(value: unknown): value is DraggedRow {
  if (typeof value !== 'object' || value === null) return false;
  const { notebook, key, label } = value as { readonly [name: string]: unknown };
  const hasPath = typeof key === 'object' && key !== null && 'path' in key && typeof key.path === 'string';
  return typeof notebook === 'string' && typeof label === 'string' && hasPath && isTaskKey(key);
}

function isTaskKey(key: object): boolean {
  const task: unknown = 'task' in key ? key.task : undefined;
  return (
    task === undefined || (typeof task === 'object' && task !== null && 'raw' in task && typeof task.raw === 'string')
  );
}
