// Cards dragged by the pointer. Comes in: pointer events on the board; goes out: the same move that keys make. A drag that leaves the
// board or meets Escape moves nothing. What is dragged is drawn by the board itself; only its shadow is made here.
import { type BoardPage, moveCards, refsWith } from './boardPage.ts';

/** What is dragged and over which cell it is. */
export interface Drag {
  readonly refs: readonly string[];
  readonly lane: number;
  readonly column: number;
}

/** Pixels a pointer goes before it drags. */
const slack = 5;
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
  const start = { x: event.clientX, y: event.clientY };
  let shadow: HTMLElement | undefined;
  const listening = new AbortController();
  const end = (): void => {
    listening.abort();
    shadow?.remove();
    drag = undefined;
    page.draw();
  };
  const follow = (moved: PointerEvent): void => {
    if (!shadow && Math.hypot(moved.clientX - start.x, moved.clientY - start.y) < slack) return;
    shadow ??= shadowOf(card);
    shadow.style.transform = `translate(${moved.clientX + 8}px, ${moved.clientY + 8}px)`;
    scrollAtEdges(scroller, moved);
    const cell = cellAt(moved);
    const next = { refs: refsWith(page, ref), lane: cell?.lane ?? -1, column: cell?.column ?? -1 };
    const isSame = drag?.lane === next.lane && drag.column === next.column;
    drag = next;
    if (!isSame) page.draw();
  };
  const drop = (): void => {
    const target = drag;
    end();
    if (target && target.column >= 0) moveCards(board, ref, target);
  };
  const options = { signal: listening.signal };
  window.addEventListener('pointermove', follow, options);
  window.addEventListener('pointerup', drop, options);
  window.addEventListener('pointercancel', end, options);
  window.addEventListener('blur', end, options);
  window.addEventListener('keydown', (pressed) => pressed.key === 'Escape' && end(), { ...options, capture: true });
}

function cellAt({ clientX, clientY }: PointerEvent): { lane: number; column: number } | undefined {
  const cell = document.elementFromPoint(clientX, clientY)?.closest<HTMLElement>('.cell');
  const { lane, column } = cell?.dataset ?? {};
  return lane === undefined || column === undefined ? undefined : { lane: Number(lane), column: Number(column) };
}

/** The card as it follows the pointer; read by nobody, for the card itself stays where it is. */
function shadowOf(card: HTMLElement): HTMLElement {
  const shadow = document.createElement('div');
  shadow.className = 'shadow';
  shadow.ariaHidden = 'true';
  shadow.textContent = card.querySelector('.card-title')?.textContent ?? '';
  document.body.append(shadow);
  return shadow;
}

function scrollAtEdges(board: HTMLElement, { clientX, clientY }: PointerEvent): void {
  const { left, right } = board.getBoundingClientRect();
  if (clientX > right - edge) board.scrollLeft += stride;
  else if (clientX < left + edge) board.scrollLeft -= stride;
  if (clientY > window.innerHeight - edge) window.scrollBy(0, stride);
  else if (clientY < edge) window.scrollBy(0, -stride);
}
