// What is done to single records: a reading of a KPI, the goal that work serves, the checklist of a roll-out, an issue closed with the
// note that tells how. Comes in: rows and answers; goes out: nothing, or a refusal. What is written is decided by core alone.
import { l10n } from 'vscode';
import { addChecklist } from '../../core/edits/checklist.ts';
import { differenceOf } from '../../core/edits/difference.ts';
import { isRefusal, type NoteEdit, type Refusal } from '../../core/edits/edit.ts';
import { addReading, type ReadingInput, readingFault, typedReading } from '../../core/edits/reading.ts';
import { setRowField } from '../../core/edits/rowField.ts';
import { triage } from '../../core/edits/triage.ts';
import { grownRecord, growthOf, growthTargets, tie } from '../../core/record/grow.ts';
import type { Growth } from '../../core/record/kind.ts';
import { baseVariables, templatePath } from '../../core/record/newRecord.ts';
import { plainTitle, relativePath } from '../../core/record/noteLink.ts';
import rollout from '../../core/record/templates/rollout.md';
import { applyEdits } from '../../core/text.ts';
import type { NoteChange } from '../../notebook/changes.ts';
import { recordContext, teamTemplate } from '../newNotes.ts';
import { openNote } from '../openNote.ts';
import { type Answers, answer, askWords } from './answers.ts';
import { choose, chosenValue } from './choose.ts';
import { kindOfKey, named } from './fieldActions.ts';
import { changeRows, type WorkContext } from './rowChanges.ts';
import type { Targets } from './targets.ts';
import { breachedAt } from './triageActions.ts';

/** Adds a reading to the table of a KPI: one line says the figure, how many it comes from and a note. */
export async function recordReading(targets: Targets, answers: Answers = {}): Promise<Refusal | void> {
  const { open, keys } = targets;
  const [key] = keys;
  if (!key || keys.length > 1 || kindOfKey(targets, key)?.id !== 'kpi')
    return { refused: 'not-supported', message: l10n.t('Readings are recorded on one KPI.') };
  const { today } = open.notebook.context();
  const title = l10n.t('Record Reading');
  const input = await askReading(named(targets, title), answers, today);
  if (input === undefined || 'refused' in input) return input;
  return changeRows(targets, title, (text) => addReading(text, input), { declared: true });
}

async function askReading(title: string, answers: Answers, today: string): Promise<ReadingInput | Refusal | undefined> {
  const [sample, note] = [answer(answers, 'n'), answer(answers, 'note')];
  const more = { ...(sample === undefined ? {} : { sample }), ...(note === undefined ? {} : { note }) };
  const read = (line: string): ReadingInput => {
    const typed = typedReading(line, today);
    return { ...typed, day: answer(answers, 'day') ?? typed.day, ...more };
  };
  const line = await askWords(
    {
      title,
      prompt: l10n.t('The figure, then n=120 for how many it comes from and a note, if you like.'),
      fault: (text) => readingFault(read(text)),
    },
    answer(answers, 'value'),
  );
  return typeof line === 'string' ? read(line) : line;
}

/** Says which goal the rows serve. */
export async function linkGoal(targets: Targets, answers: Answers = {}): Promise<Refusal | void> {
  const { open, keys } = targets;
  const reader = open.notebook.reader();
  if (!keys.every((key) => kindOfKey(targets, key)?.fields.includes('goal')))
    return { refused: 'not-supported', message: l10n.t('Only records that have a goal can be linked to one.') };
  const choices = growthTargets(reader, 'goal').map((row) => ({
    label: plainTitle(reader.item(row).title),
    description: String(reader.get(row, 'period') ?? ''),
    words: [reader.path(row)],
    value: reader.path(row),
  }));
  const title = l10n.t('Link to Goal');
  const goal = chosenValue(await choose({ title: named(targets, title), choices }, answer(answers, 'goal')));
  if (goal === undefined || typeof goal !== 'string') return goal;
  return changeRows(targets, title, (text, key, context) =>
    setRowField(text, key, 'goal', relativePath(key.path, goal), context),
  );
}

