// The drawing of the technology radar: rings with numbered blips, and a legend by quadrant and ring that says the same in words and is
// what keys go through. Comes in: the body that core made; goes out: markup. On a narrow page the legend stands alone.
import { html, nothing, svg, type TemplateResult } from 'lit/html.js';
import { type RadarBlip, type RadarBody, radarBody } from '../../src/ui/picture/spotMessages.ts';
import type { radarTexts } from '../../src/ui/picture/spotTexts.ts';
import { textOf } from '../shared/texts.ts';
import { hintPart } from './hint.ts';
import type { PicturePage } from './page.ts';
import { activeOf, chipPart, listenersOf, restPart, type SpotBoard, say, spotRef, spotState } from './spots.ts';

const radius = 280;
const middle = 300;

const word = (key: keyof ReturnType<typeof radarTexts>, ...values: string[]): string => textOf(key, ...values);

/** The radar. */
export function draw(body: unknown, page: PicturePage): TemplateResult | undefined {
  if (!radarBody.fits(body)) return undefined;
  const radar = body;
  const board = boardOf(radar, page);
  const { key, down, open } = listenersOf(board);
  const active = activeOf(board);
  return html`<div class="spots" @keydown=${key} @pointerdown=${down} @dblclick=${open}>
    <div class="radar">
      <div class="radar-picture">${circlePart(radar, page)}${keysPart(radar)}</div>
      <div class="quadrants" role="group" aria-label=${word('legend')} aria-describedby="spot-hint">
        ${radar.quadrants.map((name, at) => quadrantPart(name, at, radar, board, active))}
      </div>
    </div>
    ${besidePart(radar, board, active)}
    ${restPart(radar.more)}
    ${hintPart('spot-hint', say('spotHint'))}
  </div>`;
}

function boardOf({ sectors, blips, unplaced, quadrants }: RadarBody, page: PicturePage): SpotBoard {
  const all = [...blips, ...unplaced];
  const titles = new Map(all.map(({ ref, title }) => [ref, title]));
  return {
    page,
    columns: quadrants.length,
    count: sectors.length,
    labelOf: (spot) => sectors[spot]?.label ?? '',
    refsAt: (spot) => all.filter(({ sector }) => sector === spot).map(({ ref }) => ref),
    titleOf: (ref) => titles.get(ref) ?? '',
    moveTo: (_, spot) => sectors[spot]?.move ?? '',
  };
}

/** Inner rings get more room than their share: most stands there. */
function reach(out: number): number {
  return radius * out ** 0.7;
}

function point(turn: number, out: number): [number, number] {
  const angle = 2 * Math.PI * turn;
  return [middle + reach(out) * Math.sin(angle), middle - reach(out) * Math.cos(angle)];
}

function circlePart({ quadrants, rings, sectors, blips }: RadarBody, page: PicturePage): TemplateResult {
  const places = sectors.map(({ quadrant, ring }, at) => {
    const [from, to] = [quadrant / quadrants.length, (quadrant + 1) / quadrants.length];
    return svg`<path class="sector ring-${Math.min(ring, 3)} ${spotState(at)}" data-spot=${at} d=${sectorPath([from, to], [ring / rings.length, (ring + 1) / rings.length])} />`;
  });
  const names = rings.map((name, at) => {
    const [x, y] = point(0, (at + 0.5) / rings.length);
    return svg`<text class="ring-name" x=${x} y=${y}>${name}</text>`;
  });
  const corners = quadrants.map((name, at) => {
    const angle = 2 * Math.PI * ((at + 0.5) / quadrants.length);
    const [x, y] = [middle + 286 * Math.sin(angle) * 1.02, middle - 286 * Math.cos(angle) * 1.02];
    return svg`<text class="quadrant-name" x=${x} y=${y} text-anchor=${x > middle ? 'start' : 'end'}>${name}</text>`;
  });
  return html`<svg class="circle" viewBox="-90 0 780 600" aria-hidden="true">${places}${names}${corners}
    ${blips.map((blip) => blipPart(blip, page))}</svg>`;
}

