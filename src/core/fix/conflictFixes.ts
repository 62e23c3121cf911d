// Fixes of what two people set differently: one form, the other, or both. Comes in: a problem on the second form; goes out: named
// changes that also take the comment away, which settles the conflict for everybody.
import { say } from '../language.ts';
import { standingConflicts } from '../merge/conflict.ts';
import { type Fix, type FixMaker, removingLines, replacing, shown } from './fix.ts';

/** Keep the first, keep the second, keep both (a header has room for one). */
export const fixTwoVersions: FixMaker = ({ span }, { text }): readonly Fix[] => {
  const found = standingConflicts(text).find(({ secondLines }) => secondLines.start === span.start);
  if (!found) return [];
  const { first, second, secondLines, comment, author } = found;
  const isHeader = comment.start === secondLines.start;
  const [one = '', two = ''] = [text.slice(first.start, first.end), second].map((form) => shown(form.trim()));
  const chosen = replacing(
    say('Keep the version of {0}: {1}', author.name, two),
    { start: first.start, end: secondLines.end },
    second,
  );
  return [
    removingLines(say('Keep the first: {0}', one), text, secondLines),
    chosen,
    ...(isHeader ? [] : [replacing(say('Keep both'), comment, '')]),
  ];
};
