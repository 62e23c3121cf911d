// Folders kept in step by other programs do harm to git's own files: a copy of a branch or of the index is a second truth, and makes
// git give up. Comes in: a place. Goes out: a warning. Repairs nothing: what is in git's folder is git's (F38 of the failure modes).
import { syncCopyOf } from '../../core/merge/syncCopy.ts';
import { type Told, tell } from './messages.ts';
import type { Place } from './place.ts';

const toldFile = 'copies-told';

/**
 * A state that tells of copies among git's files; undefined when there are none. As long as git works with them (`fails` is false) they are
 * told once: undefined when the same ones were told before.
 */
export async function tellOfCopies(place: Place, fails: boolean): Promise<Told | undefined> {
  const names = await Promise.all(place.gitFiles.map((folder) => folder.names()));
  const copies = names.flat().filter((name) => syncCopyOf(name) !== undefined);
  const [first] = copies;
  if (first === undefined) return undefined;
  const all = copies.sort().join('\n');
  const before = await place.area.read(toldFile);
  if (!fails && before !== undefined && new TextDecoder().decode(before) === all) return undefined;
  await place.area.write(toldFile, new TextEncoder().encode(all));
  return tell('git-copies', { what: first });
}
