// "Add Milestone" on a project. Comes in: one row and answers (`title`, `day`, perhaps `owner`); goes out: nothing, or a refusal. Where and
// how it is written is decided by core alone.
import { l10n, window } from 'vscode';
import { dayNumber } from '../../core/day.ts';
import { isRefusal, type Refusal } from '../../core/edits/edit.ts';
import { addMilestone } from '../../core/edits/milestone.ts';
import { sayDay } from '../../core/language.ts';
import { isWorkday } from '../../core/workdays.ts';
import { type Answers, answer, askWords } from './answers.ts';
import { kindOfKey, named } from './fieldActions.ts';
import { changeRows } from './rowChanges.ts';
import type { Targets } from './targets.ts';
import { askDay } from './valueInputs.ts';

/** Asks what is reached and when, and adds it to the project. */
export async function addProjectMilestone(targets: Targets, answers: Answers = {}): Promise<Refusal | void> {
  const { open, keys } = targets;
  const [key, ...others] = keys;
  if (!key || others.length > 0 || kindOfKey(targets, key)?.fields.includes('milestones') !== true)
    return { refused: 'not-supported', message: l10n.t('Milestones belong to a project; choose one.') };
  const title = named(targets, l10n.t('Add Milestone'));
  const prompt = l10n.t('What is reached then?');
  const fault = (text: string): string | undefined => (text === '' ? prompt : undefined);
  const words = await askWords({ title, prompt, fault }, answer(answers, 'title'));
  if (typeof words !== 'string') return words;
  const asked = await askDay(open, title, '', answer(answers, 'day'));
  if (asked === undefined || isRefusal(asked)) return asked;
  const day = typeof asked.value === 'string' ? asked.value : '';
  const owner = answer(answers, 'owner');
  const draft = { title: words, day, ...(owner !== undefined && { owner: owner.replace(/^@/, '') }) };
  const refused = await changeRows(
    targets,
    title,
    (text, { path }, context) => addMilestone(text, path, draft, context),
    {
      declared: true,
    },
  );
  if (refused) return refused;
  if (!isWorkday(dayNumber(day) ?? 0, open.notebook.config.calendar))
    window.setStatusBarMessage(`$(info) ${l10n.t('{0} is no working day.', sayDay(day))}`, 10_000);
}
