// New records of every kind, one mechanism: pick a notebook, ask the title, make the note from the kind's template (or the
// team's), open it with the cursor where typing starts. Never over an existing file.
import { l10n } from 'vscode';
import { isRefusal, type NewFile, type Refusal } from '../core/edits/edit.ts';
import type { HeaderValue } from '../core/edits/headerValue.ts';
import { lastMeeting, type MeetingContext, newMeeting } from '../core/record/briefing.ts';
import type { Kind, Series } from '../core/record/kind.ts';
import { newRecord, type RecordContext, templatePath } from '../core/record/newRecord.ts';
import type { TemplateData } from '../core/record/template.ts';
import { isPrivate, type Notebooks, type OpenNotebook } from '../notebook/registry.ts';
import { type Answers, answer, askWords } from './item/answers.ts';
import { type Choice, choose, chosenValue } from './item/choose.ts';
import { type Asked, askField, askPerson } from './item/valueInputs.ts';
import { openNote } from './openNote.ts';
import { noPrivateNotebook, privateNotebook } from './people/privateNotebook.ts';
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
  return createOf(notebooks, open, kind, answers);
}

/** The same of a private kind, in the private notebook whatever is at hand. */
export async function createPrivate(notebooks: Notebooks, kindId: string, answers: Answers): Promise<Refusal | void> {
  const open = privateNotebook(notebooks);
  const kind = open?.notebook.config.kinds.get(kindId);
  return open && kind ? createOf(notebooks, open, kind, answers) : noPrivateNotebook();
}

/** A kind to choose. */
export function kindChoice(kind: Kind): Choice<Kind> {
  return { label: `$(${kind.icon}) ${kind.label}`, description: kind.doc, words: [kind.id], value: kind };
}

/** Lets the person pick a kind first, the team's own ones included. */
export async function createAnyRecord(notebooks: Notebooks, answers: Answers = {}): Promise<Refusal | void> {
  const open = await pickNotebook(notebooks);
  if (!open) return;
  const kinds = [...open.notebook.config.kinds.values()].sort((a, b) => a.label.localeCompare(b.label));
  const choices = kinds.map((kind) => ({ ...kindChoice(kind), words: [kind.id, l10n.t('New {0}', kind.label)] }));
  const kind = chosenValue(await choose({ title: l10n.t('New Record'), choices }, answer(answers, 'kind')));
  return kind === undefined || 'refused' in kind ? kind : createOf(notebooks, open, kind, answers);
}

/** Today's note of a meeting series: made at once and filled in, or opened when it is there. Asks nothing. */
export async function openMeeting(
  open: OpenNotebook,
  wanted: string | Series,
  more: Pick<MeetingContext, 'person' | 'variables'> = {},
): Promise<Refusal | void> {
  const { notebook, root } = open;
  const series = typeof wanted === 'string' ? notebook.config.series.get(wanted) : wanted;
  const template = series && (await teamTemplate(open, series.id, series.template));
  const index = notebook.index();
  const context = { ...recordContext(open, new Set()), index, roster: index.roster(), ...more };
  const last = series && lastMeeting(series, context);
  const lastText = last === undefined ? undefined : await notebook.read(last);
  const variables = new Map([
    ...(last === undefined ? [] : await sinceLast(open, series, last)),
    ...(more.variables ?? []),
  ]);
  const said = { ...(lastText === undefined ? {} : { lastText }), variables };
  const note = newMeeting(wanted, { ...context, ...said }, template);
  if (isRefusal(note)) return note;
  if ('existing' in note) return void (await openNote(root, note.existing, { preview: false }));
  const outcome = await notebook.create(note);
  // Somebody made it in this very moment: theirs is opened.
  if (isRefusal(outcome) && outcome.refused !== 'exists') return outcome;
  const at = isRefusal(outcome) ? {} : { at: { offset: note.cursor } };
  await openNote(root, note.path, { ...at, preview: false });
}

/** What changed since the last note, where the series' template asks for it and a history is at hand. */
async function sinceLast(open: OpenNotebook, series: Series | undefined, last: string): Promise<TemplateData> {
  if (series === undefined || series.template === 'standup' || series.private) return new Map();
  return (await (await import('./meetingNews.ts')).changesSinceMeeting(open, series, last)) ?? new Map();
}

/** Asks what the kind's form asks, then the title; records of private kinds go to the private notebook wherever one is. */
async function createOf(
  notebooks: Notebooks,
  here: OpenNotebook,
  kind: Kind,
  answers: Answers,
): Promise<Refusal | void> {
  const open = kind.private && !isPrivate(here) ? privateNotebook(notebooks) : here;
  if (!open) return noPrivateNotebook();
  const fields = await askFields(open, kind, answers);
  if (fields === undefined || isRefusal(fields)) return fields;
  const title = await askTitle(kind.label, answer(answers, 'title'), proposedTitle(open, kind, fields));
  if (typeof title !== 'string') return title;
  const template = await teamTemplate(open, kind.id, kind.template);
  const input = { title, fields, ...(template === undefined ? {} : { template }) };
  const made = await createAndOpen(open, (context) => newRecord(kind.id, input, context));
  if (typeof made !== 'string') return made;
}

/** Values of the fields that the form asks for, and of all that were given; a refusal when one of those is none. */
async function askFields(
  open: OpenNotebook,
  kind: Kind,
  answers: Answers,
): Promise<ReadonlyMap<string, HeaderValue> | Refusal | undefined> {
  const { fields } = open.notebook.config;
  const values = new Map<string, HeaderValue>();
  for (const id of kind.fields) {
    const decl = fields.get(id);
    const given = decl && id !== 'title' ? answer(answers, decl.key) : undefined;
    if (!decl || (given === undefined && !kind.asks.includes(id))) continue;
    const title = l10n.t('New {0}: {1}', kind.label, decl.key);
    const asked = await (id === 'person'
      ? askWhom(open, title, answers, given)
      : askField(open, title, decl, kind, '', given));
    if (asked === undefined || isRefusal(asked)) return asked;
    if (asked.value !== undefined) values.set(id, asked.value);
  }
  return values;
}

/** Asks whom a note is about, which cannot be nobody; a note that others see may be about somebody new. */
async function askWhom(open: OpenNotebook, title: string, answers: Answers, given?: string): Promise<Asked> {
  const asked = { given, except: [] };
  if (isPrivate(open)) return askPerson(open, title, asked);
  const { askOrAddPerson } = await import('./people/newPerson.ts');
  return askOrAddPerson(open, title, asked, answer(answers, 'mail'));
}

/** What is about a person is called after them until somebody finds better words. */
function proposedTitle(
  { notebook }: OpenNotebook,
  kind: Kind,
  fields: ReadonlyMap<string, HeaderValue>,
): string | undefined {
  const id = fields.get('person');
  if (typeof id !== 'string') return undefined;
  return `${kind.label} ${notebook.index().roster().resolve(id)?.name ?? id}`;
}

/** The title of a new record, given or asked for; a refusal when the given one is none, undefined when called off. */
export function askTitle(label: string, given?: string, value = ''): Promise<string | Refusal | undefined> {
  const fault = (text: string): string | undefined =>
    text === '' ? l10n.t('A title is needed; it also names the file.') : undefined;
  return askWords({ title: l10n.t('New {0}', label), prompt: l10n.t('Title'), value, fault }, given);
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
