// The commands that touch several notes: move a task, make a record of it and a line of a record, write fields in another
// dialect. Each asks, shows what would change, and is one step of undo. Comes in: rows; goes out: nothing, or a refusal.
import { l10n } from 'vscode';
import { convertLines, convertTasks, type Syntax } from '../../core/edits/convert.ts';
import { demotedLine, putLine } from '../../core/edits/demote.ts';
import { usualDialect } from '../../core/edits/dialect.ts';
import { isRefusal, type Refusal } from '../../core/edits/edit.ts';
import { blockOf, moveWithin, outermost, putInto, takeOut } from '../../core/edits/moveTask.ts';
import { linkedLine, promotedRecord } from '../../core/edits/promote.ts';
import { kindOfText } from '../../core/edits/rowField.ts';
import { editRows } from '../../core/edits/severalRows.ts';
import type { RowKey } from '../../core/index/rows.ts';
import { type Demotion, demotedEdits, idOfLine, needsId } from '../../core/navigate/demotedRecord.ts';
import { isTodoTxt } from '../../core/note/readNote.ts';
import { configPath } from '../../core/notePath.ts';
import type { NoteChange } from '../../notebook/changes.ts';
import type { OpenNotebook } from '../../notebook/registry.ts';
import { eachText } from '../editor/allTexts.ts';
import { newId } from '../newId.ts';
import { kindChoice, recordContext, teamTemplate } from '../newNotes.ts';
import { openNote } from '../openNote.ts';
import { type Answers, answer } from './answers.ts';
import { applyChanges } from './changePreview.ts';
import { type Choice, choose, chosenValue } from './choose.ts';
import { askDestination } from './destination.ts';
import { named } from './fieldActions.ts';
import { byPath } from './rowChanges.ts';
import type { Targets } from './targets.ts';

type TaskRow = RowKey & { readonly task: NonNullable<RowKey['task']> };

const noTask = (): Refusal => ({ refused: 'not-supported', message: l10n.t('Only task lines can be moved.') });

/** Moves tasks with what stands under them to another note or heading. */
export async function moveTasks(targets: Targets): Promise<Refusal | void> {
  const { open, keys } = targets;
  const title = l10n.t('Move Task');
  if (!keys.every(isTask)) return noTask();
  const to = await askDestination(open, named(targets, title), keys[0]?.path ?? '');
  if (to === undefined) return;
  const changes: NoteChange[] = [];
  for (const [path, own] of byPath(keys)) {
    const found = await movesOf(open, path, own, to);
    if ('refused' in found) return found;
    changes.push(...found);
  }
  return refusalOf(await applyChanges(open, changes, { title }));
}

async function movesOf(
  { notebook }: OpenNotebook,
  path: string,
  keys: readonly RowKey[],
  to: { readonly path: string; readonly heading?: string },
): Promise<NoteChange[] | Refusal> {
  const { config } = notebook;
  const text = (await notebook.read(path)) ?? '';
  const moved = outermost(text, keys, config);
  if (isRefusal(moved)) return moved;
  const tasks = moved.filter(isTask);
  const { heading } = to;
  if (path === to.path)
    return heading === undefined
      ? { refused: 'unchanged', message: l10n.t('The task is in this note already.') }
      : tasks.map(({ task }) => ({ kind: 'edit', path, intent: (now) => moveWithin(now, task, heading, config) }));
  const arrivals = tasks.map(({ task }): NoteChange => {
    return { kind: 'edit', path: to.path, intent: (now) => putInto(now, to, { path, text, key: task }, config) };
  });
  const blocks = tasks.map((task) => String(blockOf(text, task, config)));
  const leave: NoteChange = {
    kind: 'edit',
    path,
    intent: (now) =>
      editRows(now, moved, (each, { task }) => (task ? takeOut(each, task, blocks, config) : { edits: [] }), config),
  };
  return [...arrivals, leave];
}

/** Makes a record of a task line; the line becomes a link to it. */
export async function promote(targets: Targets, answers: Answers = {}): Promise<Refusal | void> {
  const { open, keys } = targets;
  const [key] = keys;
  if (!key || keys.length > 1 || !isTask(key)) return oneTask();
  const title = l10n.t('Promote to Record');
  const kinds = [...open.notebook.config.kinds.values()].filter(({ states }) => states.length > 0);
  const choices = kinds.map(kindChoice);
  const kind = chosenValue(await choose({ title: named(targets, title), choices }, answer(answers, 'kind')));
  if (kind === undefined || 'refused' in kind) return kind;
  const text = (await open.notebook.read(key.path)) ?? '';
  const template = await teamTemplate(open, kind.id, kind.template);
  const file = promotedRecord(text, key, kind.id, recordContext(open, new Set()), template);
  if (isRefusal(file)) return file;
  const block = blockOf(text, key, open.notebook.config);
  if (typeof block !== 'string') return block;
  const record = { path: file.path, block };
  const changes: NoteChange[] = [
    { kind: 'create', file },
    { kind: 'edit', path: key.path, intent: (now) => linkedLine(now, key, record, open.notebook.config) },
  ];
  // Who named the kind beforehand has answered; nobody is there to look at a preview.
  const isAnswered = answer(answers, 'kind') !== undefined;
  const outcome = isAnswered ? await open.notebook.apply(changes) : await applyChanges(open, changes, { title });
  if (outcome === undefined || isRefusal(outcome)) return outcome;
  await openNote(open.root, file.path, { at: { offset: file.cursor }, preview: false });
}

