// Cards dragged by the pointer. Comes in: pointer events on the board; goes out: the same move that keys make. A drag that leaves the
// board moves nothing. What is dragged is drawn by the board itself.
import { type BoardPage, moveCards, refsWith } from './boardPage.ts';
import { followPointer } from './pointerDrag.ts';

/** What is dragged and over which cell it is. */
export interface Drag {
  readonly refs: readonly string[];
  readonly lane: number;
  readonly column: number;
}

/** Pixels from an edge at which the board scrolls, and how far each time. */
const edge = 40;
const stride = 16;

let drag: Drag | undefined;

/** What is dragged now. */
export function dragOf(): Drag | undefined {
  return drag;
}

/** Begins what may become a drag. */
export function startDrag(event: PointerEvent, board: BoardPage): void {
  const card = (event.target as HTMLElement).closest<HTMLElement>('.card');
  const ref = card?.dataset['ref'];
  const scroller = card?.closest<HTMLElement>('.board');
  if (!card || ref === undefined || !scroller || event.button !== 0 || event.ctrlKey || event.shiftKey) return;
  const { page } = board;
  let target: Drag | undefined;
  followPointer(event, {
    shadow: card.querySelector('.card-title')?.textContent ?? '',
    moved(at) {
      scrollAtEdges(scroller, at);
      const cell = cellAt(at);
      const next = { refs: refsWith(page, ref), lane: cell?.lane ?? -1, column: cell?.column ?? -1 };
      const isSame = target?.lane === next.lane && target.column === next.column;
      drag = target = next;
      if (!isSame) page.draw();
    },
    ended() {
      drag = undefined;
      page.draw();
    },
    dropped() {
      if (target && target.column >= 0) moveCards(board, ref, target);
    },
  });
}

function cellAt({ clientX, clientY }: PointerEvent): { lane: number; column: number } | undefined {
  const cell = document.elementFromPoint(clientX, clientY)?.closest<HTMLElement>('.cell');
  const { lane, column } = cell?.dataset ?? {};
  return lane === undefined || column === undefined ? undefined : { lane: Number(lane), column: Number(column) };
}

function scrollAtEdges(board: HTMLElement, { clientX, clientY }: PointerEvent): void {
  const { left, right } = board.getBoundingClientRect();
  if (clientX > right - edge) board.scrollLeft += stride;
  else if (clientX < left + edge) board.scrollLeft -= stride;
  if (clientY > window.innerHeight - edge) window.scrollBy(0, stride);
  else if (clientY < edge) window.scrollBy(0, -stride);
}
