// Which character a note writes into its boxes for a state. Comes in: the note, a state, the configuration. Goes out: a marker,
// or nothing where the state is better said by a field. Never brings a new character into a notebook that has none.
import { markerStates } from '../note/box.ts';
import type { Note, StateClass } from '../note/note.ts';
import type { NotebookConfig } from '../record/kind.ts';

/**
 * The marker most boxes of that state have in the note, else the one the configuration declares for it; `undefined` when neither
 * knows one (docs/format, "States": GitHub shows other characters as bullets with brackets).
 */
export function usedMarker(note: Note, state: StateClass, { markers }: NotebookConfig): string | undefined {
  const counts = new Map<string, number>();
  for (const { marker } of note.tasks)
    if ((markers.get(marker) ?? markerStates.get(marker)) === state) counts.set(marker, (counts.get(marker) ?? 0) + 1);
  const most = [...counts].sort((a, b) => b[1] - a[1])[0]?.[0];
  // Everybody knows what `x` means; other characters for done are for the notes that have them.
  if (most !== undefined || state === 'done') return most;
  return [...markers].find(([, declared]) => declared === state)?.[0];
}
