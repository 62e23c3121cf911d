// What a change did to its services, as a list: the issues opened in the days before it and in those after. Comes in: the change; goes
// out: a note that was chosen, shown. Writes nothing.
import { l10n } from 'vscode';
import type { Refusal } from '../../core/edits/edit.ts';
import type { Row } from '../../core/index/rows.ts';
import { changeEffect, effectDays } from '../../core/record/changeEffect.ts';
import { openNote } from '../openNote.ts';
import { type Answers, answer } from './answers.ts';
import { type Choice, choose, chosenValue } from './choose.ts';
import { named } from './fieldActions.ts';
import type { Targets } from './targets.ts';

/** Lists the issues around a change; Enter shows one. */
export async function compareAround(targets: Targets, answers: Answers = {}): Promise<Refusal | void> {
  const { open, keys } = targets;
  const reader = open.notebook.reader();
  const [key] = keys;
  const row = key && reader.find(key);
  const effect = row === undefined ? undefined : changeEffect(reader, row);
  if (!effect)
    return { refused: 'not-supported', message: l10n.t('Only a change with services and a day can be compared.') };
  const { before, after } = effect;
  const listed = (rows: readonly Row[], side: string): Choice<string>[] =>
    rows.map((issue) => ({
      label: `$(issues) ${reader.item(issue).title}`,
      description: `${side} · ${String(reader.get(issue, 'opened') ?? '')}`,
      value: reader.path(issue),
    }));
  const choices = [...listed(after, l10n.t('after')), ...listed(before, l10n.t('before'))];
  const words = l10n.t('Issues in {0} days: {1} before, {2} after', effectDays, before.length, after.length);
  if (choices.length === 0) return { refused: 'unchanged', message: words };
  const title = named(targets, l10n.t('Compare Before and After'));
  const path = chosenValue(await choose({ title, placeholder: words, choices }, answer(answers, 'issue')));
  if (path === undefined || typeof path !== 'string') return path;
  await openNote(open.root, path);
}
