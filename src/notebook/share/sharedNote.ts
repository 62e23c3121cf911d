// What others know of a note: its text in the team's branch as it was last fetched or sent, or in the last commit where the branch is
// shared with nobody. Comes in: git in the notebook's folder, a path in it. Goes out: the text, that there is none, or that it cannot be
// told. One process (two without a remote branch), which asks no remote and waits for no other work.
import type { SharedNote } from '../../core/edits/state.ts';
import type { Git } from '../git.ts';

const decoder = new TextDecoder();

/** Looks it up; undefined where git gives no answer. */
export async function sharedNote(git: Git, path: string): Promise<SharedNote | undefined> {
  return (await noteAt(git, '@{upstream}', path)) ?? (await noteAt(git, 'HEAD', path));
}

async function noteAt(git: Git, revision: string, path: string): Promise<SharedNote | undefined> {
  // One line a question: a name with a line end cannot be asked for.
  if (path.includes('\n')) return undefined;
  const answer = await git.run({ verb: 'blobs' }, { stdin: `${revision}:./${path}\n` });
  if (!answer.ok) return undefined;
  const text = decoder.decode(answer.stdout);
  const [head] = /^[0-9a-f]+ blob \d+\n/.exec(text) ?? [];
  return head === undefined ? {} : { text: text.slice(head.length, -1) };
}
