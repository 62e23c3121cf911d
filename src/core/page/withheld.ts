// What of a note may not leave the notebook although somebody wrote it there: lines that are confidential, name or lead to a confidential
// record, or lead to a private notebook. Comes in: the index, the note; goes out: a test of a piece of text that answers with the reason in a sentence, and of
// a row. Only what is known can be kept: words that merely hint at something are the person's own to judge.
import { isTellable } from '../evidence/evidence.ts';
import { slugOfPath } from '../index/links.ts';
import type { NoteIndex } from '../index/noteIndex.ts';
import type { Row } from '../index/rows.ts';
import { perVersion } from '../index/versionMemo.ts';
import { say } from '../language.ts';
import { joined, resolveInline, resolveWiki } from '../navigate/lookup.ts';
import { isConfidentialLine } from '../note/confidentialLines.ts';
import { readLinks } from '../note/links.ts';
import type { Link } from '../note/note.ts';
import { folderOf } from '../notePath.ts';
import { plainTitle } from '../record/noteLink.ts';

/** Tells what stays behind. */
export interface Withheld {
  /** Why a piece of text stays behind; undefined when it may be told. */
  reason(source: string): string | undefined;
  isTold(row: Row): boolean;
}

/** A title of fewer characters is too common a word to be looked for. */
const shortest = 4;

/** What stays behind of the note at `path`; `isForeign` says whether a target outside of the notebook is private. */
export function withheldFrom(
  index: NoteIndex,
  path: string,
  isForeign: (target: string) => boolean = leavesNotebook(path),
): Withheld {
  const { records, titles, slugs } = secretsOf(index);
  const ofLink = ({ kind, target }: Link): string | undefined => {
    const bare = target.split('#')[0] ?? '';
    if (bare === '' || /^[a-z][a-z0-9+.-]+:/i.test(bare)) return undefined;
    const found = kind === 'wiki' ? resolveWiki(index, path, bare) : resolveInline(index, path, bare);
    if (found.is === 'found') return records.get(found.path);
    return kind !== 'wiki' && isForeign(bare) ? say('A line that leads to a private notebook') : undefined;
  };
  const reason = (source: string): string | undefined => {
    if (isConfidentialLine(source)) return say('A line that is confidential by itself');
    const links: Link[] = [];
    readLinks({ text: source, end: source.length, bracket: -1, tick: -1, links }, 0);
    for (const link of links) {
      const sentence = ofLink(link);
      if (sentence !== undefined) return sentence;
    }
    if (titles.length === 0 && slugs.size === 0) return undefined;
    const words = source.toLowerCase();
    const named = titles.find(([title]) => words.includes(title))?.[1];
    if (named !== undefined || slugs.size === 0) return named;
    for (const [, slug = ''] of words.matchAll(/\+([\p{L}\p{N}_-]+)/gu)) if (slugs.has(slug)) return slugs.get(slug);
    return undefined;
  };
  return { reason, isTold: (row) => isTellable(index, row) };
}

/** What stays behind of a notebook: sentences by path, by title and by slug of a project. */
const secretsOf = perVersion((index: NoteIndex) => {
  const records = new Map<string, string>();
  const titles: (readonly [string, string])[] = [];
  const slugs = new Map<string, string>();
  for (const row of index.rows()) {
    const type = index.type(row);
    if ((type !== 'record' && type !== 'note') || isTellable(index, row)) continue;
    const { title, path, kind } = index.item(row);
    const label = index.config.kinds.get(kind)?.label ?? say('Note');
    const sentence = say('{0} "{1}": confidential', label, plainTitle(title));
    records.set(path, sentence);
    if (title.trim().length >= shortest) titles.push([plainTitle(title).toLowerCase(), sentence]);
    if (kind === 'project') slugs.set(slugOfPath(path).toLowerCase(), sentence);
  }
  return { records, titles, slugs };
});

/** Without anybody who knows other notebooks, whatever leads out of this one may lead into a private one. */
function leavesNotebook(path: string): (target: string) => boolean {
  return (target) => !target.startsWith('/') && joined(folderOf(path), target) === undefined;
}
