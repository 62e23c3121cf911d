// "Log Contact": a dated line in the log of a person, client, partner or vendor, and a task to follow up when one is wanted. Comes in:
// a row, the note at hand, or answers. Goes out: one step of undo, or a refusal. A person without a note gets one.
import { l10n } from 'vscode';
import { type Day, isDay } from '../../core/day.ts';
import { isRefusal, type NewFile, type Refusal } from '../../core/edits/edit.ts';
import { logContact } from '../../core/edits/logContact.ts';
import { isContact } from '../../core/record/contact.ts';
import { newRecord } from '../../core/record/newRecord.ts';
import type { NoteChange } from '../../notebook/changes.ts';
import type { OpenNotebook } from '../../notebook/registry.ts';
import { type Answers, answer, askWords } from '../item/answers.ts';
import { applyChanges } from '../item/changePreview.ts';
import { type Choice, choose, chosenValue } from '../item/choose.ts';
import { workContext } from '../item/rowChanges.ts';
import type { Targets } from '../item/targets.ts';
import { askDay } from '../item/valueInputs.ts';
import { recordContext } from '../newNotes.ts';

/** Who was contacted: their note, or who is to get one. */
interface Contacted {
  readonly name: string;
  readonly path?: string;
  readonly person?: string;
}

/** Asks what is not given (`contact`, `text`, `day`, `next`) and logs it. */
export async function logContactOf(
  open: OpenNotebook,
  targets: Targets | undefined,
  answers: Answers,
): Promise<Refusal | void> {
  const title = l10n.t('Log Contact');
  const whom = contactAt(targets) ?? (await askContact(open, title, answer(answers, 'contact')));
  if (whom === undefined || isRefusal(whom)) return whom;
  const named = `${title}: ${whom.name}`;
  const fault = (text: string): string | undefined =>
    text === '' ? l10n.t('Say in a few words what happened.') : undefined;
  const prompt = l10n.t('What was said? One line.');
  const words = await askWords({ title: named, prompt, fault }, answer(answers, 'text'));
  if (typeof words !== 'string') return words;
  const day = dayOf(open, answer(answers, 'day'));
  if (isRefusal(day)) return day;
  const next = await askDay(open, l10n.t('{0}: follow up when?', named), '', answer(answers, 'next'));
  if (next === undefined || isRefusal(next)) return next;
  const later = typeof next.value === 'string' ? { next: next.value } : {};
  return log(open, whom, { words, day: day.day, ...later }, title);
}

function dayOf({ notebook }: OpenNotebook, given: string | undefined): { day: Day } | Refusal {
  if (given === undefined) return { day: notebook.context().today };
  return isDay(given) ? { day: given } : { refused: 'invalid', message: l10n.t('"{0}" is no day.', given) };
}

async function log(
  open: OpenNotebook,
  whom: Contacted,
  said: { readonly words: string; readonly day: Day; readonly next?: Day },
  title: string,
): Promise<Refusal | void> {
  const file = whom.path === undefined ? newNote(open, whom) : undefined;
  if (file && isRefusal(file)) return file;
  const path = whom.path ?? file?.path ?? '';
  const context = workContext(open, path);
  const edit: NoteChange = {
    kind: 'edit',
    path,
    intent: (text) => logContact(text, { ...said, name: whom.name }, context),
  };
  const changes: NoteChange[] = file ? [{ kind: 'create', file }, edit] : [edit];
  const outcome = await applyChanges(open, changes, { title, declared: true });
  if (outcome && isRefusal(outcome)) return outcome;
}

function newNote(open: OpenNotebook, { person = '', name }: Contacted): NewFile | Refusal {
  const fields = new Map([['name', name]]);
  return newRecord('person', { title: person, fields }, recordContext(open, new Set()));
}

function contactAt(targets: Targets | undefined): Contacted | undefined {
  const [key, ...others] = targets?.keys ?? [];
  if (!targets || !key || others.length > 0) return undefined;
  const reader = targets.open.notebook.reader();
  const row = reader.noteRow(key.path);
  return row !== undefined && isContact(reader, row)
    ? { name: String(reader.get(row, 'name') ?? reader.get(row, 'title')), path: key.path }
    : undefined;
}

async function askContact(open: OpenNotebook, title: string, given?: string): Promise<Contacted | Refusal | undefined> {
  const reader = open.notebook.reader();
  const kinds = [...open.notebook.config.kinds.values()].filter(({ fields }) => fields.includes('follow-up-every'));
  const notes = [...reader.rowsAmong({ kinds: new Set(kinds.map(({ id }) => id)) })].filter((row) =>
    isContact(reader, row),
  );
  const choices = notes.map((row): Choice<Contacted> => {
    const name = String(reader.get(row, 'name') ?? reader.get(row, 'title'));
    const path = reader.path(row);
    const kind = open.notebook.config.kinds.get(reader.kind(row));
    return {
      label: name,
      description: kind?.label ?? '',
      words: [path.replace(/^.*\/|\.md$/g, '')],
      value: { name, path },
    };
  });
  const people = open.notebook.index().roster().people;
  for (const { id, name, path } of people)
    if (path === undefined)
      choices.push({ label: name, description: `@${id}`, words: [id], value: { name, person: id } });
  return chosenValue(await choose({ title, choices }, given));
}
