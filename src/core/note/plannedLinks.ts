// What a note plans: the links that stand alone as bullets under "Plan" or "Top three". Comes in: a parsed note and its text. Goes out:
// targets and words as they are written, in their order. A box there is a task of the note itself and no link.
import type { Note } from './note.ts';

/** One planned thing: where it stands and what it is called. */
export interface PlannedLink {
  /** The target as written, percent-decoded; relative to the note. */
  readonly target: string;
  readonly title: string;
}

const headings: ReadonlySet<string> = new Set(['plan', 'top three']);

/** True for a heading under which plans stand, whatever its level. */
export function isPlanHeading(text: string): boolean {
  return text.length <= 12 && headings.has(text.replace(/:$/, '').trim().toLowerCase());
}

/** The planned links of a note; a section ends at the next heading that is no smaller. */
export function plannedLinks({ headings: all, links }: Note, text: string): PlannedLink[] {
  return all.flatMap((heading, at) => {
    if (!isPlanHeading(heading.text)) return [];
    const end = all.slice(at + 1).find(({ level }) => level <= heading.level)?.span.start ?? text.length;
    const inside = links.filter(
      ({ kind, span }) => kind === 'inline' && span.start > heading.span.end && span.end <= end,
    );
    return inside
      .filter(({ span }) =>
        /^[ \t]*[-*+][ \t]+$/.test(text.slice(text.lastIndexOf('\n', span.start - 1) + 1, span.start)),
      )
      .map((link) => ({ target: link.target, title: link.text.replace(/\\([\\[\]<])/g, '$1') }));
  });
}
