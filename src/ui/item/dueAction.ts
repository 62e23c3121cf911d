// "Set Due Date": where other dates follow from the one that moves, they are offered. Comes in: rows and an answer (`day`); goes out:
// nothing, or a refusal. What is given is written as it is, and nothing else with it.
import { l10n } from 'vscode';
import type { Refusal } from '../../core/edits/edit.ts';
import { type Answers, answer } from './answers.ts';
import { choose } from './choose.ts';
import { named, nowOf, setAnswer } from './fieldActions.ts';
import { followingCount, showImpact } from './scheduleActions.ts';
import type { Targets } from './targets.ts';
import { askDay } from './valueInputs.ts';

/** Sets the day rows have to be done. */
export async function setDue(targets: Targets, answers: Answers = {}): Promise<Refusal | void> {
  const { open, keys } = targets;
  const title = l10n.t('Set Due Date');
  const given = answer(answers, 'day');
  const asked = await askDay(open, named(targets, title), nowOf(targets, 'due'), given);
  const day = asked !== undefined && 'value' in asked && typeof asked.value === 'string' ? asked.value : undefined;
  const [key, ...others] = keys;
  const row = key && others.length === 0 ? open.notebook.reader().find(key) : undefined;
  const count = row === undefined || given !== undefined || day === undefined ? 0 : followingCount(open, row, day);
  const way = count === 0 ? 'alone' : await askWay(named(targets, title), count);
  if (way === 'impact') return showImpact(targets, { ...answers, day });
  if (way === 'alone') return setAnswer(targets, title, 'due', asked);
}

async function askWay(title: string, count: number): Promise<'impact' | 'alone' | undefined> {
  const description =
    count === 1 ? l10n.t('1 other date follows from it') : l10n.t('{0} other dates follow from it', count);
  const choices = [
    { label: `$(git-compare) ${l10n.t('Show Schedule Impact')}`, description, value: 'impact' as const },
    { label: `$(calendar) ${l10n.t('Move Only This')}`, value: 'alone' as const },
  ];
  return (await choose({ title, choices }))?.value;
}
