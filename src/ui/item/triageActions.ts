// What is done to issues, one key each: asks what has to be asked and does it to every row as one step. Comes in: rows; goes out:
// nothing, or a refusal. What is written is decided by core alone.
import { l10n } from 'vscode';
import { isRefusal, type Refusal } from '../../core/edits/edit.ts';
import { type TriageAct, type TriageAnswer, triage } from '../../core/edits/triage.ts';
import type { RowKey } from '../../core/index/rows.ts';
import { issueQueue } from '../../core/outline/issuesOutline.ts';
import { breachOf, serviceGoals } from '../../core/record/serviceClock.ts';
import { workTimeOf } from '../../core/workTime.ts';
import { stampOf } from '../../core/zone.ts';
import type { Notebooks, OpenNotebook } from '../../notebook/registry.ts';
import { openNote } from '../openNote.ts';
import { outlineContext } from '../tree/treeContext.ts';
import { type Answers, answer, askWords } from './answers.ts';
import { named } from './fieldActions.ts';
import { changeRows, type RowWork } from './rowChanges.ts';
import type { Targets } from './targets.ts';
import { type Asked, askPerson, askWait } from './valueInputs.ts';

const nothing: TriageAnswer = { value: '', said: '' };

/** Takes issues on. */
export function acknowledge(targets: Targets): Promise<Refusal | void> {
  return act(targets, l10n.t('Acknowledge'), 'acknowledge', nothing);
}

/** Gives issues to a person. */
export async function assignIssue(targets: Targets, answers: Answers = {}): Promise<Refusal | void> {
  const title = l10n.t('Assign');
  return act(
    targets,
    title,
    'assign',
    answerOf(targets, await askPerson(targets.open, named(targets, title), { given: answer(answers, 'person') })),
  );
}

/** Says to whom issues were escalated. */
export async function escalate(targets: Targets, answers: Answers = {}): Promise<Refusal | void> {
  const title = l10n.t('Escalate');
  return act(
    targets,
    title,
    'escalate',
    answerOf(targets, await askWait(targets, named(targets, title), answer(answers, 'whom'))),
  );
}

/** Stops the clock of issues until somebody else has answered. */
export async function waitOnIssue(targets: Targets, answers: Answers = {}): Promise<Refusal | void> {
  const title = l10n.t('Wait For');
  return act(
    targets,
    title,
    'wait',
    answerOf(targets, await askWait(targets, named(targets, title), answer(answers, 'whom'))),
  );
}

/** Closes issues that nobody will work on. */
export function drop(targets: Targets): Promise<Refusal | void> {
  return act(targets, l10n.t('Drop'), 'drop', nothing);
}

/** Resolves issues and asks once for one line about how; Escape leaves them as they are. */
export async function resolve(targets: Targets, answers: Answers = {}): Promise<Refusal | void> {
  const title = l10n.t('Resolve');
  const prompt = l10n.t('How was it solved? One line, or nothing.');
  const value = await askWords({ title: named(targets, title), prompt }, answer(answers, 'resolution'));
  if (typeof value !== 'string') return value;
  const refused = await act(targets, title, 'resolve', { value, said: value });
  if (refused) return refused;
  void (await import('./incidentActions.ts')).offerReview(targets);
}

/** Writes what happened in the timeline, with its time and who says so. */
export async function addTimelineEntry(targets: Targets, answers: Answers = {}): Promise<Refusal | void> {
  const title = l10n.t('Add Timeline Entry');
  const fault = (text: string): string | undefined =>
    text === '' ? l10n.t('Say in a line what happened.') : undefined;
  const question = { title: named(targets, title), prompt: l10n.t('What happened?'), fault };
  const said = await askWords(question, answer(answers, 'text'));
  return typeof said === 'string' ? act(targets, title, 'entry', { value: said, said }) : said;
}

/** Does one act to every row; nothing when it was called off. */
async function act(
  targets: Targets,
  title: string,
  name: TriageAct,
  answer: TriageAnswer | Refusal | undefined,
): Promise<Refusal | void> {
  if (answer === undefined || isRefusal(answer)) return answer;
  const work: RowWork = (text, key, context) =>
    triage(text, key, name, answer, { ...context, breached: breachedAt(targets.open, key) });
  return changeRows(targets, title, work, { declared: true });
}

/** When the first promise about an issue was broken, for the note to keep. */
export function breachedAt({ notebook }: OpenNotebook, key: RowKey): string | undefined {
  const reader = notebook.reader();
  const row = reader.find(key);
  const at = row === undefined ? undefined : breachOf(serviceGoals(reader, row, notebook.context().now));
  return at === undefined ? undefined : stampOf(at, workTimeOf(notebook.config).zone);
}

/** Opens the issue that comes behind the one in the editor, or the first: the most severe of them. */
export async function openNextIssue(notebooks: Notebooks, current: string | undefined): Promise<Refusal | void> {
  const queue = notebooks
    .all()
    .filter(({ notebook }) => notebook.state === 'ready')
    .flatMap((open) => {
      const reader = open.notebook.reader();
      return issueQueue(reader, outlineContext(open)).map((row) => ({ root: open.root, path: reader.path(row) }));
    });
  const at = queue.findIndex(({ root, path }) => `${root}/${path}` === current);
  const next = queue[(at + 1) % Math.max(1, queue.length)];
  if (!next) return { refused: 'unchanged', message: l10n.t('No issue is open.') };
  await openNote(next.root, next.path, { preview: true });
}

/** People are named by their sign in a sentence, others as they were typed. */
function answerOf({ open }: Targets, chosen: Asked): TriageAnswer | Refusal | undefined {
  if (chosen === undefined || isRefusal(chosen)) return chosen;
  if (typeof chosen.value !== 'string') return undefined;
  const { value } = chosen;
  const isPerson = open.notebook
    .index()
    .roster()
    .people.some(({ id }) => id === value);
  return { value, said: isPerson ? `@${value}` : value };
}
