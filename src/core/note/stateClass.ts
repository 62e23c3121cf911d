// What states mean for work: whether something is still to be done. Comes in: the class that every state belongs to.
import type { StateClass } from './note.ts';

/** True for what still asks for something: neither done nor cancelled. */
export function isOpenClass(state: StateClass): boolean {
  return state !== 'done' && state !== 'cancelled';
}
