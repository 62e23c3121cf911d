// The forms that notes had, followed through renames, those with edits among them. Comes in: the line, paths, how texts are read. Goes
// out: dated notes. Texts of the past are read for what is asked and for the births of those notes only.

import { type PastCommit, type PastText, textsAlong } from '../../core/history/line.ts';
import type { DatedNote } from '../../core/history/movedDates.ts';
import { noteTexts } from '../../core/record/interpret.ts';
import { pairRenames } from '../share/renames.ts';
import type { PastForm, PastNote, PastNotes } from './pastNotes.ts';

/** Reads forms of notes. */
export interface FormReader {
  readonly read: (forms: readonly PastForm[]) => Promise<PastNotes>;
}

/** So often a note is followed to a former name, and among so many notes that went when it came. */
const mostRenames = 8;
const mostGone = 60;

/** The latest `most` forms of each path, oldest first. */
export async function formsOf(
  reader: FormReader,
  commits: readonly PastCommit[],
  paths: readonly string[],
  most: number,
): Promise<Map<string, readonly DatedNote[]>> {
  const lookups = new Map([[commits.length, textsAlong(commits)]]);
  const textsAt = (count: number): ((path: string) => PastText[]) => {
    const known = lookups.get(count) ?? textsAlong(commits, count);
    lookups.set(count, known);
    return known;
  };
  const chains = new Map<string, readonly PastText[]>();
  for (const path of paths) chains.set(path, await followed(reader, commits, textsAt, path, most));
  const notes = await reader.read([...chains.values()].flat());
  return new Map(
    [...chains].map(([path, texts]) => [
      path,
      texts.flatMap((text): DatedNote[] => {
        const found = notes.get(text);
        return found ? [{ note: found.note, atMs: commits[text.at]?.atMs ?? 0 }] : [];
      }),
    ]),
  );
}

/** The texts of a note under all names it had. */
async function followed(
  reader: FormReader,
  commits: readonly PastCommit[],
  textsAt: (count: number) => (path: string) => PastText[],
  path: string,
  most: number,
): Promise<readonly PastText[]> {
  let chain = textsAt(commits.length)(path);
  for (let hops = 0; hops < mostRenames && chain.length < most; hops++) {
    const [first] = chain;
    const gone = commits[first?.at ?? -1]?.changes.filter(({ blob }) => blob === undefined) ?? [];
    if (!first || gone.length === 0 || gone.length > mostGone) break;
    const before = textsAt(first.at);
    const former = gone.flatMap((each) => before(each.path).slice(-1));
    const from = former.length === 0 ? undefined : sameNote(first, former, await reader.read([first, ...former]));
    if (from === undefined) break;
    chain = [...before(from.path), ...chain];
  }
  return chain.slice(-most);
}

/** The note that came under another name: of the same id, else much the same text, else the only one of its title. */
function sameNote(first: PastText, former: readonly PastText[], notes: PastNotes): PastText | undefined {
  const now = notes.get(first);
  if (!now) return undefined;
  const known = former.flatMap((text) => {
    const found = notes.get(text);
    return found ? [{ text, found }] : [];
  });
  const id = idOf(now);
  const byId = id === undefined ? undefined : known.find(({ found }) => idOf(found) === id);
  if (byId) return byId.text;
  const texts = known.map(({ text, found }) => ({ path: text.path, text: found.text }));
  const [like] = pairRenames(texts, [{ path: first.path, text: now.text }]);
  const [same, ...others] = known.filter(({ found }) => now.note.title !== '' && found.note.title === now.note.title);
  return known.find(({ text }) => text.path === like?.from)?.text ?? (others.length === 0 ? same?.text : undefined);
}

function idOf({ note }: PastNote): string | undefined {
  return noteTexts(note).get('id') || undefined;
}
