// The drawing of the board: columns of cards, perhaps in lanes. Comes in: the body that core made; goes out: markup. What keys and the
// pointer do is in the files beside it.
import { repeat } from 'lit/directives/repeat.js';
import { html, nothing, type TemplateResult } from 'lit/html.js';
import {
  type BoardBody,
  type BoardCard,
  type BoardCell,
  type BoardColumn,
  type BoardLane,
  boardBody,
} from '../../src/ui/picture/boardMessages.ts';
import { icon } from '../shared/icons.ts';
import { dragOf, startDrag } from './boardDrag.ts';
import { pressKey } from './boardKeys.ts';
import { type BoardPage, say } from './boardPage.ts';
import { hintPart } from './hint.ts';
import type { PicturePage } from './page.ts';

/** Cards of a cell that is opened. */
const opened = 120;

/** The board. */
export function draw(body: unknown, page: PicturePage): TemplateResult | undefined {
  if (!boardBody.fits(body)) return undefined;
  const board: BoardPage = { page, body, active: activeOf(body, page) };
  const { columns, lanes } = body;
  return html`${selectionPart(board)}
    <div class="board" role="group" aria-labelledby="summary" tabindex=${board.active === '' ? 0 : nothing} .style=${`--columns: ${columns.length}`}
      @keydown=${(event: KeyboardEvent) => pressKey(event, board)}
      @pointerdown=${(event: PointerEvent) => startDrag(event, board)}
      @click=${(event: MouseEvent) => click(event, board)}
      @dblclick=${(event: MouseEvent) => openAt(event, board)}>
      <div class="columns">${columns.map((column, at) => headPart(column, at))}</div>
      ${repeat(
        lanes,
        ({ id }) => id,
        (lane, at) => lanePart(lane, at, board),
      )}
    </div>
    ${hintPart('board-hint', say('boardHint'), say('moreKeys'))}`;
}

/** The card that the Tab key leads to. */
function activeOf({ lanes }: BoardBody, { active }: PicturePage): string {
  const cards = lanes.flatMap(({ cells }) => cells.flatMap((cell) => cell.cards));
  return (cards.find(({ ref }) => ref === active) ?? cards[0])?.ref ?? '';
}

function selectionPart({ page }: BoardPage): TemplateResult | typeof nothing {
  const { size } = page.selected;
  if (size === 0) return nothing;
  return html`<p class="quiet">${size === 1 ? say('selectedOne') : say('selected', size)}</p>`;
}

function headPart({ label, words, isOver }: BoardColumn, at: number): TemplateResult {
  return html`<div class="column ${isOver ? 'over' : ''}">
    <h2 id="column-${at}">${label}</h2>
    <p class="count">${isOver ? icon('missed') : nothing}<span>${words}</span></p>
  </div>`;
}

function lanePart(lane: BoardLane, at: number, board: BoardPage): TemplateResult {
  const head =
    lane.label === ''
      ? nothing
      : html`<h2 class="lane-head"><span>${lane.label}</span> <span class="quiet">${lane.count}</span></h2>`;
  return html`<div class="lane">${head}
    <div class="cells">${lane.cells.map((cell, column) => cellPart(cell, lane, at, column, board))}</div>
  </div>`;
}

function cellPart(cell: BoardCell, lane: BoardLane, at: number, column: number, board: BoardPage): TemplateResult {
  const isTarget = dragOf()?.lane === at && dragOf()?.column === column;
  const name = board.body.columns[column]?.label ?? '';
  const label = lane.label === '' ? name : say('column', name, lane.label);
  const look = (from: number, card: number) => () => {
    const focus = `.cell[data-lane="${at}"][data-column="${column}"] .card:nth-child(${card + 1})`;
    board.page.look({ 'at-cell': `${lane.id}\n${cell.column}`, 'at-from': String(from) }, focus);
  };
  const isOpened = cell.before > 0 || cell.cards.length >= opened;
  const { before, cards } = cell;
  return html`<div class="cell ${isTarget ? 'target' : ''}" data-lane=${at} data-column=${column}>
    ${cell.before > 0 ? html`<button type="button" class="more" @click=${look(Math.max(0, before - opened), 0)}>${say('showBefore', cell.before)}</button>` : nothing}
    ${
      cell.cards.length === 0
        ? nothing
        : html`<div class="cards" role="listbox" aria-multiselectable="true" aria-label=${label} aria-describedby="board-hint">
          ${repeat(
            cell.cards,
            ({ ref }) => ref,
            (card) => cardPart(card, board),
          )}</div>`
    }
    ${cell.more > 0 ? html`<button type="button" class="more" @click=${isOpened ? look(before + cards.length, 0) : look(0, cards.length)}>${say('showMore', cell.more)}</button>` : nothing}
  </div>`;
}

function cardPart({ ref, title, facts, tone, box }: BoardCard, { page, active }: BoardPage): TemplateResult {
  const isSelected = page.selected.has(ref);
  const isDragged = dragOf()?.refs.includes(ref) ?? false;
  return html`<div class="card tone-${tone} ${isDragged ? 'dragged' : ''}" role="option" data-ref=${ref} aria-selected=${isSelected}
    tabindex=${ref === active ? 0 : -1} @focus=${() => page.activate(ref)}>
    <span class="card-title">${box === 'on' ? icon('met') : nothing}${title}</span>
    ${facts === '' ? nothing : html`<span class="card-facts">${facts}</span>`}
  </div>`;
}

/** With Ctrl (Cmd) or Shift a click selects, without it takes the selection back. */
function click(event: MouseEvent, { page }: BoardPage): void {
  const ref = refAt(event);
  if (ref === undefined) return;
  if (event.ctrlKey || event.metaKey || event.shiftKey) page.select(toggled(page.selected, ref));
  else if (page.selected.size > 0) page.select([]);
}

function openAt(event: MouseEvent, { page }: BoardPage): void {
  const ref = refAt(event);
  if (ref !== undefined) page.open(ref, event.ctrlKey || event.metaKey);
}

function refAt(event: Event): string | undefined {
  return (event.target as HTMLElement).closest<HTMLElement>('.card')?.dataset['ref'];
}

function toggled(selected: ReadonlySet<string>, ref: string): string[] {
  return selected.has(ref) ? [...selected].filter((each) => each !== ref) : [...selected, ref];
}
