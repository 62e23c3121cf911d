// The commands that set a field of rows: each asks for a value and writes it on all rows as one step. Comes in: rows; goes out:
// nothing, or a refusal. What a value is written as is decided by core alone.
import { l10n } from 'vscode';
import { isRefusal, type Refusal } from '../../core/edits/edit.ts';
import { type FieldChange, setRowFields, toggleLine } from '../../core/edits/rowField.ts';
import { handOver, waitFor } from '../../core/edits/rowIntents.ts';
import { setSeverity } from '../../core/edits/severity.ts';
import { setState, tickedState } from '../../core/edits/state.ts';
import { headerField } from '../../core/note/aliases.ts';
import type { StateClass } from '../../core/note/note.ts';
import type { FieldDecl, Kind } from '../../core/record/kind.ts';
import { type Answers, answer } from './answers.ts';
import { choose } from './choose.ts';
import { changeRows, type RowWork } from './rowChanges.ts';
import type { Targets } from './targets.ts';
import { type Asked, askDay, askField, askPerson, askProject, askValue, askWait, fieldText } from './valueInputs.ts';

const taskStates: readonly StateClass[] = ['todo', 'doing', 'waiting', 'done', 'cancelled'];
const priorities = ['critical', 'high', 'medium', 'low', 'lowest'];

/** Ticks open rows, or unticks when all are done already. */
export async function tick(targets: Targets): Promise<Refusal | void> {
  const reader = targets.open.notebook.reader();
  const isDone = targets.keys.every((key) => {
    const row = reader.find(key);
    return row !== undefined && reader.stateClass(row) === 'done';
  });
  return changeRows(targets, isDone ? l10n.t('Untick') : l10n.t('Tick'), (text, key, context) => {
    const row = reader.find(key);
    const isTicked = row !== undefined && reader.stateClass(row) === 'done';
    if (targets.keys.length > 1 && isTicked !== isDone) return { refused: 'unchanged', message: '' };
    if (key.task) return toggleLine(text, key, context);
    const kind = kindOfKey(targets, key);
    const next =
      kind && row !== undefined ? tickedState(kind, reader.item(row).state, reader.stateClass(row)) : undefined;
    if (!kind || next === undefined) return { refused: 'not-supported', message: l10n.t('This has no box to tick.') };
    return setState(text, next, { ...context, kind, path: key.path });
  });
}

/** Puts it off until a day: hidden from Today before. */
export async function snooze(targets: Targets, answers: Answers = {}): Promise<Refusal | void> {
  const title = l10n.t('Snooze');
  return setAnswer(
    targets,
    title,
    'scheduled',
    await askDay(targets.open, named(targets, title), nowOf(targets, 'scheduled'), answer(answers, 'day')),
  );
}

/** Sets the day from which it can be begun. */
export async function setStart(targets: Targets, answers: Answers = {}): Promise<Refusal | void> {
  const title = l10n.t('Set Start Date');
  return setAnswer(
    targets,
    title,
    'start',
    await askDay(targets.open, named(targets, title), nowOf(targets, 'start'), answer(answers, 'day')),
  );
}

/** Sets the owner. */
export async function assign(targets: Targets, answers: Answers = {}): Promise<Refusal | void> {
  const title = l10n.t('Assign');
  return setAnswer(
    targets,
    title,
    'owner',
    await askPerson(targets.open, named(targets, title), {
      now: nowOf(targets, 'owner'),
      given: answer(answers, 'person'),
    }),
  );
}

/** Gives it to another person and says so where the notebook has fields for it. */
export async function giveToOther(targets: Targets, answers: Answers = {}): Promise<Refusal | void> {
  const title = l10n.t('Hand Over');
  const asked = { except: [nowOf(targets, 'owner')], given: answer(answers, 'person') };
  const to = await askPerson(targets.open, named(targets, title), asked);
  if (to === undefined || isRefusal(to)) return to;
  if (typeof to.value !== 'string') return;
  const person = to.value;
  return changeRows(targets, title, (text, key, context) => handOver(text, key, person, context));
}

/** Sets the priority; of records that have a severity instead, that. */
export async function setPriority(targets: Targets, answers: Answers = {}): Promise<Refusal | void> {
  const title = l10n.t('Set Priority');
  const isSevere = targets.keys.every((key) => {
    const fields = kindOfKey(targets, key)?.fields;
    return fields?.includes('severity') && !fields.includes('priority');
  });
  const field = isSevere ? 'severity' : 'priority';
  const values = isSevere ? (targets.open.notebook.config.fields.get('severity')?.values ?? []) : priorities;
  const now = nowOf(targets, field);
  const chosen = await askValue(named(targets, title), values, !isSevere, now, answer(answers, 'priority'));
  if (!isSevere || chosen === undefined || isRefusal(chosen)) return setAnswer(targets, title, field, chosen);
  const severity = String(chosen.value);
  return changeRows(targets, title, (text, key, context) => setSeverity(text, key, severity, context), {
    declared: true,
  });
}

/** Says what sort of work it is, for the split of the week. */
export async function tagWork(targets: Targets, answers: Answers = {}): Promise<Refusal | void> {
  const title = l10n.t('Tag Work');
  const sorts = targets.open.notebook.config.fields.get('work')?.values ?? [];
  const asked = await askValue(named(targets, title), sorts, true, nowOf(targets, 'work'), answer(answers, 'work'));
  return setAnswer(targets, title, 'work', asked);
}

