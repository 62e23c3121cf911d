// What sharing needs to know once, asked in words before the first commit: who commits, where the team's notes are, whether a
// branch may be published. Comes in: a repository; goes out: the answers, written by the repository. Runs nothing itself.
import { l10n, window } from 'vscode';
import type { Told } from '../../notebook/share/messages.ts';
import { addressProblem } from '../../notebook/share/remoteAddress.ts';
import type { Repository } from '../../notebook/share/repository.ts';
import { type Identity, identityProblem } from '../../notebook/share/setUp.ts';
import { choose } from '../item/choose.ts';

/** What the person said. `publish` is absent where nobody had to be asked. */
export interface SetUpAnswer {
  readonly publish?: boolean;
  /** The notes stay on this computer, as the person chose. */
  readonly keptHere?: boolean;
}

/** Asks for what is missing, each once. Undefined when the person left; a state when an answer could not be written. */
export async function askMissing(repository: Repository): Promise<SetUpAnswer | Told | undefined> {
  for (;;) {
    const { told, branch = '', keptHere = false, goingAlong = 0 } = await repository.guard();
    if (told.state === 'no-identity') {
      const identity = await askIdentity();
      if (identity === undefined) return undefined;
      const done = await repository.setIdentity(identity);
      if (done.state !== 'ready') return done;
    } else if (told.state === 'local-only' && !keptHere) {
      const done = await askRemote(repository);
      if (done === undefined || done.tone !== 'fine') return done;
    } else if (told.state === 'no-upstream') {
      const publish = await askPublish(branch, goingAlong);
      return publish === undefined ? undefined : { publish };
    } else return { keptHere };
  }
}

/** Name and mail address; undefined when the person left. */
export async function askIdentity(): Promise<Identity | undefined> {
  const title = l10n.t('Who Are You? (asked once for this repository)');
  const name = await window.showInputBox({
    title,
    prompt: l10n.t('Your name, as the team knows it. Every shared change carries it.'),
    ignoreFocusOut: true,
    validateInput: (text) => identityProblem('name', text),
  });
  if (name === undefined) return undefined;
  const mail = await window.showInputBox({
    title,
    prompt: l10n.t('Your mail address. It stands beside your name in the history.'),
    placeHolder: 'ana@example.org',
    ignoreFocusOut: true,
    validateInput: (text) => identityProblem('mail', text),
  });
  return mail === undefined ? undefined : { name, mail };
}

/** The address of the team's repository, or the notes stay here; undefined when the person left. */
export async function askRemote(repository: Repository): Promise<Told | undefined> {
  const chosen = await choose<'address' | 'here'>({
    title: l10n.t('Where Does the Team Share These Notes? (asked once)'),
    stays: true,
    choices: [
      {
        label: l10n.t('$(cloud-upload) Enter the Address of the Team’s Repository'),
        detail: l10n.t('Whoever runs it tells you; it looks like https://example.org/team/notes.git'),
        value: 'address',
      },
      {
        label: l10n.t('$(device-desktop) Keep on This Computer'),
        detail: l10n.t('Changes are saved here; under "Sharing..." a repository can be named later.'),
        value: 'here',
      },
    ],
  });
  if (chosen === undefined) return undefined;
  if (chosen.value === 'here') return repository.keepHere();
  const address = await window.showInputBox({
    title: l10n.t('Address of the Team’s Repository'),
    placeHolder: 'https://example.org/team/notes.git',
    ignoreFocusOut: true,
    validateInput: addressProblem,
  });
  return address === undefined ? undefined : repository.addRemote(address);
}

/** Says what goes along, so that nobody has to be asked again. */
async function askPublish(branch: string, goingAlong: number): Promise<boolean | undefined> {
  const along =
    goingAlong === 0
      ? l10n.t('The branch is sent under the same name, and is followed from then on.')
      : goingAlong === 1
        ? l10n.t('1 earlier change saved here (a commit) goes along, with all files in it.')
        : l10n.t('{0} earlier changes saved here (commits) go along, with all files in them.', goingAlong);
  const chosen = await choose<boolean>({
    title: l10n.t('These Notes Are Only on This Computer So Far (Branch {0})', branch),
    stays: true,
    choices: [
      {
        label: l10n.t('$(cloud-upload) Share It with the Team'),
        detail: along,
        value: true,
      },
      { label: l10n.t('$(history) Not Now'), detail: l10n.t('Changes are saved in the history here.'), value: false },
    ],
  });
  return chosen?.value;
}
