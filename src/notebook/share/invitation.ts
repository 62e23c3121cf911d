// The text with which a colleague is invited: what to install, the address of the repository without anybody's name or password,
// and how to begin. Comes in: the remote's address as git has it, names. Goes out: a subject and a text. Pure.
import { say } from '../../core/language.ts';
import { readRemoteAddress } from './remoteAddress.ts';

/** A letter without its receiver. */
export interface Invitation {
  readonly subject: string;
  readonly text: string;
}

/** Writes it; undefined when the address is not one that somebody else could use. `folder` is the notebook's in the repository. */
export function invite(notebook: string, address: string, folder: string): Invitation | undefined {
  const remote = readRemoteAddress(address);
  if (remote === undefined) return undefined;
  const open =
    folder === ''
      ? say('3. Open the folder when VS Code offers it, and say that you trust it.')
      : say('3. Open the folder when VS Code offers it (the notes are in {0}), and say that you trust it.', folder);
  const lines = [
    say('Hello, here are the notes of {0}, which we keep together.', notebook),
    '',
    say(
      '1. Install VS Code (https://code.visualstudio.com), git (https://git-scm.com), and in VS Code the extension Daybook.',
    ),
    say('2. In VS Code press F1, type "Git: Clone", and give this address: {0}', remote.text),
    open,
    say('4. Choose Daybook in the side bar. What you write, "Daybook: Commit Notes" shares; you need not know git.'),
  ];
  return { subject: say('Our notes: {0}', notebook), text: `${lines.join('\n')}\n` };
}
