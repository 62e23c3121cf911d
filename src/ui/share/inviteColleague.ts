// "Invite Colleague": a short letter with what to install, where the notes are and how to begin, copied or as a draft in the mail
// program. Comes in: the surroundings of an errand; goes out: text. Sends nothing by itself.
import { env, l10n, Uri, window } from 'vscode';
import { tell } from '../../notebook/share/messages.ts';
import { choose } from '../item/choose.ts';
import type { ShareContext } from './shareContext.ts';

/** Asks how, and does it. */
export async function inviteColleague({ open, repository, busy, report }: ShareContext): Promise<void> {
  const folder = Uri.parse(open.root).fsPath;
  const letter = await busy(() => repository.invitation(open.label, folder));
  if (letter === undefined) return report(tell('local-only'));
  const { subject, text } = letter;
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
    await env.openExternal(Uri.parse(`mailto:?subject=${plain(subject)}&body=${plain(text)}`, true));
  }
}
