// Asks how a view groups and sorts its rows, one list for both. Comes in: the view's row of the table of arrangements and what
// is chosen now; goes out: what was chosen instead, undefined when it was called off.
import { l10n, type QuickPickItem, QuickPickItemKind, window } from 'vscode';
import type { Arrangement } from '../../core/outline/arrangement.ts';
import { axes } from '../../core/outline/axes.ts';
import type { OutlineWord } from '../../core/outline/outlineWords.ts';
import { translatedWords } from './treeContext.ts';
import type { ViewChoice } from './viewChoices.ts';

/** One part of a view's choice and its new value; undefined is the view's own way. */
export type ArrangementChange = { readonly [Part in 'group' | 'sort']?: string | undefined };

interface ArrangeItem extends QuickPickItem {
  readonly change?: ArrangementChange;
}

/** Lets a person choose one way of grouping or sorting. */
export async function askArrangement(
  view: string,
  { own, groups, ownSort, sorts }: Arrangement,
  now: ViewChoice,
): Promise<ArrangementChange | undefined> {
  const grouping = groups.length === 0 ? [] : [{ word: own }, ...groups.map((id) => ({ id, word: axes[id].word }))];
  const sorting = [{ word: ownSort }, ...sorts];
  const items: ArrangeItem[] = [
    ...section(l10n.t('Group by'), 'group', grouping, now.group),
    ...section(l10n.t('Sort by'), 'sort', sorting, now.sort),
  ];
  const title = l10n.t('Group and sort {0}', view);
  return (await window.showQuickPick(items, { title, placeHolder: l10n.t('Choose one; the others stay') }))?.change;
}

function section(
  label: string,
  part: 'group' | 'sort',
  ways: readonly { readonly id?: string; readonly word: OutlineWord }[],
  now: string | undefined,
): ArrangeItem[] {
  if (ways.length === 0) return [];
  const current = ways.find(({ id }) => id === now) ?? ways[0];
  return [
    { label, kind: QuickPickItemKind.Separator },
    ...ways.map((way) => ({
      label: translatedWords(way.word),
      ...(way === current ? { description: l10n.t('now') } : {}),
      change: { [part]: way.id },
    })),
  ];
}
