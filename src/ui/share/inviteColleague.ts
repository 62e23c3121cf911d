// "Invite Colleague": a short letter with what to install, where the notes are and how to begin, copied or as a draft in the mail
// program; who is new gets a note among the people. Comes in: the surroundings of an errand; goes out: text. Sends nothing by itself.
import { env, l10n, Uri, window } from 'vscode';
import type { OpenNotebook } from '../../notebook/registry.ts';
import { tell } from '../../notebook/share/messages.ts';
import { choose } from '../item/choose.ts';
import { addPerson, askMail } from '../people/newPerson.ts';
import type { ShareContext } from './shareContext.ts';

/** Asks how, and does it. */
export async function inviteColleague({ open, repository, busy, report }: ShareContext): Promise<void> {
  const folder = Uri.parse(open.root).fsPath;
  const letter = await busy(() => repository.invitation(open.label, folder));
  if (letter === undefined) return report(tell('local-only'));
  const { subject, text } = letter;
  const guest = await askGuest(open);
  if (guest === undefined) return;
  const added = guest.isKnown || (await addPerson(open, guest.name, guest.mail));
  if (typeof added === 'object') return void window.showWarningMessage(added.message);
  const how = await choose<'copy' | 'mail'>({
    title: l10n.t('Invite Colleague'),
    placeholder: l10n.t('The text says what to install, where the notes are and how to begin'),
    choices: [
      { label: `$(copy) ${l10n.t('Copy the Text')}`, value: 'copy' },
      { label: `$(mail) ${l10n.t('Open a Mail Draft')}`, value: 'mail' },
    ],
  });
  if (how?.value === 'copy') {
    await env.clipboard.writeText(text);
    window.setStatusBarMessage(`$(check) ${l10n.t('The invitation was copied.')}`, 10_000);
  } else if (how?.value === 'mail') {
    // VS Code writes the address anew; signs that would end a part of it cannot be kept.
    const plain = (part: string): string => encodeURIComponent(part.replaceAll(/[&#%]/g, ' '));
    await env.openExternal(
      Uri.parse(`mailto:${encodeURIComponent(guest.mail)}?subject=${plain(subject)}&body=${plain(text)}`, true),
    );
  }
}

interface Guest {
  readonly name: string;
  /** Empty where it is not known. */
  readonly mail: string;
  readonly isKnown: boolean;
}

/** Somebody of the roster, or a new name with a mail address; undefined when called off. */
async function askGuest({ notebook }: OpenNotebook): Promise<Guest | undefined> {
  const { me } = notebook.context();
  const others = notebook
    .index()
    .roster()
    .people.filter(({ id }) => id !== me);
  const chosen = await choose<Guest>({
    title: l10n.t('Whom Do You Invite?'),
    placeholder: l10n.t('Type a name'),
    stays: true,
    choices: others.map(({ name, mails: [mail = ''] }) => ({
      label: name,
      description: mail,
      value: { name, mail, isKnown: true },
    })),
    typed: (name) => ({
      label: name,
      description: l10n.t('new: gets a note among the people'),
      value: { name, mail: '', isKnown: false },
    }),
  });
  if (chosen === undefined || chosen.value.isKnown) return chosen?.value;
  const mail = await askMail(chosen.value.name);
  return typeof mail === 'string' ? { ...chosen.value, mail } : undefined;
}
