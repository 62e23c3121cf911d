// What the parts of a picture's page share: the view that is shown, what a person can want, the page's own small state. Values and
// two interfaces; no drawing.
import type { TemplateResult } from 'lit/html.js';
import type { PictureChoice, PictureMove, PictureView } from '../../src/ui/picture/pictureMessages.ts';
import type { PictureText } from '../../src/ui/picture/pictureTexts.ts';
import { textOf } from '../shared/texts.ts';

/** What the page's parts can ask for. */
export interface PicturePage {
  readonly view: PictureView;
  /** The table in place of the picture. */
  readonly table: boolean;
  /** The ref that the Tab key leads to. */
  readonly active: string;
  /** Refs that are selected, in the order they were. */
  readonly selected: ReadonlySet<string>;
  choose(change: Partial<PictureChoice>): void;
  /** Sets options that say where one looks (see PictureOptions); what `focus` selects has the focus then. */
  look(change: Readonly<Record<`at-${string}`, string>>, focus?: string): void;
  open(ref: string, beside: boolean): void;
  /** Acts on rows; `done` is announced when the notes say so. False while the last action is still under way. */
  act(refs: readonly string[], moves: readonly PictureMove[], done: string): boolean;
  undo(): void;
  /** Makes a ref the stop of the Tab key. */
  activate(ref: string): void;
  select(refs: readonly string[]): void;
  showTable(table: boolean): void;
  /** Says why something cannot be done, to eyes and ears. */
  notice(sentence: string): void;
  draw(): void;
}

/** A drawing: what makes a picture of the body of a view. */
export interface Drawing {
  /** The whole picture; nothing when the body is not understood. */
  draw(body: unknown, page: PicturePage): TemplateResult | undefined;
}

/** A text of the frame. */
export function say(key: PictureText, ...values: readonly (string | number)[]): string {
  return textOf(key, ...values);
}
