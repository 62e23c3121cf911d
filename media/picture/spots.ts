// Rows that stand in spots (cells, sectors, weeks of people): how they are moved from one to another, by pointer and by keys alike, and
// how the focus goes through them. Comes in: events and what the picture says of its spots; goes out: focus and actions.
import { html, nothing, type TemplateResult } from 'lit/html.js';
import type { PictureMove } from '../../src/ui/picture/pictureMessages.ts';
import type { SpotText } from '../../src/ui/picture/spotTexts.ts';
import { icon } from '../shared/icons.ts';
import { textOf } from '../shared/texts.ts';
import type { PicturePage } from './page.ts';
import { followPointer } from './pointerDrag.ts';

/** What a picture says of its spots, which are numbered line by line; -1 is the place of rows that stand beside them. */
export interface SpotBoard {
  readonly page: PicturePage;
  readonly columns: number;
  readonly count: number;
  labelOf(spot: number): string;
  refsAt(spot: number): readonly string[];
  titleOf(ref: string): string;
  /** How a row gets to a spot, or why it does not. */
  moveTo(ref: string, spot: number): PictureMove | string;
  /** Shows more rows of a spot; absent where all are shown. */
  more?(spot: number): (() => void) | undefined;
  /** Enter on a spot that shows no rows yet. */
  enter?(spot: number): void;
}

/** A row as it stands in a spot. */
export interface Chip {
  readonly ref: string;
  readonly title: string;
  readonly facts: string;
}

let taken: string | undefined;
let target: number | undefined;
let dragged: string | undefined;

/** A text of these pictures. */
export function say(key: SpotText, ...values: readonly (string | number)[]): string {
  return textOf(key, ...values);
}

/** How many rows are not drawn; nothing where all are. */
export function restPart(count: number): unknown {
  if (count === 0) return nothing;
  return html`<p class="quiet">${count === 1 ? say('oneMoreInTable') : say('moreInTable', count)}</p>`;
}

/** The name by which a spot has the focus. */
export function spotRef(spot: number): string {
  return `spot-${spot}`;
}

/** The name by which what shows more of a spot has the focus. */
function moreRef(spot: number): string {
  return `more-${spot}`;
}

/** Which spot, or what shows more of which, has a name; all other names are rows. */
function namedBy(ref: string): { readonly sort?: string; readonly spot: number } {
  const [, sort, spot] = /^(spot|more)-(\d+)$/.exec(ref) ?? [];
  return sort === undefined ? { spot: -1 } : { sort, spot: Number(spot) };
}

/** What the Tab key leads to: what had the focus last, else the first spot. */
export function activeOf(board: SpotBoard): string {
  const { active } = board.page;
  const { sort, spot } = namedBy(active);
  const isThere =
    sort === 'spot'
      ? spot < board.count
      : sort === 'more'
        ? !!board.more?.(spot)
        : placeOf(board, active) !== undefined;
  return isThere ? active : spotRef(0);
}

/** What shows more rows of a spot: the last that its rows lead to. */
export function morePart(board: SpotBoard, active: string, spot: number, count: number): unknown {
  const [look, ref] = [board.more?.(spot), moreRef(spot)];
  return look === undefined
    ? nothing
    : html`<button type="button" class="more" data-ref=${ref} tabindex=${ref === active ? 0 : -1} @click=${look}
      @focus=${() => board.page.activate(ref)}>${say('more', count)}</button>`;
}

/** Classes that say what is going on at a spot. */
export function spotState(spot: number): string {
  return target === spot ? 'spot target' : 'spot';
}

/** A row, to be focused, opened and moved. */
export function chipPart(board: SpotBoard, active: string, chip: Chip, sign: unknown = nothing): TemplateResult {
  const { ref, title, facts } = chip;
  const state = ref === taken ? 'taken' : ref === dragged ? 'dragged' : '';
  return html`<button type="button" class="chip ${state}" data-ref=${ref} tabindex=${ref === active ? 0 : -1}
    @focus=${() => board.page.activate(ref)}>
    <span class="chip-title">${sign}${title}</span>
    ${facts === '' ? nothing : html`<span class="chip-facts">${facts}</span>`}
  </button>`;
}

/** The sign of what wants a look; its words stand beside it. */
export function warning(isShown: boolean): unknown {
  return isShown ? icon('missed') : nothing;
}

/** What all these pictures listen to. */
export function listenersOf(board: SpotBoard) {
  return {
    key: (event: KeyboardEvent) => pressKey(event, board),
    down: (event: PointerEvent) => startDrag(event, board),
    open: (event: MouseEvent) => {
      const ref = refOf(event);
      if (ref !== undefined && placeOf(board, ref)) board.page.open(ref, event.ctrlKey || event.metaKey);
    },
  };
}

function pressKey(event: KeyboardEvent, board: SpotBoard): void {
  const ref = refOf(event);
  if (ref === undefined || event.shiftKey) return;
  const held = event.altKey !== (event.ctrlKey || event.metaKey);
  if (!press(event.key, held, ref, board)) return;
  event.preventDefault();
  event.stopPropagation();
}

function press(key: string, held: boolean, ref: string, board: SpotBoard): boolean {
  const { sort, spot } = namedBy(ref);
  if (sort === 'spot') return !held && pressOnSpot(key, spot, board);
  // Enter and the space bar are the button's own.
  if (sort === 'more') return !held && walk(key, ref, { spot, at: board.refsAt(spot).length }, board);
  const place = placeOf(board, ref);
  return place !== undefined && pressOnChip(key, held, ref, place, board);
}