/** Makes a task line of a record without a text of its own; the record goes. */
export async function demote(targets: Targets): Promise<Refusal | void> {
  const { open, keys } = targets;
  const { config } = open.notebook;
  const [key] = keys;
  if (!key || keys.length > 1 || key.task) return oneRecord();
  const text = (await open.notebook.read(key.path)) ?? '';
  const title = l10n.t('Turn into Task Line');
  const kind = kindOfText(text, key.path, config);
  const template = kind && (await teamTemplate(open, kind.id, kind.template));
  const test = demotedLine(text, key.path, config, { dialect: 'plain', template });
  if (typeof test !== 'string') return test;
  const to = await askDestination(open, named(targets, title), key.path, false);
  if (to === undefined) return;
  const dialect = usualDialect(open.notebook.reader(), to.path) ?? 'plain';
  const moved = { record: key.path, to: to.path };
  const { paths, ...id } = await saidOfRecord(open, moved, text);
  const line = demotedLine(text, key.path, config, { dialect, template, ...id });
  if (typeof line !== 'string') return line;
  const index = open.notebook.index();
  const followed = paths.map((path): NoteChange => {
    return { kind: 'edit', path, intent: (now) => ({ edits: demotedEdits(path, now, { ...moved, ...id }, index) }) };
  });
  const changes: NoteChange[] = [
    { kind: 'edit', path: to.path, intent: (now) => putLine(now, line, to.path, key.path) },
    ...followed,
    { kind: 'remove', path: key.path, expected: text },
  ];
  return refusalOf(await applyChanges(open, changes, { title }));
}

/** The notes that speak of a record, and the id that its line needs where something comes after it or leads into it. */
async function saidOfRecord(
  open: OpenNotebook,
  { record, to }: Demotion,
  text: string,
): Promise<{ readonly paths: readonly string[]; readonly id?: string }> {
  const index = open.notebook.index();
  const id = idOfLine(text, record, newId);
  const [paths, followers] = [new Set<string>(), new Set<string>()];
  await eachText(open, { isCancellationRequested: false }, (path, each) => {
    if (path === record || path === configPath) return;
    if (needsId(path, each, record, index)) followers.add(path);
    if (demotedEdits(path, each, { record, to, id }, index).length > 0) paths.add(path);
  });
  return { paths: [...paths], ...(followers.size === 0 ? {} : { id }) };
}

/** Writes task fields in another dialect: of the rows, of their notes, or of all notes. */
export async function convert(targets: Targets): Promise<Refusal | void> {
  const { open, keys } = targets;
  const { config } = open.notebook;
  const title = l10n.t('Convert Task Syntax');
  const syntax = (await choose({ title, choices: syntaxes() }))?.value;
  if (syntax === undefined) return;
  const scope = (await choose({ title, choices: scopes(keys) }))?.value;
  if (scope === undefined) return;
  const own = byPath(keys);
  const paths = scope === 'notebook' ? open.notebook.reader().paths() : [...own.keys()];
  const hasTasks = (path: string): boolean => !isTodoTxt(path) && open.notebook.reader().taskRows(path).length > 0;
  const changes = paths.filter(hasTasks).map((path): NoteChange => {
    const wanted = own.get(path)?.flatMap(({ task }) => task ?? []) ?? [];
    const intent = (text: string) =>
      scope === 'lines' ? convertLines(text, wanted, syntax, config) : convertTasks(text, syntax, config);
    return { kind: 'edit', path, intent };
  });
  return refusalOf(await applyChanges(open, changes, { title, showsDiff: true }));
}

function syntaxes(): Choice<Syntax>[] {
  return [
    { label: l10n.t('Plain words'), description: 'due:2026-03-12', value: 'plain' },
    { label: l10n.t('Emoji'), description: '📅 2026-03-12', value: 'emoji' },
    { label: l10n.t('Brackets'), description: '[due:: 2026-03-12]', value: 'bracket' },
  ];
}

function scopes(keys: readonly RowKey[]): Choice<'lines' | 'notes' | 'notebook'>[] {
  const tasks = keys.filter(isTask).length;
  const lines: Choice<'lines'> = {
    label: tasks === 1 ? l10n.t('This line') : l10n.t('These {0} lines', tasks),
    value: 'lines',
  };
  return [
    ...(tasks > 0 ? [lines] : []),
    { label: l10n.t('The whole note'), value: 'notes' },
    { label: l10n.t('All notes of the notebook'), value: 'notebook' },
  ];
}

function isTask(key: RowKey): key is TaskRow {
  return key.task !== undefined;
}

function refusalOf(outcome: object | undefined): Refusal | undefined {
  return outcome && isRefusal(outcome) ? outcome : undefined;
}

function oneTask(): Refusal {
  return { refused: 'not-supported', message: l10n.t('Choose one task line.') };
}

function oneRecord(): Refusal {
  return { refused: 'not-supported', message: l10n.t('Choose one record.') };
}
