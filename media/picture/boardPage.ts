// What the parts of the board's page share, and the one way in which cards are moved, by key and by pointer alike. Comes in: cards and
// where they are to go; goes out: actions, or a sentence about why not.
import type { BoardBody } from '../../src/ui/picture/boardMessages.ts';
import type { BoardText } from '../../src/ui/picture/boardTexts.ts';
import { textOf } from '../shared/texts.ts';
import type { PicturePage } from './page.ts';

/** The board that is shown. */
export interface BoardPage {
  readonly page: PicturePage;
  readonly body: BoardBody;
  /** The card that the Tab key leads to. */
  readonly active: string;
}

/** Where a card stands: lane and column by their numbers, and its number in their cell. */
export interface CardPlace {
  readonly lane: number;
  readonly column: number;
  readonly at: number;
}

/** A text of the board. */
export function say(key: BoardText, ...values: readonly (string | number)[]): string {
  return textOf(key, ...values);
}

/** Where a card stands now. */
export function placeOf({ lanes }: BoardBody, ref: string): CardPlace | undefined {
  for (const [lane, { cells }] of lanes.entries())
    for (const [column, { cards }] of cells.entries()) {
      const at = cards.findIndex((card) => card.ref === ref);
      if (at >= 0) return { lane, column, at };
    }
  return undefined;
}

/** What a move of a card is about: all selected ones if it is among them, else the card alone. */
export function refsWith({ selected }: PicturePage, ref: string): readonly string[] {
  return selected.has(ref) ? [...selected] : [ref];
}

/** Moves a card, or all selected ones with it, to a column and a lane. */
export function moveCards({ page, body }: BoardPage, ref: string, to: { lane: number; column: number }): void {
  const from = placeOf(body, ref);
  const column = body.columns[to.column];
  const lane = body.lanes[to.lane];
  if (!from || !column || !lane) return;
  const targets = [...(from.column === to.column ? [] : [column]), ...(from.lane === to.lane ? [] : [lane])];
  const fixed = targets.find(({ move }) => move === undefined);
  if (fixed) page.notice(`${fixed.label}: ${fixed.fixed ?? ''}`);
  if (fixed || targets.length === 0) return;
  const refs = refsWith(page, ref).filter((each) => {
    const place = placeOf(body, each);
    return place?.column !== to.column || place.lane !== to.lane;
  });
  const name = targets.map(({ label }) => label).join(', ');
  const title = body.lanes[from.lane]?.cells[from.column]?.cards[from.at]?.title ?? '';
  const done = refs.length === 1 ? say('moved', title, name) : say('movedMany', refs.length, name);
  page.act(
    refs,
    targets.flatMap(({ move }) => move ?? []),
    done,
  );
}
