// "Morning Scan" and "Triage Inbox": what nobody has decided about, one by one, each with one key: do it, give it a day or a person, drop it,
// make an issue of it, pass on, or take the last one back. Comes in: the name of a query, answers. Goes out: nothing, or a refusal. Each
// decision is a step of undo.
import { l10n } from 'vscode';
import type { Refusal } from '../../core/edits/edit.ts';
import { dropRow, startRow } from '../../core/edits/rowIntents.ts';
import { issueLook } from '../../core/outline/issuesOutline.ts';
import { rowNode } from '../../core/outline/rowNode.ts';
import { hasClock } from '../../core/record/serviceClock.ts';
import type { Notebooks } from '../../notebook/registry.ts';
import { type Answers, answer, stepsOf } from '../item/answers.ts';
import { type Choice, choose, chosenValue } from '../item/choose.ts';
import { setDue } from '../item/dueAction.ts';
import { assign, kindOfKey, named, waitForOther } from '../item/fieldActions.ts';
import { promote } from '../item/noteActions.ts';
import { changeRows } from '../item/rowChanges.ts';
import type { Targets } from '../item/targets.ts';
import { acknowledge, assignIssue, drop, escalate, waitOnIssue } from '../item/triageActions.ts';
import { backChoice, rowsOfQuery, type WalkStep, walkRows } from '../item/walkRows.ts';
import { pickNotebook } from '../pickNotebook.ts';
import { outlineContext } from '../tree/treeContext.ts';

type Act = 'do' | 'date' | 'give' | 'escalate' | 'wait' | 'drop' | 'issue' | 'next' | 'back';

/** Walks the rows of a named query; answers: `steps`, one for each row: `act`, and `day` or `person`. */
export async function scan(notebooks: Notebooks, query: string, answers: Answers): Promise<Refusal | void> {
  const open = await pickNotebook(notebooks);
  if (!open) return;
  const keys = rowsOfQuery(open, query);
  if (keys.length === 0) return { refused: 'unchanged', message: l10n.t('Nothing waits for a decision.') };
  const steps = stepsOf(answers);
  return walkRows(open, keys, decide, steps);
}

const decide: WalkStep = async (targets, answers, place, hasBack) => {
  const title = named(targets, l10n.t('Decide {0}', place));
  const question = { title, placeholder: factsOf(targets), choices: acts(targets, hasBack), stays: true };
  const act = chosenValue(await choose(question, answer(answers, 'act')));
  if (act === undefined) return 'stop';
  if (act === 'back') return act;
  return typeof act === 'string' ? done(act, targets, answers) : act;
};

/** What one decides by: state, severity, owner, clock, age. */
function factsOf({ open, keys: [key] }: Targets): string {
  const reader = open.notebook.reader();
  const row = key === undefined ? undefined : reader.find(key);
  if (row === undefined) return '';
  const context = outlineContext(open);
  const kind = open.notebook.config.kinds.get(reader.kind(row));
  const look = kind !== undefined && hasClock(kind) ? issueLook(reader, row, context) : {};
  return rowNode(reader, row, 'scan', context, look).tooltip.slice(1).join(' · ');
}

function done(act: Exclude<Act, 'back'>, targets: Targets, answers: Answers): Promise<Refusal | void> {
  const isIssue = isRecord(targets);
  switch (act) {
    case 'do':
      return isIssue ? acknowledge(targets) : changeRows(targets, l10n.t('Do It'), startRow);
    case 'date':
      return setDue(targets, answers);
    case 'give':
      return isIssue ? assignIssue(targets, answers) : assign(targets, answers);
    case 'escalate':
      return escalate(targets, answers);
    case 'wait':
      return isIssue ? waitOnIssue(targets, answers) : waitForOther(targets, answers);
    case 'drop':
      return isIssue ? drop(targets) : changeRows(targets, l10n.t('Drop'), dropRow);
    case 'issue':
      return promote(targets, { ...answers, kind: 'issue' });
    default:
      return Promise.resolve();
  }
}

/** The letters of the lists: those of Issues, and those of item actions. */
function acts(targets: Targets, hasBack: boolean): Choice<Act>[] {
  const isIssue = isRecord(targets);
  const own = (value: Act, key: string, icon: string, label: string): Choice<Act> => {
    return { label: `$(${icon}) ${label}`, description: key.toUpperCase(), keys: key, words: [value], value };
  };
  return [
    own('do', 'a', 'play', l10n.t('Do it: it is mine and in progress')),
    own('date', 'd', 'calendar', l10n.t('Date it')),
    own('give', 'o', 'person', l10n.t('Give it to somebody')),
    ...(isIssue ? [own('escalate', 'e', 'arrow-up', l10n.t('Escalate'))] : []),
    own('wait', 'w', 'watch', l10n.t('Wait For')),
    own('drop', 'x', 'trash', l10n.t('Drop it')),
    ...(isIssue ? [] : [own('issue', 'i', 'issues', l10n.t('Make an issue of it'))]),
    own('next', 'n', 'arrow-right', l10n.t('Next')),
    ...backChoice(hasBack),
  ];
}

function isRecord(targets: Targets): boolean {
  return targets.keys.every((key) => key.task === undefined && kindOfKey(targets, key) !== undefined);
}
