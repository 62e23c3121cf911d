// Who of the people of a notebook the one at this machine is, where neither `daybook.yml` nor the mail of git says it. Kept in the
// settings of the user, which nobody shares; who is on no list is added to the people as git names them. Comes in: notebooks; goes out:
// the setting `daybook.me`.
import { ConfigurationTarget, l10n, workspace } from 'vscode';
import { isRefusal, type Refusal } from '../../core/edits/edit.ts';
import type { Notebooks, OpenNotebook } from '../../notebook/registry.ts';
import type { Identity } from '../../notebook/share/setUp.ts';
import { type Answers, answer } from '../item/answers.ts';
import { pickNotebook } from '../pickNotebook.ts';
import { askOrAddPerson } from './newPerson.ts';

/** Asks and remembers; "Nobody" forgets. Answers: `person`, `mail`. */
export async function chooseMe(notebooks: Notebooks, answers: Answers): Promise<Refusal | void> {
  const open = await pickNotebook(notebooks);
  if (!open) return;
  const now = open.notebook.context().me;
  const { name = '', mail } = (await strangerOf(open)) ?? {};
  const label = `$(person-add) ${l10n.t('Not listed: add me ({0})', [name, mail].filter(Boolean).join(', '))}`;
  const more = name === '' ? [] : [{ label, value: name }];
  const asked = { now, given: answer(answers, 'person'), more };
  const me = await askOrAddPerson(open, l10n.t('Who Am I'), asked, answer(answers, 'mail') ?? (mail || undefined));
  if (me === undefined || isRefusal(me)) return me;
  const settings = workspace.getConfiguration('daybook');
  await settings.update('me', typeof me.value === 'string' ? me.value : undefined, ConfigurationTarget.Global);
}

/** Whom git names, unless that is somebody of the people; nothing where it cannot be asked. */
async function strangerOf(open: OpenNotebook): Promise<Identity | undefined> {
  const identity = await (await open.repository())?.identity().catch(() => undefined);
  return identity && open.notebook.index().roster().ofMails([identity.mail]) ? undefined : identity;
}
