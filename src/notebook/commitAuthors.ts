// Who committed in a repository, for proposing a roster. Comes in: git in a folder; goes out: authors with the number of their commits.
import type { CommitAuthor } from '../core/record/setUp.ts';
import { type Git, outputParts } from './git.ts';

/** Authors of the newest commits (at most 5000), one for each spelling of a name and mail, `.mailmap` applied; nobody where git cannot say. */
export async function commitAuthorsOf(git: Git): Promise<readonly CommitAuthor[]> {
  const answer = await git.run({ verb: 'authors' });
  if (!answer.ok) return [];
  const counts = new Map<string, number>();
  for (const author of outputParts(answer)) counts.set(author, (counts.get(author) ?? 0) + 1);
  return Array.from(counts, ([author, commits]) => {
    const cut = author.lastIndexOf('\n');
    return { name: author.slice(0, cut), mail: author.slice(cut + 1), commits };
  });
}
