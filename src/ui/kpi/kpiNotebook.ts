// Which notebook the KPI panel shows, which others there are to choose, and what it says while there is none. Comes in: the open
// notebooks and the ref of the chosen one; goes out: one of them, options, or the reason. Knows no panel and no editor.
import { isPrivate, type Notebooks, type OpenNotebook } from '../../notebook/registry.ts';
import type { KpiView } from './kpiMessages.ts';
import { clipped } from './kpiNumbers.ts';
import { kpiRef } from './kpiTiles.ts';

/**
 * The chosen notebook, else the first, of those that are read and shared; a private one only when there is no other, so that the
 * panel can say so. A chosen one that is still being read is waited for.
 */
export function kpiNotebook(notebooks: Pick<Notebooks, 'all'>, chosen = ''): OpenNotebook | undefined {
  const isChosen = ({ root }: OpenNotebook): boolean => kpiRef(root) === chosen;
  if (notebooks.all().find(isChosen)?.notebook.state === 'loading') return undefined;
  const shared = sharedOnes(notebooks);
  return shared.find(isChosen) ?? shared[0] ?? readOnes(notebooks)[0];
}

/** The notebooks to choose from; none when there is no choice. */
export function kpiNotebookOptions(notebooks: Pick<Notebooks, 'all'>): KpiView['notebooks'] {
  const options = sharedOnes(notebooks).map(({ root, label }) => ({ id: kpiRef(root), label: clipped(label, 100) }));
  return options.length > 1 ? options.slice(0, 100) : [];
}

function readOnes(notebooks: Pick<Notebooks, 'all'>): OpenNotebook[] {
  return notebooks.all().filter(({ notebook }) => notebook.state === 'ready');
}

function sharedOnes(notebooks: Pick<Notebooks, 'all'>): OpenNotebook[] {
  return readOnes(notebooks).filter((open) => !isPrivate(open));
}

/** Why there is nothing to show: notes are still being read, or there are none to read. */
export function kpiAbsence({ state }: Pick<Notebooks, 'state'>): 'loading' | 'missing' {
  return state === 'none' || state === 'failed' ? 'missing' : 'loading';
}
