// New records of every kind, one mechanism: pick a notebook, ask the title, make the note from the kind's template (or the
// team's), open it with the cursor where typing starts. Never over an existing file.
import { l10n } from 'vscode';
import { isRefusal, type NewFile, type Refusal } from '../core/edits/edit.ts';
import { lastMeeting, newMeeting } from '../core/record/briefing.ts';
import type { Kind } from '../core/record/kind.ts';
import { newRecord, type RecordContext, templatePath } from '../core/record/newRecord.ts';
import type { Notebooks, OpenNotebook } from '../notebook/registry.ts';
import { type Answers, answer, askWords } from './item/answers.ts';
import { choose, chosenValue } from './item/choose.ts';
import { openNote } from './openNote.ts';
import { pickNotebook } from './pickNotebook.ts';

const tries = 5;

/** Asks for a title and makes a record of that kind. */
export async function createRecord(
  notebooks: Notebooks,
  kindId: string,
  answers: Answers = {},
): Promise<Refusal | void> {
  const open = await pickNotebook(notebooks);
  if (!open) return;
  const kind = open.notebook.config.kinds.get(kindId);
  if (!kind) return { refused: 'not-supported', message: l10n.t('This notebook has no records of that kind.') };
  return createOf(open, kind, answers);
}

/** Lets the person pick a kind first, the team's own ones included. */
export async function createAnyRecord(notebooks: Notebooks, answers: Answers = {}): Promise<Refusal | void> {
  const open = await pickNotebook(notebooks);
  if (!open) return;
  const kinds = [...open.notebook.config.kinds.values()].sort((a, b) => a.label.localeCompare(b.label));
  const choices = kinds.map((kind) => ({
    label: `$(${kind.icon}) ${kind.label}`,
    description: kind.doc,
    words: [kind.id],
    value: kind,
  }));
  const kind = chosenValue(await choose({ title: l10n.t('New Record'), choices }, answer(answers, 'kind')));
  return kind === undefined || 'refused' in kind ? kind : createOf(open, kind, answers);
}

/** Today's note of a meeting series: made at once and filled in, or opened when it is there. Asks nothing. */
export async function openMeeting(open: OpenNotebook, seriesId: string): Promise<Refusal | void> {
  const { notebook, root } = open;
  const series = notebook.config.series.get(seriesId);
  const template = series && (await teamTemplate(open, seriesId, series.template));
  const index = notebook.index();
  const context = { ...recordContext(open, new Set()), index, roster: index.roster() };
  const last = series && lastMeeting(series, context);
  const lastText = last === undefined ? undefined : await notebook.read(last);
  const note = newMeeting(seriesId, { ...context, ...(lastText === undefined ? {} : { lastText }) }, template);
  if (isRefusal(note)) return note;
  if ('existing' in note) return void (await openNote(root, note.existing, { preview: false }));
  const outcome = await notebook.create(note);
  // Somebody made it in this very moment: theirs is opened.
  if (isRefusal(outcome) && outcome.refused !== 'exists') return outcome;
  const at = isRefusal(outcome) ? {} : { at: { offset: note.cursor } };
  await openNote(root, note.path, { ...at, preview: false });
}

async function createOf(open: OpenNotebook, kind: Kind, answers: Answers): Promise<Refusal | void> {
  const title = await askTitle(kind.label, answer(answers, 'title'));
  if (typeof title !== 'string') return title;
  const template = await teamTemplate(open, kind.id, kind.template);
  const input = { title, ...(template === undefined ? {} : { template }) };
  const made = await createAndOpen(open, (context) => newRecord(kind.id, input, context));
  if (typeof made !== 'string') return made;
}

/** The title of a new record, given or asked for; a refusal when the given one is none, undefined when called off. */
export function askTitle(label: string, given?: string): Promise<string | Refusal | undefined> {
  const fault = (text: string): string | undefined =>
    text === '' ? l10n.t('A title is needed; it also names the file.') : undefined;
  return askWords({ title: l10n.t('New {0}', label), prompt: l10n.t('Title'), fault }, given);
}

/** Text of the team's own template, when there is one. */
export function teamTemplate({ notebook }: OpenNotebook, id: string, template: string): Promise<string | undefined> {
  return notebook.read(templatePath(id, template));
}

/** What makes new notes needs of the notebook now. */
export function recordContext({ notebook }: OpenNotebook, taken: ReadonlySet<string>): RecordContext {
  return { config: notebook.config, ...notebook.context(), index: notebook.reader(), taken };
}

/** Creates exclusively and answers the path; a name that turned out to be taken is left alone and the next one is tried. */
export async function createAndOpen(
  open: OpenNotebook,
  make: (context: RecordContext) => NewFile | Refusal,
): Promise<Refusal | string> {
  const taken = new Set<string>();
  for (let attempt = 0; attempt < tries; attempt++) {
    const file = make(recordContext(open, taken));
    if (isRefusal(file)) return file;
    const outcome = await open.notebook.create(file);
    if (isRefusal(outcome) && outcome.refused === 'exists') taken.add(file.path);
    else if (isRefusal(outcome)) return outcome;
    else {
      await openNote(open.root, file.path, { at: { offset: file.cursor }, preview: false });
      return file.path;
    }
  }
  return { refused: 'exists', message: l10n.t('No free file name was found; nothing was written.') };
}
