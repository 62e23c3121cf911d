// The sample notebook for tests that read it: played once for each day and seed, however many ask.
import type { SampleNote } from '../../src/sample/sampleNote.ts';
import { sampleNotes } from '../../src/sample/world.ts';

const played = new Map<string, readonly SampleNote[]>();

/** The sample's notes on a day, the same ones for everybody who asks in one process. */
export function sampleOf(today: string, seed = 1): readonly SampleNote[] {
  const key = `${today} ${seed}`;
  const notes = played.get(key) ?? sampleNotes(today, seed);
  played.set(key, notes);
  return notes;
}