/** Sets the project. */
export async function setProject(targets: Targets, answers: Answers = {}): Promise<Refusal | void> {
  const title = l10n.t('Set Project');
  return setAnswer(
    targets,
    title,
    'project',
    await askProject(targets.open, named(targets, title), {
      now: nowOf(targets, 'project'),
      given: answer(answers, 'project'),
    }),
  );
}

/** Moves rows to a state: of their kind when all are of one, else of a task. An answer may be a class of states, too: the kind says which. */
export async function moveToState(targets: Targets, answers: Answers = {}): Promise<Refusal | void> {
  const title = l10n.t('Set State');
  const kinds = new Set(targets.keys.map((key) => kindOfKey(targets, key)));
  const [kind] = kinds.size === 1 ? kinds : [];
  const states: readonly string[] = kind === undefined ? taskStates : kind.states.map(({ id }) => id);
  const meant = taskStates.find((each) => each === answer(answers, 'state'));
  if (meant !== undefined && !states.includes(meant))
    return setAnswer(targets, title, 'state', { value: meant, label: meant });
  return setAnswer(
    targets,
    title,
    'state',
    await askValue(named(targets, title), states, false, nowOf(targets, 'state'), answer(answers, 'state')),
  );
}

/** Says whom or what it waits for, from today. */
export async function waitForOther(targets: Targets, answers: Answers = {}): Promise<Refusal | void> {
  const title = l10n.t('Wait For');
  const whom = await askWait(targets, named(targets, title), answer(answers, 'whom'));
  if (whom === undefined || isRefusal(whom)) return whom;
  if (typeof whom.value !== 'string') return;
  const other = whom.value;
  return changeRows(targets, title, (text, key, context) => waitFor(text, key, other, context));
}

/**
 * Sets any field: of their kind for records, of the configuration for lines. Answers by the names of fields set all of them as one
 * step: `{ likelihood: '4', impact: '2' }`.
 */
export async function setField(targets: Targets, answers: Answers = {}): Promise<Refusal | void> {
  const { config } = targets.open.notebook;
  const decls = Object.keys(answers).flatMap((name) => config.fields.get(headerField(name)) ?? []);
  if (decls.length > 0 && answer(answers, 'field') === undefined) return setSeveral(targets, decls, answers);
  const [key] = targets.keys;
  const kind = key && kindOfKey(targets, key);
  const ids = kind ? kind.fields : [...config.fields.keys()];
  const choices = ids.flatMap((id) => {
    const decl = config.fields.get(id);
    return decl === undefined || !key
      ? []
      : [{ label: decl.key, description: fieldText(targets.open, key, id) || decl.doc, value: decl }];
  });
  const question = { title: named(targets, l10n.t('Set Field')), choices };
  const field = await choose(question, answer(answers, 'field'));
  if (field === undefined || isRefusal(field)) return field;
  if (!key) return;
  const decl = field.value;
  const title = l10n.t('Set {0}', decl.key);
  const now = nowOf(targets, decl.id);
  return setAnswer(
    targets,
    title,
    decl.id,
    await askField(targets.open, named(targets, title), decl, kind, now, answer(answers, 'value')),
  );
}

async function setSeveral(targets: Targets, decls: readonly FieldDecl[], answers: Answers): Promise<Refusal | void> {
  const { open, keys } = targets;
  const kind = keys[0] && kindOfKey(targets, keys[0]);
  const given = new Map(Object.keys(answers).map((name) => [headerField(name), answer(answers, name)]));
  const changes: FieldChange[] = [];
  for (const decl of decls) {
    const asked = await askField(
      open,
      named(targets, decl.key),
      decl,
      kind,
      nowOf(targets, decl.id),
      given.get(decl.id),
    );
    if (asked === undefined || isRefusal(asked)) return asked;
    changes.push({ field: decl.id, value: asked.value });
  }
  const title = l10n.t('Set {0}', decls.map(({ key }) => key).join(', '));
  const work: RowWork = (text, key, context) => setRowFields(text, key, changes, context);
  return changeRows(targets, title, work);
}

/** What the one row says; nothing of several. */
export function nowOf({ open, keys }: Targets, field: string): string {
  const [key] = keys;
  return key === undefined || keys.length > 1 ? '' : fieldText(open, key, field);
}

/** The kind of a record; undefined for a task line and a plain note. */
export function kindOfKey({ open }: Pick<Targets, 'open'>, key: Targets['keys'][number]): Kind | undefined {
  const row = key.task ? undefined : open.notebook.reader().find(key);
  return row === undefined ? undefined : open.notebook.config.kinds.get(open.notebook.reader().kind(row));
}

/** A title with what it is about: the words of one row, or how many there are. */
export function named({ open, keys }: Targets, title: string): string {
  const [only] = keys;
  const row = only && open.notebook.reader().find(only);
  if (keys.length > 1) return l10n.t('{0}: {1} rows', title, keys.length);
  return row === undefined ? title : `${title}: ${open.notebook.reader().item(row).title}`;
}

/** Writes what was answered to a field of all rows; nothing when it was called off. */
export async function setAnswer(
  targets: Targets,
  title: string,
  field: string,
  answer: Asked,
): Promise<Refusal | void> {
  if (answer === undefined || isRefusal(answer)) return answer;
  const change: FieldChange = { field, value: answer.value };
  const work: RowWork = (text, key, context) => setRowFields(text, key, [change], context);
  return changeRows(targets, `${title}: ${answer.label.replace(/\$\([a-z-]+\) /, '')}`, work);
}
