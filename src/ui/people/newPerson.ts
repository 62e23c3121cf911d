// Somebody new among the people: a row that offers it where a person is asked for, the question for their mail address, and their
// note. Comes in: a notebook and what is asked; goes out: the note, and the id that it gives them.
import { l10n } from 'vscode';
import { isRefusal, type Refusal } from '../../core/edits/edit.ts';
import type { HeaderValue } from '../../core/edits/headerValue.ts';
import { slugOfPath } from '../../core/index/links.ts';
import { newRecord } from '../../core/record/newRecord.ts';
import type { OpenNotebook } from '../../notebook/registry.ts';
import { identityProblem } from '../../notebook/share/setUp.ts';
import { askWords } from '../item/answers.ts';
import { type Asked, askPerson, type PersonAsked } from '../item/valueInputs.ts';

/** Asks for a person; one whose name is on no list is added to the people, with a mail address that is given or asked for. */
export async function askOrAddPerson(
  open: OpenNotebook,
  title: string,
  asked: PersonAsked,
  givenMail?: string,
): Promise<Asked> {
  const { people } = open.notebook.index().roster();
  const typed = (name: string) =>
    identityProblem('name', name) ? undefined : { label: `$(person-add) ${l10n.t('New: {0}', name)}`, value: name };
  const found = await askPerson(open, title, { ...asked, typed });
  if (found === undefined || isRefusal(found)) return found;
  const { value: name } = found;
  if (typeof name !== 'string' || people.some(({ id }) => id === name)) return found;
  const mail = await askMail(name, givenMail);
  const id = typeof mail === 'string' ? await addPerson(open, name, mail) : mail;
  return typeof id === 'string' ? { value: id, label: name } : id;
}

/** Asks for the mail address of somebody, which may stay open; undefined when called off. */
export function askMail(name: string, given?: string): Promise<string | Refusal | undefined> {
  const prompt = l10n.t('The mail address that git will know them by; Enter leaves it open.');
  const fault = (text: string): string | undefined => (text === '' ? undefined : identityProblem('mail', text));
  return askWords({ title: name, prompt, ignoreFocusOut: true, fault }, given);
}

/** Makes the note of somebody new, and answers the id. */
export async function addPerson({ notebook }: OpenNotebook, name: string, mail: string): Promise<string | Refusal> {
  const fields = new Map<string, HeaderValue>([['name', name]]);
  if (mail !== '') fields.set('mails', [mail]);
  const context = { config: notebook.config, ...notebook.context(), index: notebook.reader() };
  const file = newRecord('person', { title: name, fields }, context);
  if (isRefusal(file)) return file;
  const outcome = await notebook.create(file);
  return isRefusal(outcome) ? outcome : slugOfPath(file.path);
}