/** Adds the checklist of a roll-out to a change or a project: the team's own, or the built-in one. */
export async function startRollout(targets: Targets): Promise<Refusal | void> {
  const { open, keys } = targets;
  const [key] = keys;
  const kind = key && kindOfKey(targets, key);
  if (!key || keys.length > 1 || kind === undefined)
    return { refused: 'not-supported', message: l10n.t('Choose one change or project.') };
  const template = (await open.notebook.read(templatePath('rollout', 'rollout'))) ?? rollout;
  const row = open.notebook.reader().find(key);
  const title = row === undefined ? '' : open.notebook.reader().item(row).title;
  const data = baseVariables(title, recordContext(open, new Set()));
  const heading = l10n.t('Roll-out');
  return changeRows(
    targets,
    l10n.t('Start Roll-out Checklist'),
    (text) => addChecklist(text, heading, template, data),
    {
      declared: true,
    },
  );
}

/** Resolves an issue and names the note that tells how, which is made when it is wanted. */
export async function closeWithLink(targets: Targets, answers: Answers = {}): Promise<Refusal | void> {
  const { open, keys } = targets;
  const reader = open.notebook.reader();
  const [key] = keys;
  const row = key && reader.find(key);
  const growth = row === undefined ? undefined : growthOf(reader, [row], 'runbook');
  if (!key || row === undefined || keys.length > 1 || !growth)
    return { refused: 'not-supported', message: l10n.t('Choose one issue.') };
  const title = l10n.t('Close with Knowledge Link');
  const choices = ['runbook', 'document'].flatMap((kind) =>
    growthTargets(reader, kind).map((each) => ({
      label: plainTitle(reader.item(each).title),
      description: reader.path(each),
      value: reader.path(each),
    })),
  );
  const fresh = { label: `$(add) ${l10n.t('New Runbook')}`, words: ['new'], value: 'new' };
  const question = { title: named(targets, title), choices: [...choices, fresh] };
  const to = chosenValue(await choose(question, answer(answers, 'to')));
  if (to === undefined || typeof to !== 'string') return to;
  const how = await askWords(
    {
      title: named(targets, title),
      prompt: l10n.t('How was it solved? One line, or nothing.'),
    },
    answer(answers, 'how'),
  );
  if (how === undefined || typeof how !== 'string') return how;
  const kind = open.notebook.config.kinds.get('runbook');
  const template = to === 'new' && kind ? await teamTemplate(open, kind.id, kind.template) : undefined;
  const input = template === undefined ? {} : { template };
  const file = to === 'new' ? grownRecord(reader, [row], 'runbook', input, recordContext(open, new Set())) : undefined;
  if (file && isRefusal(file)) return file;
  const path = file?.path ?? to;
  const context = { ...recordWork(targets), breached: breachedAt(open, key) };
  const changes: NoteChange[] = [
    ...(file ? [{ kind: 'create', file } as const] : []),
    { kind: 'edit', path: key.path, intent: (text) => closed(text, key.path, path, growth, how, context) },
  ];
  const outcome = await open.notebook.apply(changes);
  if (isRefusal(outcome)) return outcome;
  if (file) await openNote(open.root, file.path, { at: { offset: file.cursor }, preview: false });
}

function closed(
  text: string,
  path: string,
  to: string,
  growth: Growth,
  how: string,
  context: WorkContext & { readonly breached: string | undefined },
): NoteEdit | Refusal {
  const linked = tie(text, path, to, growth, context);
  if (isRefusal(linked) && linked.refused !== 'unchanged') return linked;
  const result = isRefusal(linked) ? text : applyEdits(text, linked.edits);
  const resolved = triage(result, { path }, 'resolve', { value: how, said: how }, context);
  if (isRefusal(resolved)) return resolved;
  const edit = differenceOf(text, applyEdits(result, resolved.edits));
  return { edits: edit === undefined ? [] : [edit] };
}

function recordWork({ open }: Targets): WorkContext {
  return { config: open.notebook.config, ...open.notebook.context() };
}
