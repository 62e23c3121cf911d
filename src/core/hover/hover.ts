// The nouns of hovers: what is asked, and the few lines of plain text that are said. Text of the notebook may be in all of them.
import type { Day } from '../day.ts';
import type { NoteIndex } from '../index/noteIndex.ts';
import type { OutlineContext } from '../outline/rowWords.ts';
import type { Span } from '../text.ts';

/** A few lines about what stands at a span. */
export interface Hover {
  readonly span: Span;
  readonly title: string;
  readonly lines: readonly string[];
  /** The record, or the task by its text, that is spoken of. */
  readonly about?: { readonly path: string; readonly task?: string };
}

/** What is hovered over, and what is said with. */
export interface HoverRequest {
  readonly path: string;
  readonly text: string;
  readonly offset: number;
  readonly index: NoteIndex;
  readonly context: HoverContext;
}

/** Who looks and when; `day` writes a day as the reader does. */
export interface HoverContext extends OutlineContext {
  readonly day: (day: Day) => string;
}

/** Lines without the place. */
export type Said = Omit<Hover, 'span'>;
