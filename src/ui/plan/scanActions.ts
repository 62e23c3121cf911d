// "Morning Scan" and "Triage Inbox": what nobody has decided about, one by one, each with one key: do it, give it a day or a person, drop it,
// make an issue of it, or pass on. Comes in: the name of a query, answers. Goes out: nothing, or a refusal. Each decision is a step of undo.
import { l10n } from 'vscode';
import type { Refusal } from '../../core/edits/edit.ts';
import { dropRow, startRow } from '../../core/edits/rowIntents.ts';
import type { Notebooks } from '../../notebook/registry.ts';
import { type Answers, answer } from '../item/answers.ts';
import { type Choice, choose, chosenValue } from '../item/choose.ts';
import { setDue } from '../item/dueAction.ts';
import { assign, kindOfKey, named } from '../item/fieldActions.ts';
import { promote } from '../item/noteActions.ts';
import { changeRows } from '../item/rowChanges.ts';
import type { Targets } from '../item/targets.ts';
import { acknowledge, assignIssue, drop } from '../item/triageActions.ts';
import { rowsOfQuery, type WalkStep, walkRows } from '../item/walkRows.ts';
import { pickNotebook } from '../pickNotebook.ts';

type Act = 'do' | 'date' | 'give' | 'drop' | 'issue' | 'next';

/** Walks the rows of a named query; answers: `steps`, one for each row: `act`, and `day` or `person`. */
export async function scan(notebooks: Notebooks, query: string, answers: Answers): Promise<Refusal | void> {
  const open = await pickNotebook(notebooks);
  if (!open) return;
  const keys = rowsOfQuery(open, query);
  if (keys.length === 0) return { refused: 'unchanged', message: l10n.t('Nothing waits for a decision.') };
  const steps = Array.isArray(answers['steps']) ? (answers['steps'] as Answers[]) : undefined;
  return walkRows(open, keys, decide, steps);
}

const decide: WalkStep = async (targets, answers, place) => {
  const title = named(targets, l10n.t('Decide {0}', place));
  const placeholder = l10n.t('One key decides; Escape ends');
  const question = { title, placeholder, choices: acts(targets), stays: true };
  const act = chosenValue(await choose(question, answer(answers, 'act')));
  if (act === undefined) return 'stop';
  return typeof act === 'string' ? done(act, targets, answers) : act;
};

function done(act: Act, targets: Targets, answers: Answers): Promise<Refusal | void> {
  const isIssue = isRecord(targets);
  switch (act) {
    case 'do':
      return isIssue ? acknowledge(targets) : changeRows(targets, l10n.t('Do It'), startRow);
    case 'date':
      return setDue(targets, answers);
    case 'give':
      return isIssue ? assignIssue(targets, answers) : assign(targets, answers);
    case 'drop':
      return isIssue ? drop(targets) : changeRows(targets, l10n.t('Drop'), dropRow);
    case 'issue':
      return promote(targets, { ...answers, kind: 'issue' });
    default:
      return Promise.resolve();
  }
}

function acts(targets: Targets): Choice<Act>[] {
  const own = (value: Act, key: string, icon: string, label: string): Choice<Act> => {
    return { label: `$(${icon}) ${label}`, description: key.toUpperCase(), key, words: [value], value };
  };
  return [
    own('do', 'd', 'play', l10n.t('Do it: it is mine and in progress')),
    own('date', 't', 'calendar', l10n.t('Date it')),
    own('give', 'g', 'person', l10n.t('Give it to somebody')),
    own('drop', 'x', 'trash', l10n.t('Drop it')),
    ...(isRecord(targets) ? [] : [own('issue', 'i', 'issues', l10n.t('Make an issue of it'))]),
    own('next', 'n', 'arrow-right', l10n.t('Next')),
  ];
}

function isRecord(targets: Targets): boolean {
  return targets.keys.every((key) => key.task === undefined && kindOfKey(targets, key) !== undefined);
}
