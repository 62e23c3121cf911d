// The KPI page: draws the view the host sends and says what the person wants. It computes no figure and keeps no data; its own
// state is what was chosen and whether tables are shown, and that survives a restart.
import { html, nothing, render, type TemplateResult } from 'lit/html.js';
import { exactly, flag, type Of } from '../../src/core/shape.ts';
import {
  choiceShape,
  type KpiChoice,
  type KpiHostMessage,
  type KpiIntent,
  type KpiView,
  kpiHostMessage,
} from '../../src/ui/kpi/kpiMessages.ts';
import { announce, announceQuietly } from '../shared/announcer.ts';
import { openChannel } from '../shared/channel.ts';
import { picker } from '../shared/picker.ts';
import { arrowsBegin, focusComesBack } from '../shared/roving.ts';
import { aroundPart } from './around.ts';
import { brokenNotice, brokenPart } from './broken.ts';
import { detailPart } from './detail.ts';
import { type KpiPage, say } from './page.ts';
import { tilesPart } from './tiles.ts';

const stateShape = exactly({ choice: choiceShape, tables: flag });
const channel = openChannel<KpiHostMessage, KpiIntent, Of<typeof stateShape>>(kpiHostMessage, stateShape, receive);
const panel = document.getElementById('panel');

let view: KpiView | undefined;
/** What was chosen since the view came; the next choice is made on top of it. */
let asked: KpiChoice | undefined;
let tables = channel.state()?.tables ?? false;
let activeRow = '';
let activePoint = Number.MAX_SAFE_INTEGER;

arrowsBegin();
focusComesBack();
const restored = channel.state()?.choice;
channel.send({ type: 'ready', ...(restored && { choice: restored }) });
new ResizeObserver(draw).observe(document.body);

function receive(message: KpiHostMessage): void {
  switch (message.type) {
    case 'view': {
      announceChanges(view, message.view);
      view = message.view;
      asked = undefined;
      keep();
      draw();
      return;
    }
    case 'refused':
      announce(message.reason);
  }
}

/** Says once which figures have changed while the person was looking at the same choice. */
function announceChanges(before: KpiView | undefined, after: KpiView): void {
  const asked = ({ choice: { project, period, from, to, by } }: KpiView) => [project, period, from, to, by].join();
  if (!before || asked(before) !== asked(after)) return;
  const old = new Map(before.tiles.map((tile) => [tile.ref, tile.value]));
  const changed = after.tiles.filter(({ ref, value }) => old.get(ref) !== value);
  if (changed.length === 0) return;
  const named = changed.slice(0, 3).map(({ title, value, unit }) => `${title} ${value} ${unit}`.trim());
  announceQuietly(say('updated', named.join(', ')));
}

function keep(): void {
  if (view) channel.keep({ choice: view.choice, tables });
}

function draw(): void {
  if (!panel || !view) return;
  const page = pageOf(view);
  render(pagePart(page), panel);
  // The room is known only when there is a pane, and a scroll bar may have taken some of it.
  if (chartRoom() !== page.width) render(pagePart(pageOf(view)), panel);
  panel.setAttribute('aria-busy', String(view.state === 'loading'));
}

/** Beside the tiles the detail is in sight anyway; below them it is not. */
function scrollToDetail(): void {
  const detail = document.getElementById('detail');
  const [tile] = document.querySelectorAll('.tile[aria-selected=true]');
  if (detail && tile && detail.getBoundingClientRect().left <= tile.getBoundingClientRect().left)
    detail.scrollIntoView();
}

/** The width that charts have in the pane, which stands beside the tiles when the window is wide enough. */
function chartRoom(): number {
  const pane = document.querySelector('.pane');
  return pane ? pane.clientWidth - (Number.parseFloat(getComputedStyle(pane).paddingInlineStart) || 0) : 0;
}