function pressOnSpot(key: string, spot: number, board: SpotBoard): boolean {
  const next = neighbour(key, spot, board);
  if (next !== undefined) focusOn(spotRef(next));
  else if (key === 'Enter' || key === ' ') {
    if (taken !== undefined) putDown(board, taken, spot);
    else if (board.refsAt(spot).length > 0) focusOn(board.refsAt(spot)[0] ?? '');
    else board.enter?.(spot);
  } else if (key === 'Escape' && taken !== undefined) letGo(board);
  else return key.startsWith('Arrow');
  return true;
}

function pressOnChip(key: string, held: boolean, ref: string, place: Place, board: SpotBoard): boolean {
  const { page } = board;
  const { spot } = place;
  if (held) {
    if (key === 'Enter') page.open(ref, true);
    else if (!key.startsWith('Arrow')) return false;
    else moveBy(key, ref, spot, board);
    return true;
  }
  if (walk(key, ref, place, board)) return true;
  if (key === 'Enter') page.open(ref, false);
  else if (key === ' ') takeUp(board, ref, spot);
  else if (key === 'm' || key === 'M' || key === '.' || key === 'ContextMenu')
    page.act([ref], [{ action: 'more', answers: {} }], '');
  else return false;
  return true;
}

/** From row to row of a spot, to what shows more of them, to the spots beside it and back to the spot itself. */
function walk(key: string, ref: string, { spot, at }: Place, board: SpotBoard): boolean {
  const ring = [...board.refsAt(spot), ...(board.more?.(spot) ? [moreRef(spot)] : [])];
  const here = Math.max(0, spot);
  if (key === 'ArrowDown' || key === 'ArrowUp') focusOn(ring[at + (key === 'ArrowDown' ? 1 : -1)] ?? ref);
  else if (key === 'ArrowLeft' || key === 'ArrowRight') focusOn(spotRef(neighbour(key, here, board) ?? here));
  else if (key === 'Home' || key === 'End') focusOn(ring.at(key === 'End' ? -1 : 0) ?? ref);
  else if (key !== 'Escape') return false;
  else if (taken === undefined) focusOn(spotRef(here));
  else letGo(board);
  return true;
}

/** What stands beside all spots has none beside it: it has to be taken up. */
function moveBy(key: string, ref: string, spot: number, board: SpotBoard): void {
  const next = spot < 0 ? undefined : neighbour(key, spot, board);
  if (spot < 0) takeUp(board, ref, spot);
  else if (next === undefined) board.page.notice(say('edge'));
  else putDown(board, ref, next);
}

function takeUp(board: SpotBoard, ref: string, spot: number): void {
  taken = ref;
  board.page.notice(say('taken', board.titleOf(ref)));
  focusOn(spotRef(Math.max(0, spot)));
}

function letGo(board: SpotBoard): void {
  const ref = taken ?? '';
  taken = undefined;
  board.page.notice(say('left', board.titleOf(ref)));
  focusOn(ref);
}

function putDown(board: SpotBoard, ref: string, spot: number): void {
  taken = undefined;
  const move = placeOf(board, ref)?.spot === spot ? say('left', board.titleOf(ref)) : board.moveTo(ref, spot);
  if (typeof move === 'string') board.page.notice(move);
  else board.page.act([ref], [move], say('moved', board.titleOf(ref), board.labelOf(spot)));
}

/** The spot that an arrow key leads to; nothing at the edges. */
function neighbour(key: string, spot: number, { columns, count }: SpotBoard): number | undefined {
  const right = getComputedStyle(document.body).direction === 'rtl' ? 'ArrowLeft' : 'ArrowRight';
  if (key === 'ArrowLeft' || key === 'ArrowRight') {
    const next = spot + (key === right ? 1 : -1);
    return next >= 0 && Math.floor(next / columns) === Math.floor(spot / columns) ? next : undefined;
  }
  const next = key === 'ArrowDown' ? spot + columns : key === 'ArrowUp' ? spot - columns : -1;
  return next >= 0 && next < count ? next : undefined;
}

interface Place {
  readonly spot: number;
  readonly at: number;
}

function placeOf(board: SpotBoard, ref: string): Place | undefined {
  for (let spot = -1; spot < board.count; spot++) {
    const at = board.refsAt(spot).indexOf(ref);
    if (at >= 0) return { spot, at };
  }
  return undefined;
}

function refOf(event: Event): string | undefined {
  return (event.target as Element).closest<HTMLElement>('[data-ref]')?.dataset['ref'];
}

function focusOn(ref: string): void {
  const all = [...document.querySelectorAll<HTMLElement>('[data-ref][tabindex]')];
  all.find(({ dataset }) => dataset['ref'] === ref)?.focus();
}

function startDrag(event: PointerEvent, board: SpotBoard): void {
  const ref = refOf(event);
  if (ref === undefined || !placeOf(board, ref) || event.button !== 0 || event.ctrlKey || event.shiftKey) return;
  let spot: number | undefined;
  followPointer(event, {
    shadow: board.titleOf(ref),
    moved(at) {
      spot = spotAt(at);
      if (dragged === ref && spot === target) return;
      dragged = ref;
      target = spot;
      board.page.draw();
    },
    ended() {
      dragged = undefined;
      target = undefined;
      board.page.draw();
    },
    dropped() {
      if (spot !== undefined) putDown(board, ref, spot);
    },
  });
}

function spotAt({ clientX, clientY }: PointerEvent): number | undefined {
  const spot = document.elementFromPoint(clientX, clientY)?.closest('[data-spot]')?.getAttribute('data-spot');
  return spot === null || spot === undefined ? undefined : Number(spot);
}
