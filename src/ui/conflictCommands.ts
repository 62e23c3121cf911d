// The commands about what stands in two versions. Only wiring: a row names what is done, which is loaded when it is first wanted. Comes
// in: open notebooks; goes out: rows for the command table.
import type { ConflictCommandId } from '../manifest.ts';
import type { Notebooks } from '../notebook/registry.ts';
import type { CommandHandler } from './commandTable.ts';
import type { ConflictDeed } from './share/conflicts.ts';

const deeds = {
  'daybook.conflict.choose': 'choose',
  'daybook.conflict.compare': 'compare',
  'daybook.conflict.edit': 'edit',
  'daybook.conflict.keepBoth': 'both',
  'daybook.conflict.keepMine': 'mine',
  'daybook.conflict.keepTheirs': 'theirs',
} as const satisfies Record<ConflictCommandId, ConflictDeed>;

/** A handler for each command on two versions. */
export function conflictCommandTable(notebooks: Notebooks): Record<ConflictCommandId, CommandHandler> {
  const rows = Object.entries(deeds).map(([id, deed]): [string, CommandHandler] => [
    id,
    async (...args) => (await import('./share/conflicts.ts')).settleVersions(notebooks, deed, args),
  ]);
  return Object.fromEntries(rows) as Record<ConflictCommandId, CommandHandler>;
}
