// The words and the moment in which outlines are made: the user's language, today, who looks. Comes in: an open notebook; goes
// out: the context of its outlines. Keeps nothing.
import { l10n } from 'vscode';
import { type OutlineWord, outlineWords, type Words } from '../../core/outline/outlineWords.ts';
import type { OutlineContext } from '../../core/outline/rowWords.ts';
import type { OpenNotebook } from '../../notebook/registry.ts';

/** Words of outlines in the user's language; English ones are the keys of the translation. */
export const translatedWords: Words = (key: OutlineWord, ...values) => l10n.t(outlineWords[key], ...values);

/** The context in which a notebook's outlines are made now. */
export function outlineContext({ notebook }: OpenNotebook): OutlineContext {
  return { ...notebook.context(), words: translatedWords, roster: notebook.index().roster() };
}
