// How much the open notebooks hold, for whoever asks from outside (DaybookApi). Comes in: open notebooks; goes out: numbers.
// Keeps nothing: each question is answered from the index as it is.
import type { Notebooks } from '../notebook/registry.ts';
import { criticalState } from './criticals.ts';

/** Sums over all open notebooks. */
export interface Counts {
  readonly notebooks: number;
  readonly notes: number;
  /** Tasks and milestones, open or not. */
  readonly tasks: number;
  /** Open criticals as the status bar shows them: private notebooks do not count. */
  readonly criticals: number;
}

/** Counts now. */
export function countsOf(notebooks: Notebooks): Counts {
  const readers = notebooks.all().map(({ notebook }) => notebook.reader());
  return {
    notebooks: readers.length,
    notes: readers.reduce((sum, { noteCount }) => sum + noteCount, 0),
    tasks: readers.reduce((sum, { taskCount }) => sum + taskCount, 0),
    criticals: criticalState(notebooks).count,
  };
}
