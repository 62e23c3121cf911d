// The drawing of the risk matrix: a grid of cells with their risks, arrows over it, what is not rated beside it. Comes in: the body that core
// made; goes out: markup. On a narrow page the cells that hold something stand as a list.
import { html, nothing, svg, type TemplateResult } from 'lit/html.js';
import { type RiskBody, riskBody } from '../../src/ui/picture/spotMessages.ts';
import type { riskTexts } from '../../src/ui/picture/spotTexts.ts';
import { textOf } from '../shared/texts.ts';
import { hintPart } from './hint.ts';
import type { PicturePage } from './page.ts';
import {
  activeOf,
  chipPart,
  listenersOf,
  morePart,
  restPart,
  type SpotBoard,
  say,
  spotRef,
  spotState,
  warning,
} from './spots.ts';

type Square = RiskBody['cells'][number];

const word = (key: keyof ReturnType<typeof riskTexts>): string => textOf(key);

/** The matrix. */
export function draw(body: unknown, page: PicturePage): TemplateResult | undefined {
  if (!riskBody.fits(body)) return undefined;
  const matrix = body;
  const board = boardOf(matrix, page);
  const { key, down, open } = listenersOf(board);
  const active = activeOf(board);
  const size = `--columns:${matrix.impact.length};--lines:${matrix.likelihood.length}`;
  return html`<div class="spots" @keydown=${key} @pointerdown=${down} @dblclick=${open}>
    <div class="matrix ${matrix.arrows.length > 0 ? 'with-arrows' : ''}" .style=${size}>
      <div class="plain" role="grid" aria-label=${word('matrix')} aria-describedby="spot-hint">
        <div class="plain" role="row">
          <span class="corner" role="columnheader">${word('axes')}</span>
          ${matrix.impact.map((step, at) => html`<span class="step" role="columnheader" .style=${`grid-area:1/${at + 2}`}><span class="quiet">${word('impact')}</span> ${step}</span>`)}
        </div>
        ${matrix.likelihood.map((step, line) => linePart(step, line, matrix, board, active))}
      </div>
      ${arrowsPart(matrix)}
    </div>
    ${legendPart(matrix)} ${besidePart(matrix, board, active)}
    ${hintPart('spot-hint', say('spotHint'))}
  </div>`;
}

function boardOf({ cells, unrated, impact }: RiskBody, page: PicturePage): SpotBoard {
  const chips = new Map([...cells.flatMap(({ risks }) => risks), ...unrated].map((risk) => [risk.ref, risk]));
  return {
    page,
    columns: impact.length,
    count: cells.length,
    labelOf: (spot) => cells[spot]?.label ?? '',
    refsAt: (spot) => (spot < 0 ? unrated : (cells[spot]?.risks ?? [])).map(({ ref }) => ref),
    titleOf: (ref) => chips.get(ref)?.title ?? '',
    moveTo: (_, spot) => cells[spot]?.move ?? '',
    more(spot) {
      const { id, risks, more } = cells[spot] ?? { id: '', risks: [], more: 0 };
      // The first of those that come stands where this did, behind the head of the cell.
      const first = `[data-spot="${spot}"] > :nth-child(${risks.length + 2})`;
      return more === 0 || isOpened(page, id) ? undefined : () => page.look({ 'at-cell': id }, first);
    },
  };
}

function isOpened({ view }: PicturePage, cell: string): boolean {
  return view.choice.options['at-cell'] === cell;
}

function linePart(step: string, line: number, matrix: RiskBody, board: SpotBoard, active: string): TemplateResult {
  const width = matrix.impact.length;
  return html`<div class="plain" role="row">
    <span class="step" role="rowheader" .style=${`grid-area:${line + 2}/1`}><span class="quiet">${word('likelihood')}</span> ${step}</span>
    ${matrix.cells.slice(line * width, (line + 1) * width).map((cell, at) => cellPart(cell, line * width + at, board, active, `grid-area:${line + 2}/${at + 2}`))}
  </div>`;
}

function cellPart(cell: Square, spot: number, board: SpotBoard, active: string, area: string): TemplateResult {
  const ref = spotRef(spot);
  const { label, level, words, counted, risks, more, count } = cell;
  return html`<div class="square ${level} ${count === 0 ? 'empty' : ''} ${spotState(spot)}" role="gridcell" data-spot=${spot} .style=${area}>
    <button type="button" class="square-head" data-ref=${ref} tabindex=${ref === active ? 0 : -1} @focus=${() => board.page.activate(ref)}>
      <span class="cell-name">${label}: </span>${words}<span class="spoken"> · ${counted}</span></button>
    ${risks.map((risk) => chipPart(board, active, risk, warning(risk.isLate)))}
    ${isOpened(board.page, cell.id) ? restPart(more) : morePart(board, active, spot, more)}
  </div>`;
}

/** Ends lie in the lower corner of cells, beside what stands there, in percent: whatever size the cells have. */
function arrowsPart({ arrows, impact, likelihood }: RiskBody): TemplateResult {
  const end = (cell: number): [number, number] => [
    (100 * ((cell % impact.length) + 0.95)) / impact.length,
    (100 * (Math.floor(cell / impact.length) + 0.93)) / likelihood.length,
  ];
  const lines = arrows.map(({ from, to, kind }) => {
    const [[x1, y1], [x2, y2]] = [end(from), end(to)];
    return svg`<line class=${kind} x1="${x1}%" y1="${y1}%" x2="${x2}%" y2="${y2}%" marker-end="url(#arrow-head)" />`;
  });
  return html`<svg class="arrows" aria-hidden="true">
    <defs><marker id="arrow-head" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto"><path d="M0 0 8 4 0 8Z" /></marker></defs>
    ${lines}
  </svg>`;
}

function legendPart({ arrows, cells, unrated }: RiskBody): TemplateResult {
  const has = (kind: 'moved' | 'treated'): boolean => arrows.some((arrow) => arrow.kind === kind);
  const isLate = [...cells.flatMap(({ risks }) => risks), ...unrated].some((risk) => risk.isLate);
  const key = (kind: 'moved' | 'treated') =>
    has(kind)
      ? html`<li><svg class="key ${kind}" viewBox="0 0 30 8" aria-hidden="true"><path d="M0 4H22" /><path class="head" d="M22 0 30 4 22 8Z" /></svg>${word(kind === 'moved' ? 'movedArrow' : 'treatedArrow')}</li>`
      : nothing;
  return html`<ul class="keys quiet">${key('moved')}${key('treated')}${isLate ? html`<li>${warning(true)}${word('late')}</li>` : nothing}</ul>`;
}

function besidePart(
  { unrated, moreUnrated }: RiskBody,
  board: SpotBoard,
  active: string,
): TemplateResult | typeof nothing {
  if (unrated.length === 0) return nothing;
  return html`<section class="beside" aria-labelledby="unrated"><h2 id="unrated">${word('unrated')}</h2>
    <div class="chips">${unrated.map((risk) => chipPart(board, active, risk, warning(risk.isLate)))}</div>
    ${restPart(moreUnrated)}
  </section>`;
}
