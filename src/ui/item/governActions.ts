// How rules and budgets are kept: rows get evidence, a new version, an approval, a spend, the result of a check.
// Comes in: rows and answers; goes out: nothing, or a refusal. What is written is decided by core alone.
import { l10n, workspace } from 'vscode';
import { isDay } from '../../core/day.ts';
import { isRefusal, type Refusal } from '../../core/edits/edit.ts';
import { amountFault, approved, evidenced, evidenceFault, revised, spent } from '../../core/edits/governActs.ts';
import { logCheck } from '../../core/edits/logCheck.ts';
import { newRecord } from '../../core/record/newRecord.ts';
import { noteLink } from '../../core/record/noteLink.ts';
import type { NoteChange } from '../../notebook/changes.ts';
import type { Notebooks } from '../../notebook/registry.ts';
import { recordContext, teamTemplate } from '../newNotes.ts';
import { noteUri } from '../openNote.ts';
import { pickNotebook } from '../pickNotebook.ts';
import { type Answers, answer, askWords } from './answers.ts';
import { choose, chosenValue } from './choose.ts';
import { named } from './fieldActions.ts';
import { actOn, changeRows, workContext } from './rowChanges.ts';
import type { Targets } from './targets.ts';
import { rowsOfQuery } from './walkRows.ts';

/** Attaches an address or a file of the notebook as evidence. */
export async function attachEvidence(targets: Targets, answers: Answers = {}): Promise<Refusal | void> {
  const title = named(targets, l10n.t('Attach Evidence'));
  const prompt = l10n.t('An address, or the path of a file in the notebook');
  const link = await askWords({ title, prompt, fault: evidenceFault }, answer(answers, 'link'));
  if (typeof link !== 'string') return link;
  if (!/^https?:/i.test(link) && !(await isThere(targets.open.root, link)))
    return { refused: 'invalid', message: l10n.t('There is no file "{0}" in the notebook.', link) };
  const what = await askWords(
    { title, prompt: l10n.t('What it shows, or nothing') },
    answer(answers, 'title') ?? (answers['link'] === undefined ? undefined : ''),
  );
  if (typeof what !== 'string') return what;
  const day = answer(answers, 'day');
  return actOn(targets, l10n.t('Attach Evidence'), (record, context, path) =>
    evidenced(record, path, { link, title: what, day }, context),
  );
}

async function isThere(root: string, path: string): Promise<boolean> {
  try {
    await workspace.fs.stat(noteUri(root, path));
    return true;
  } catch {
    return false;
  }
}

/** Begins a new version as a draft. */
export async function revise(targets: Targets, answers: Answers = {}): Promise<Refusal | void> {
  const title = l10n.t('Revise Policy');
  const prompt = l10n.t('Why it is revised, in a few words');
  const reason = await askWords({ title: named(targets, title), prompt }, answer(answers, 'reason'));
  if (typeof reason !== 'string') return reason;
  return actOn(targets, title, (record, context) => revised(record, reason, context));
}

/** Puts a version in force, as the person at this machine. */
export function approve(targets: Targets): Promise<Refusal | void> {
  return actOn(targets, l10n.t('Approve'), approved);
}

/** Adds money to what a project has spent. */
export async function logSpend(targets: Targets, answers: Answers = {}): Promise<Refusal | void> {
  const title = named(targets, l10n.t('Log Spend'));
  const amount = await askWords(
    { title, prompt: l10n.t('The amount, for example 1,200'), fault: amountFault },
    answer(answers, 'amount'),
  );
  if (typeof amount !== 'string') return amount;
  const words = await askWords({ title, prompt: l10n.t('What it was spent for') }, answer(answers, 'words'));
  if (typeof words !== 'string') return words;
  return actOn(targets, l10n.t('Log Spend'), (record, context) => spent(record, { amount, words }, context));
}

/** Logs the result of the checks at hand, and a finding where one is named. */
export async function logChecks(targets: Targets, answers: Answers = {}): Promise<Refusal | void> {
  const title = named(targets, l10n.t('Log Security Check'));
  const words = await askWords(
    { title, prompt: l10n.t('What it came to, in a few words'), value: l10n.t('nothing found') },
    answer(answers, 'result'),
  );
  if (typeof words !== 'string') return words;
  const isAsked = answers['result'] === undefined;
  const prompt = l10n.t('A finding to write down, or nothing');
  const finding = await askWords({ title, prompt }, answer(answers, 'finding') ?? (isAsked ? undefined : ''));
  if (typeof finding !== 'string') return finding;
  if (finding !== '') return withFinding(targets, words, finding, answer(answers, 'severity'));
  return changeRows(
    targets,
    l10n.t('Log Security Check'),
    (text, key, context) => logCheck(text, key, words, context),
    {
      declared: true,
    },
  );
}

/** Asks which check it is, of those that are open and of the controls, and logs its result. */
export async function logAnyCheck(notebooks: Notebooks, answers: Answers): Promise<Refusal | void> {
  const open = await pickNotebook(notebooks);
  if (!open) return;
  const reader = open.notebook.reader();
  const keys = [...rowsOfQuery(open, 'checks'), ...rowsOfQuery(open, 'controls-to-check')];
  const choices = keys.flatMap((key) => {
    const row = reader.find(key);
    if (row === undefined) return [];
    const item = reader.item(row);
    const day = item.due ?? String(reader.get(row, 'review') ?? '');
    return [{ label: item.title, description: isDay(day) ? day : item.path, value: key }];
  });
  if (choices.length === 0)
    return { refused: 'unchanged', message: l10n.t('There is no open task with the tag #check, and no control.') };
  const key = chosenValue(await choose({ title: l10n.t('Log Security Check'), choices }, answer(answers, 'check')));
  if (key === undefined || isRefusal(key)) return key;
  return logChecks({ open, keys: [key] }, answers);
}

/** The result and the finding it came to, linked both ways, as one change. */
async function withFinding(
  { open, keys }: Targets,
  words: string,
  title: string,
  severity: string | undefined,
): Promise<Refusal | void> {
  const [key] = keys;
  const row = key && open.notebook.reader().find(key);
  if (!key || row === undefined) return { refused: 'moved', message: l10n.t('This is not in the notes any more.') };
  const kind = open.notebook.config.kinds.get('finding');
  if (!kind) return { refused: 'not-supported', message: l10n.t('This notebook has no records of that kind.') };
  const template = await teamTemplate(open, kind.id, kind.template);
  const fields = new Map([
    ['source', 'log-review'],
    ...(severity === undefined ? [] : [['severity', severity] as const]),
  ]);
  const made = newRecord(
    kind.id,
    { title, fields, ...(template === undefined ? {} : { template }) },
    recordContext(open, new Set()),
  );
  if (isRefusal(made)) return made;
  const from = noteLink(open.notebook.reader().item(row).title, made.path, key.path);
  const said = `${l10n.t('Found by {0}.', from)}\n\n`;
  const file = { ...made, text: made.text.slice(0, made.cursor) + said + made.text.slice(made.cursor) };
  const result = `${words}: ${noteLink(title, key.path, file.path)}`;
  const context = workContext(open, key.path);
  const changes: NoteChange[] = [
    { kind: 'create', file: { ...file, cursor: made.cursor + said.length } },
    { kind: 'edit', path: key.path, intent: (text) => logCheck(text, key, result, context) },
  ];
  const outcome = await open.notebook.apply(changes);
  if (isRefusal(outcome)) return outcome;
}
