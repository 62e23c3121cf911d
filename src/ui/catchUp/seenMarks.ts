// What a person has seen of each notebook: kept in this window's memory, outside of git, because losing it is harmless. Comes in: a
// root; goes out: a mark. What the memory holds may be of any shape.
import type { Memento } from 'vscode';
import type { Breach } from '../../core/history/catchUp.ts';

/** Up to where a notebook was seen. */
export interface SeenMark {
  /** The commit that was checked out, and when that was. */
  readonly commit: string;
  readonly atMs: number;
  /** Breaches that were told and not opened. */
  readonly unopened: readonly Breach[];
}

const mostUnopened = 200;
const keyOf = (root: string): string => `seen ${root}`;

/** The mark of a notebook; undefined before the first one. */
export function seenMark(memory: Memento, root: string): SeenMark | undefined {
  const { commit, atMs, unopened } = memory.get<Partial<SeenMark>>(keyOf(root)) ?? {};
  if (typeof commit !== 'string' || !/^[0-9a-f]{40,64}$/.test(commit) || typeof atMs !== 'number') return undefined;
  return { commit, atMs, unopened: Array.isArray(unopened) ? unopened.filter(isBreach) : [] };
}

/** Keeps a mark. */
export async function setSeenMark(memory: Memento, root: string, mark: SeenMark): Promise<void> {
  await memory.update(keyOf(root), { ...mark, unopened: mark.unopened.slice(0, mostUnopened) });
}

function isBreach(value: unknown): value is Breach {
  const { key, name, due } = (value ?? {}) as Partial<Breach>;
  return typeof key?.path === 'string' && typeof name === 'string' && typeof due === 'string';
}
