// Which notebook the KPI panel shows, and what it says while there is none. Comes in: the open notebooks; goes out: one of them,
// or the reason. Knows no panel and no editor.
import type { Notebooks, OpenNotebook } from '../../notebook/registry.ts';

/** The first notebook that is read and shared; a private one only when there is no other, so that the panel can say so. */
export function kpiNotebook(notebooks: Pick<Notebooks, 'all'>): OpenNotebook | undefined {
  const ready = notebooks.all().filter(({ notebook }) => notebook.state === 'ready');
  return ready.find(({ notebook }) => notebook.config.visibility !== 'private') ?? ready[0];
}

/** Why there is nothing to show: notes are still being read, or there are none to read. */
export function kpiAbsence({ state }: Pick<Notebooks, 'state'>): 'loading' | 'missing' {
  return state === 'none' || state === 'failed' ? 'missing' : 'loading';
}
