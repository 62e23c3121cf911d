// What people call a kind of rows, lines included. Comes in: a kind id; goes out: a word.
import type { IndexReader } from '../index/rows.ts';
import { say } from '../language.ts';

/** The label of a kind as it is declared; a line is a task or a milestone. */
export function kindLabel({ config }: IndexReader, kind: string): string {
  if (kind === 'milestone') return say('Milestone');
  return kind === 'task' ? say('Task') : (config.kinds.get(kind)?.label ?? kind);
}