function pageOf(shown: KpiView): KpiPage {
  return {
    view: shown,
    width: chartRoom(),
    tables,
    activeRow,
    activePoint,
    choose(change: Partial<KpiChoice>) {
      asked = { ...(asked ?? shown.choice), ...change };
      channel.send({ type: 'choose', choice: asked });
    },
    showDetail: scrollToDetail,
    open: (ref, beside, version) => channel.send({ type: 'open', ref, beside, version }),
    copy: (at) => channel.send({ type: 'copy', at }),
    savePicture: (name, png) => channel.send({ type: 'picture', name, png }),
    openDefinition: (ref) => channel.send({ type: 'openDefinition', ref }),
    showTables(next) {
      tables = next;
      keep();
      draw();
    },
    activateRow(ref) {
      if (ref === activeRow) return;
      activeRow = ref;
      draw();
    },
    activatePoint(at) {
      if (at === activePoint) return;
      activePoint = at;
      draw();
    },
  };
}

function pagePart(page: KpiPage): TemplateResult {
  const { view: shown } = page;
  return html`<header class="head">
      <div><h1>${say('heading')}</h1><p class="quiet">${shown.notebook}</p></div>
      ${shown.broken.length > 0 ? brokenNotice(page) : nothing}
      ${shown.state === 'ready' ? choicesPart(page) : nothing}
    </header>
    ${messageOf(shown)}
    <div class="body">
      ${shown.tiles.length > 0 ? tilesPart(page) : nothing}
      <div class="pane">
        ${shown.detail ? detailPart(shown.detail, page) : nothing}
        ${shown.around ? aroundPart(shown.around, page) : nothing}
        ${shown.broken.length > 0 ? brokenPart(page) : nothing}
      </div>
    </div>`;
}

/** Why there are no tiles. */
function messageOf({ state, tiles }: KpiView): TemplateResult | typeof nothing {
  if (state === 'private') return html`<p>${say('private')}</p>`;
  if (state === 'missing') return html`<p>${say('missing')}</p>`;
  if (state === 'loading') return html`<p>${say('loading')}</p>`;
  return tiles.length === 0 ? html`<p>${say('none')}</p>` : nothing;
}

function choicesPart(page: KpiPage): TemplateResult {
  const { notebooks, projects, periods, compares, groupings, choice } = page.view;
  const anew = { page: 0, point: '' };
  const period = (id: string) =>
    page.choose({ period: id as KpiChoice['period'], ...anew, ...(id === 'days' && lastQuarter(page.view)) });
  const notebook = (id: string) => page.choose({ notebook: id, project: '', change: '', ...anew });
  return html`<div class="choices">
    ${notebooks.length > 1 ? picker(say('notebook'), 'notebook', notebooks, choice.notebook, notebook) : nothing}
    ${picker(say('project'), 'project', projects, choice.project, (id) => page.choose({ project: id, ...anew }))}
    ${picker(say('period'), 'period', periods, choice.period, period)}
    ${choice.period === 'days' ? [dayPart('from', page), dayPart('to', page)] : nothing}
    ${picker(say('compare'), 'compare', compares, choice.compare, (id) => page.choose({ compare: id as KpiChoice['compare'] }))}
    ${picker(say('by'), 'by', groupings, choice.by, (id) => page.choose({ by: id as KpiChoice['by'], ...anew }))}
  </div>`;
}

/** A named period begins as something that can be seen. */
function lastQuarter({ choice, today }: KpiView): Partial<KpiChoice> {
  if (choice.from !== '' || today === '') return {};
  const month = new Date(`${today}T00:00Z`);
  month.setUTCMonth(month.getUTCMonth() - 3, 1);
  return { from: month.toISOString().slice(0, 10), to: today };
}

/** A half-typed day is none, and asks for nothing. */
function dayPart(side: 'from' | 'to', page: KpiPage): TemplateResult {
  const { choice, today } = page.view;
  const change = ({ target }: Event) => {
    const { value } = target as HTMLInputElement;
    if (value !== '' && value <= today) page.choose({ [side]: value, page: 0, point: '' });
  };
  return html`<div class="choice"><label for="pick-${side}">${say(side)}</label>
    <input type="date" id="pick-${side}" max=${today} .value=${choice[side]} @change=${change}></div>`;
}
