// The drawing of the workload: a line a person, a column a week, below it the tasks of the week that is open. Comes in: the body that core
// made; goes out: markup. What is too much is said in words and by a sign, not by the bar alone.
import { html, nothing, type TemplateResult } from 'lit/html.js';
import { type WorkBody, workBody } from '../../src/ui/picture/spotMessages.ts';
import type { workTexts } from '../../src/ui/picture/spotTexts.ts';
import { icon } from '../shared/icons.ts';
import { textOf } from '../shared/texts.ts';
import { dayWords } from './dayWords.ts';
import { hintPart } from './hint.ts';
import type { PicturePage } from './page.ts';
import { activeOf, chipPart, listenersOf, restPart, type SpotBoard, say, spotRef, spotState } from './spots.ts';

type Line = WorkBody['people'][number];
type Week = Line['cells'][number];

const word = (key: keyof ReturnType<typeof workTexts>, ...values: (string | number)[]): string =>
  textOf(key, ...values);

/** The Monday of a week as the reader writes it. */
function weekWords(monday: string | undefined): string {
  return monday === undefined ? '' : dayWords(monday, { day: 'numeric', month: 'short' });
}

/** The workload. */
export function draw(body: unknown, page: PicturePage): TemplateResult | undefined {
  if (!workBody.fits(body)) return undefined;
  const work = body;
  const board = boardOf(work, page);
  const { key, down, open } = listenersOf(board);
  const active = activeOf(board);
  return html`<div class="spots" @keydown=${key} @pointerdown=${down} @dblclick=${open}>
    <div class="load-scroll"><div class="load" .style=${`--columns:${work.weeks.length}`}>
      <div class="plain" role="grid" aria-label=${word('load')} aria-describedby="spot-hint">
        <div class="plain" role="row"><span class="week-head person" role="columnheader">${word('person')}</span>
          ${work.weeks.map(({ label, isNow, isOver }) => html`<span class="week-head ${isOver ? 'past' : ''}" role="columnheader">${weekWords(label)}${isNow ? html`<br><strong>${word('thisWeek')}</strong>` : nothing}</span>`)}
        </div>
        ${work.people.map((line, at) => linePart(line, at, work, board, active))}
      </div>
    </div></div>
    ${work.morePeople === 0 ? nothing : html`<p class="quiet">${work.morePeople === 1 ? word('onePersonMore') : word('morePeople', work.morePeople)}</p>`}
    ${work.people.length === 0 ? nothing : tasksPart(work, board, active)}
    ${hintPart('spot-hint', say('spotHint'))}
  </div>`;
}

function boardOf({ weeks, people, open }: WorkBody, page: PicturePage): SpotBoard {
  const width = weeks.length;
  const tasks = new Map((open?.tasks ?? []).map((task) => [task.ref, task]));
  const opened = open && (open.week < 0 ? -1 : open.person * width + open.week);
  const cellAt = (spot: number): Week | undefined => people[Math.floor(spot / width)]?.cells[spot % width];
  return {
    page,
    columns: width,
    count: width * people.length,
    labelOf: (spot) => `${people[Math.floor(spot / width)]?.name ?? ''}, ${weekWords(weeks[spot % width]?.label)}`,
    refsAt: (spot) => (spot === opened ? [...tasks.keys()] : []),
    titleOf: (ref) => tasks.get(ref)?.title ?? '',
    moveTo(ref, spot) {
      const task = tasks.get(ref);
      const { owner } = people[Math.floor(spot / width)] ?? {};
      if (!task?.isOpen) return word('doneAlready');
      const isOther = open?.person !== Math.floor(spot / width);
      if (isOther && owner === undefined) return word('nobody');
      const isMoved = open?.week !== spot % width;
      const day = task.days[spot % width] ?? '';
      return {
        action: 'setField',
        answers: { ...(isOther && owner !== undefined && { owner }), ...(isMoved && { [task.field]: day }) },
      };
    },
    enter: (spot) => page.look({ 'at-cell': cellAt(spot)?.id ?? '' }),
  };
}

function linePart(line: Line, at: number, work: WorkBody, board: SpotBoard, active: string): TemplateResult {
  const { name, facts, cells, id } = line;
  const look = () => board.page.look({ 'at-cell': `${id} late` });
  return html`<div class="plain" role="row">
    <span class="person" role="rowheader"><span>${name}</span>
      ${facts === '' ? nothing : html`<button type="button" class="more" aria-label="${word('late', name)}: ${facts}" @click=${look}>${facts}</button>`}
    </span>
    ${cells.map((cell, week) => cellPart(cell, at * work.weeks.length + week, work, board, active))}
  </div>`;
}

function cellPart(
  cell: Week,
  spot: number,
  { open, weeks }: WorkBody,
  board: SpotBoard,
  active: string,
): TemplateResult {
  const ref = spotRef(spot);
  const { state, brief, words, share, id } = cell;
  const said = state === 'over' ? word('over') : state === 'full' ? word('full') : '';
  const look = () => board.page.look({ 'at-cell': id });
  return html`<div class="week ${state} ${weeks[spot % weeks.length]?.isOver ? 'past' : ''} ${open?.cell === id ? 'opened' : ''} ${spotState(spot)}" role="gridcell"
    data-spot=${spot} data-ref=${ref} tabindex=${ref === active ? 0 : -1} aria-selected=${open?.cell === id}
    @focus=${() => board.page.activate(ref)} @click=${look}>
    <span class="spoken">${words}</span><span class="brief">${brief}</span>
    ${said === '' ? nothing : html`<span class="said">${state === 'over' ? icon('missed') : nothing}${said}</span>`}
    <span class="bar"><span .style=${`width:${Math.min(100, share)}%`}></span></span>
  </div>`;
}

function tasksPart({ open }: WorkBody, board: SpotBoard, active: string): TemplateResult {
  if (!open) return html`<p class="quiet beside">${word('choose')}</p>`;
  return html`<section class="beside" aria-labelledby="opened"><h2 id="opened">${open.label}</h2>
    ${open.tasks.length === 0 ? html`<p class="quiet">${word('noTasks')}</p>` : html`<div class="chips">${open.tasks.map((task) => chipPart(board, active, task))}</div>`}
    ${restPart(open.more)}
  </section>`;
}
