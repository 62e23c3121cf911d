// What keys do on the board: arrows go from card to card, with Alt or Ctrl they move the card, Enter opens, Space ticks. Comes in: key
// presses; goes out: focus and actions. A key that does something here goes no further, for VS Code has bindings of its own.
import type { PictureMove } from '../../src/ui/picture/pictureMessages.ts';
import { type BoardPage, type CardPlace, moveCards, placeOf, refsWith, say } from './boardPage.ts';

/** Keys that ask for something in VS Code's own input, and what they are. */
const asking: Readonly<Record<string, PictureMove>> = {
  F2: { action: 'setField', answers: { field: 'title' } },
  '.': { action: 'more', answers: {} },
  ContextMenu: { action: 'more', answers: {} },
  d: { action: 'setDue', answers: {} },
  f: { action: 'setField', answers: {} },
  o: { action: 'assign', answers: {} },
  p: { action: 'setPriority', answers: {} },
  r: { action: 'resolve', answers: {} },
  w: { action: 'wait', answers: {} },
};

/** Handles a key on the board. */
export function pressKey(event: KeyboardEvent, board: BoardPage): void {
  const ref = (event.target as HTMLElement).closest<HTMLElement>('.card')?.dataset['ref'];
  const place = ref === undefined ? undefined : placeOf(board.body, ref);
  if (ref === undefined || !place) return;
  const isMove = event.altKey !== (event.ctrlKey || event.metaKey);
  const isDone = isMove ? moveBy(event.key, ref, place, board) : press(event, ref, place, board);
  if (!isDone) return;
  event.preventDefault();
  event.stopPropagation();
}

function moveBy(key: string, ref: string, { lane, column }: CardPlace, board: BoardPage): boolean {
  const { page, body } = board;
  const { lanes, columns } = body;
  if (key === 'Enter') page.open(ref, true);
  else if (key === 'z') page.undo();
  else if (key === 'a') page.select(lanes[lane]?.cells[column]?.cards.map((card) => card.ref) ?? []);
  else if (key === 'ArrowLeft' || key === 'ArrowRight') {
    const to = column + (key === 'ArrowRight' ? direction() : -direction());
    if (columns[to]) moveCards(board, ref, { lane, column: to });
    else page.notice(say('lastColumn'));
  } else if (key === 'ArrowUp' || key === 'ArrowDown') {
    const to = lane + (key === 'ArrowDown' ? 1 : -1);
    if (lanes[to]) moveCards(board, ref, { lane: to, column });
    else page.notice(say(lanes.length < 2 ? 'noLanes' : 'lastLane'));
  } else return false;
  return true;
}

function press({ key, shiftKey }: KeyboardEvent, ref: string, place: CardPlace, { page, body }: BoardPage): boolean {
  const next = cardAt(key, place, body);
  if (next !== undefined) {
    if (shiftKey) page.select([...new Set([...page.selected, ref, next])]);
    focusCard(next);
    return true;
  }
  const refs = refsWith(page, ref);
  if (key === 'Enter') page.open(ref, false);
  else if (key === ' ') page.act(refs, [{ action: 'tick', answers: {} }], '');
  else if (key === 'x' || key === 'X')
    page.select(page.selected.has(ref) ? [...page.selected].filter((each) => each !== ref) : [...page.selected, ref]);
  else if (key === 'm' || key === 'M') page.act(refs, [{ action: body.ask, answers: {} }], '');
  else if (asking[key]) page.act(refs, [asking[key]], '');
  else if (key === 'Escape' && page.selected.size > 0) page.select([]);
  else return key.startsWith('Arrow');
  return true;
}

/** The card that a key leads to; nothing for other keys and at the edges. */
function cardAt(key: string, { lane, column, at }: CardPlace, { lanes }: BoardPage['body']): string | undefined {
  const cards = lanes[lane]?.cells[column]?.cards ?? [];
  const ofLane = (number: number) => lanes[number]?.cells[column]?.cards ?? [];
  const sideways = (step: number): string | undefined => {
    const cells = lanes[lane]?.cells ?? [];
    for (let to = column + step; to >= 0 && to < cells.length; to += step) {
      const others = cells[to]?.cards ?? [];
      if (others.length > 0) return others[Math.min(at, others.length - 1)]?.ref;
    }
    return undefined;
  };
  const across = (step: number): string | undefined => {
    for (let to = lane + step; to >= 0 && to < lanes.length; to += step) {
      const others = ofLane(to);
      if (others.length > 0) return others.at(step > 0 ? 0 : -1)?.ref;
    }
    return undefined;
  };
  switch (key) {
    case 'ArrowDown':
      return cards[at + 1]?.ref ?? across(1);
    case 'ArrowUp':
      return cards[at - 1]?.ref ?? across(-1);
    case 'ArrowRight':
      return sideways(direction());
    case 'ArrowLeft':
      return sideways(-direction());
    case 'Home':
      return cards[0]?.ref;
    case 'End':
      return cards.at(-1)?.ref;
    case 'PageDown':
      return cards[Math.min(cards.length - 1, at + 10)]?.ref;
    case 'PageUp':
      return cards[Math.max(0, at - 10)]?.ref;
    default:
      return undefined;
  }
}

function direction(): 1 | -1 {
  return getComputedStyle(document.body).direction === 'rtl' ? -1 : 1;
}

function focusCard(ref: string): void {
  const cards = [...document.querySelectorAll<HTMLElement>('.card')];
  cards.find(({ dataset }) => dataset['ref'] === ref)?.focus();
}
