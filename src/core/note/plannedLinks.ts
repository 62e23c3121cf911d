// What a note plans: the links that stand alone as bullets under "Plan" or "Top three". Comes in: a parsed note and its text. Goes out:
// targets and words as they are written, in their order. A box there is a task of the note itself and no link.
import { isPlanHeading } from './headings.ts';
import type { Link, Note } from './note.ts';

/** One planned thing: where it stands and what it is called. */
export interface PlannedLink {
  /** The target as written, percent-decoded; relative to the note. */
  readonly target: string;
  readonly title: string;
}

/** The planned links of a note; a section ends at the next heading that is no smaller. */
export function plannedLinks({ headings: all, links }: Note, text: string): PlannedLink[] {
  const planned: PlannedLink[] = [];
  if (links.length === 0) return planned;
  for (const [at, { level, text: words, span }] of all.entries()) {
    if (!isPlanHeading(words)) continue;
    const end = all.slice(at + 1).find((next) => next.level <= level)?.span.start ?? text.length;
    for (const link of links) {
      if (link.kind !== 'inline' || link.span.start <= span.end || link.span.end > end) continue;
      if (isBullet(text, link)) planned.push({ target: link.target, title: link.text.replace(/\\([\\[\]<])/g, '$1') });
    }
  }
  return planned;
}

/** True for a link that begins the text of a list item. */
function isBullet(text: string, { span }: Link): boolean {
  return /^[ \t]*[-*+][ \t]+$/.test(text.slice(text.lastIndexOf('\n', span.start - 1) + 1, span.start));
}