function sectorPath([from, to]: readonly [number, number], [inner, outer]: readonly [number, number]): string {
  const large = to - from > 0.5 ? 1 : 0;
  // A whole circle is no arc.
  const end = to - from >= 1 ? from + 0.9999 : to;
  const [[ax, ay], [bx, by], [cx, cy], [dx, dy]] = [
    point(from, outer),
    point(end, outer),
    point(end, inner),
    point(from, inner),
  ];
  return `M${ax} ${ay}A${reach(outer)} ${reach(outer)} 0 ${large} 1 ${bx} ${by}L${cx} ${cy}A${reach(inner)} ${reach(inner)} 0 ${large} 0 ${dx} ${dy}Z`;
}

const shapes = {
  same: svg`<circle r="14" />`,
  new: svg`<path d="M0 -15 15 0 0 15 -15 0Z" />`,
  in: svg`<path d="M0 -16 15 11H-15Z" />`,
  out: svg`<path d="M0 16 15 -11H-15Z" />`,
};

function blipPart(
  { ref, number, title, facts, shape, isOpen, turn, out }: RadarBlip,
  page: PicturePage,
): TemplateResult {
  const [x, y] = point(turn, out);
  const kind = `blip ${shape} ${isOpen ? 'open' : ''} ${page.active === ref ? 'active' : ''}`;
  const select = (): void => document.querySelector<HTMLElement>(`.quadrants [data-ref="${ref}"]`)?.focus();
  return svg`<g class=${kind} data-ref=${ref} transform="translate(${x} ${y})" @click=${select}>${shapes[shape]}<text dy="5">${number}</text><title>${title}: ${facts}</title></g>`;
}

function keysPart({ blips }: RadarBody): TemplateResult {
  const has = (shape: RadarBlip['shape']): boolean => blips.some((blip) => blip.shape === shape);
  const key = (shape: RadarBlip['shape']) =>
    has(shape)
      ? html`<li><svg class="blip ${shape}" viewBox="-17 -17 34 34" aria-hidden="true">${shapes[shape]}</svg>${word(shape)}</li>`
      : nothing;
  const moved = has('new') || has('in') || has('out');
  const open = blips.some(({ isOpen }) => isOpen)
    ? html`<li><svg class="blip open" viewBox="-17 -17 34 34" aria-hidden="true">${shapes.same}</svg>${word('open')}</li>`
    : nothing;
  return html`<ul class="keys quiet">${moved ? [key('same'), key('new'), key('in'), key('out')] : nothing}${open}</ul>`;
}

function quadrantPart(name: string, at: number, radar: RadarBody, board: SpotBoard, active: string): TemplateResult {
  return html`<section class="quadrant" aria-label=${name}><h2>${name}</h2>
    ${radar.rings.map((ring, depth) => ringPart(ring, depth * radar.quadrants.length + at, radar, board, active))}
  </section>`;
}

function ringPart(name: string, spot: number, radar: RadarBody, board: SpotBoard, active: string): TemplateResult {
  const ref = spotRef(spot);
  const { label = '', count = 0 } = radar.sectors[spot] ?? {};
  const blips = radar.blips.filter(({ sector }) => sector === spot);
  return html`<div class="ring ${spotState(spot)}" role="group" aria-label="${label}: ${count === 0 ? word('none') : count}" data-spot=${spot} data-ref=${ref}
    tabindex=${ref === active ? 0 : -1} @focus=${() => board.page.activate(ref)}>
    <h3>${name} <span class="quiet">${count === 0 ? word('none') : count}</span></h3>
    ${blips.map((blip) => entryPart(blip, board, active))}
  </div>`;
}

function entryPart(blip: RadarBlip, board: SpotBoard, active: string): TemplateResult {
  const { decision, number } = blip;
  const sign = number === 0 ? nothing : html`<span class="number">${number}</span> `;
  return html`${chipPart(board, active, blip, sign)}
    ${decision ? html`<button type="button" class="more" @click=${() => board.page.open(decision.ref, false)}>${word('decision', decision.title)}</button>` : nothing}`;
}

function besidePart({ unplaced }: RadarBody, board: SpotBoard, active: string): TemplateResult | typeof nothing {
  if (unplaced.length === 0) return nothing;
  return html`<section class="beside" aria-labelledby="nowhere"><h2 id="nowhere">${word('nowhere')}</h2>
    <div class="chips">${unplaced.map((blip) => entryPart(blip, board, active))}</div></section>`;
}
