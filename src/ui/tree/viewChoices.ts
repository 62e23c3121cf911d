// What a person chose for each view of this window: the filter, what rows are grouped by, how they are sorted. Comes in: the
// window's memory; goes out: choices. Losing them is harmless; what the memory holds may be of any shape.
import type { Memento } from 'vscode';
import type { ViewId } from '../../manifest.ts';

/** One view's choices; absent means the view's own way. */
export interface ViewChoice {
  readonly filter?: string;
  readonly group?: string;
  readonly sort?: string;
  /** Whose day it is; the usual one when absent. */
  readonly whose?: string;
}

/** The choices of all views. */
export interface ViewChoices {
  of(id: ViewId): ViewChoice;
  /** Replaces the given parts; undefined takes one back. */
  set(id: ViewId, change: { readonly [Part in keyof ViewChoice]: ViewChoice[Part] | undefined }): void;
}

const parts = ['filter', 'group', 'sort', 'whose'] as const satisfies readonly (keyof ViewChoice)[];

const longest = 1000;

/** Choices that outlive a reload of the window. */
export function viewChoices(memory: Memento): ViewChoices {
  const keyOf = (id: ViewId): string => `view ${id}`;
  const of = (id: ViewId): ViewChoice => {
    const stored: unknown = memory.get(keyOf(id));
    const found = typeof stored === 'object' && stored !== null ? stored : {};
    return Object.fromEntries(Object.entries(found).filter(([part, value]) => isChoice(part, value)));
  };
  return {
    of,
    set: (id, change) => void memory.update(keyOf(id), { ...of(id), ...change }),
  };
}

function isChoice(part: string, value: unknown): boolean {
  return parts.some((each) => each === part) && typeof value === 'string' && value !== '' && value.length <= longest;
}
