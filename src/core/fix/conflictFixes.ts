// Fixes of what two people set differently: one form, the other, or both. Comes in: a problem on the second form; goes out: named
// changes that also take the comment away, which settles the conflict for everybody.
import { isOfHeader, type Keeping, settling } from '../edits/settleConflict.ts';
import { say } from '../language.ts';
import { standingConflicts } from '../merge/standing.ts';
import { type Fix, type FixMaker, shown } from './fix.ts';

/** Keep the first, keep the second, keep both (a header has room for one). */
export const fixTwoVersions: FixMaker = ({ span }, { text }): readonly Fix[] => {
  const found = standingConflicts(text).find(({ secondLines }) => secondLines.start === span.start);
  if (!found) return [];
  const { first, second, author, firstAuthor } = found;
  const [one = '', two = ''] = [text.slice(first.start, first.end), second].map((form) => shown(form.trim()));
  const keep = (title: string, keeping: Keeping): Fix => ({
    title,
    edits: [settling(text, found, keeping)],
    sure: false,
  });
  return [
    keep(
      firstAuthor === undefined
        ? say('Keep the first: {0}', one)
        : say('Keep the version of {0}: {1}', firstAuthor, one),
      'first',
    ),
    keep(say('Keep the version of {0}: {1}', author.name, two), 'second'),
    ...(isOfHeader(found) ? [] : [keep(say('Keep both'), 'both')]),
  ];
};
