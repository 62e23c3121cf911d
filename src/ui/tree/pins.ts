// Rows that a person pinned to the top of Today. Comes in: the window's memory; goes out: keys of rows by notebook. Losing them is
// harmless, and what the memory holds may be of any shape; a pinned line that was changed since is pinned no more.
import type { Memento } from 'vscode';
import type { RowKey } from '../../core/index/rows.ts';

const place = 'pins';
const most = 100;

/** What is pinned, by the root of the notebook. */
export interface Pins {
  of(root: string): readonly RowKey[];
  /** Pins rows, or lets go of them when all are pinned already. */
  toggle(root: string, keys: readonly RowKey[]): void;
}

/** Pins that outlive a reload of the window. */
export function pinnedRows(memory: Memento): Pins {
  const of = (root: string): readonly RowKey[] => {
    const stored: unknown = memory.get(`${place} ${root}`);
    return Array.isArray(stored) ? stored.filter(isKey) : [];
  };
  return {
    of,
    toggle: (root, keys) => {
      const old = of(root);
      const names = new Set(keys.map(nameOf));
      const others = old.filter((key) => !names.has(nameOf(key)));
      const isAll = old.length - others.length === names.size;
      void memory.update(`${place} ${root}`, isAll ? others : [...keys, ...others].slice(0, most));
    },
  };
}

/** The line may have moved since: its number says nothing. */
function nameOf({ path, task }: RowKey): string {
  return JSON.stringify([path, task?.id ?? task?.raw, task?.ordinal]);
}

function isKey(value: unknown): value is RowKey {
  if (typeof value !== 'object' || value === null || !('path' in value) || typeof value.path !== 'string') return false;
  const task: unknown = 'task' in value ? value.task : undefined;
  return task === undefined || (typeof task === 'object' && task !== null && 'raw' in task && 'line' in task);
}
