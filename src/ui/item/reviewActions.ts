// Reviews of what grows old: risks, documents, policies, controls, technologies. One row from its menu, or all that are due, one by one.
// Comes in: rows and answers; goes out: nothing, or a refusal. What is written is decided by core alone.
import { l10n } from 'vscode';
import { addDays } from '../../core/day.ts';
import { isRefusal, type Refusal } from '../../core/edits/edit.ts';
import { type ReviewAnswer, reviewed } from '../../core/edits/governActs.ts';
import type { FieldChange } from '../../core/edits/rowField.ts';
import type { Notebooks } from '../../notebook/registry.ts';
import { pickNotebook } from '../pickNotebook.ts';
import { type Answers, answer, stepsOf } from './answers.ts';
import { type Choice, choose, chosenValue } from './choose.ts';
import { kindOfKey, named } from './fieldActions.ts';
import { actOn } from './rowChanges.ts';
import type { Targets } from './targets.ts';
import { askDay, askField, fieldText } from './valueInputs.ts';
import { backChoice, rowsOfQuery, type WalkStep, walkRows } from './walkRows.ts';

/** What a review is asked for. */
type Verdict = { readonly is: 'confirm' | 'later' | 'change' } | { readonly is: 'state'; readonly state: string };

/** Fields that a review looks at again. */
const weighed = ['likelihood', 'impact'];

/** Reviews rows: as they are, with other figures, another day, or to an end. */
export async function reviewRows(targets: Targets, answers: Answers = {}): Promise<Refusal | void> {
  const done = await review(targets, answers, '', false);
  return typeof done === 'string' ? undefined : done;
}

/** Walks the rows of a named query of the configuration and reviews each. */
export async function walkReviews(notebooks: Notebooks, query: string, answers: Answers): Promise<Refusal | void> {
  const open = await pickNotebook(notebooks);
  if (!open) return;
  const keys = rowsOfQuery(open, query);
  if (keys.length === 0) return { refused: 'unchanged', message: l10n.t('Nothing is due for review.') };
  const steps = stepsOf(answers);
  return walkRows(open, keys, review, steps);
}

const review: WalkStep = async (targets, answers, place, hasBack) => {
  const title = named(targets, place === '' ? l10n.t('Review') : l10n.t('Review {0}', place));
  const verdict = chosenValue(
    await choose<Verdict | 'back'>(
      { title, choices: [...verdicts(targets), ...backChoice(hasBack)], stays: place !== '' },
      answer(answers, 'act'),
    ),
  );
  if (verdict === undefined) return 'stop';
  if (verdict === 'back') return verdict;
  if (isRefusal(verdict)) return verdict;
  const wanted = await reviewAnswer(targets, verdict, title, answers);
  if (wanted === undefined) return 'stop';
  if (isRefusal(wanted)) return wanted;
  return actOn(targets, l10n.t('Review'), (record, context) => reviewed(record, wanted, context));
};

/** Confirming first; the ends are the closed states of the kind. */
function verdicts(targets: Targets): Choice<Verdict>[] {
  const [key] = targets.keys;
  const kind = key && kindOfKey(targets, key);
  const now = key === undefined ? '' : fieldText(targets.open, key, 'state');
  const ends = (kind?.states ?? []).filter((state) => ['done', 'cancelled'].includes(state.class) && state.id !== now);
  const figures = weighed
    .map((field) => (key && kind?.fields.includes(field) ? `${field} ${fieldText(targets.open, key, field)}` : ''))
    .filter((each) => each !== '');
  return [
    { label: `$(check) ${l10n.t('Confirm')}`, description: figures.join(', '), value: { is: 'confirm' } },
    { label: `$(calendar) ${l10n.t('Confirm, next review on...')}`, words: ['next'], value: { is: 'later' } },
    ...(figures.length === 0
      ? []
      : [
          {
            label: `$(edit) ${l10n.t('Change {0}', weighed.join(', '))}`,
            words: ['change'],
            value: { is: 'change' },
          } as const,
        ]),
    ...ends.map(({ id }) => ({ label: `$(pass) ${id}`, value: { is: 'state', state: id } as const })),
  ];
}

async function reviewAnswer(
  { open, keys }: Targets,
  verdict: Verdict,
  title: string,
  answers: Answers,
): Promise<ReviewAnswer | Refusal | undefined> {
  const [key] = keys;
  const words = answer(answers, 'words');
  const given = answer(answers, 'next');
  let next: string | undefined;
  if (verdict.is === 'later' || given !== undefined) {
    const today = open.notebook.context().today;
    const day = await askDay(open, l10n.t('{0}: next review', title), addDays(today, 90), given);
    if (day === undefined || isRefusal(day)) return day;
    next = String(day.value ?? '');
  }
  const changes: FieldChange[] = [];
  const kind = key && kindOfKey({ open }, key);
  for (const field of verdict.is === 'change' && key ? weighed : []) {
    const decl = open.notebook.config.fields.get(field);
    if (!decl || !key || !kind?.fields.includes(field)) continue;
    const chosen = await askField(
      open,
      `${title}: ${field}`,
      decl,
      kind,
      fieldText(open, key, field),
      answer(answers, field),
    );
    if (chosen === undefined || isRefusal(chosen)) return chosen;
    changes.push({ field, value: chosen.value });
  }
  return { next, changes, words, ...(verdict.is === 'state' && { state: verdict.state }) };
}
