// Which kinds a notebook has records of, for commands that are offered only where they mean something. Comes in: the index; goes
// out: names of kinds. Looks at one row a kind, never at lines.
import type { IndexReader } from './rows.ts';

/** Ids of the kinds with at least one record; without kinds that are called like lines are (`task`, `milestone`), of which any box is one. */
export function kindsInUse(index: IndexReader): string[] {
  return [...index.config.kinds.keys()].filter((kind) => {
    if (kind === 'task' || kind === 'milestone') return false;
    for (const row of index.rowsAmong({ kinds: new Set([kind]) })) if (index.type(row) === 'record') return true;
    return false;
  });
}
