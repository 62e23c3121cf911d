// The frame around every picture: its name, what it shows in one sentence, the query box, the drop-downs, the table behind it. Comes
// in: the page; goes out: markup. Never knows which picture it is.
import { html, nothing, type TemplateResult } from 'lit/html.js';
import type { PictureView } from '../../src/ui/picture/pictureMessages.ts';
import { icon } from '../shared/icons.ts';
import { picker } from '../shared/picker.ts';
import { textOf } from '../shared/texts.ts';
import { type Drawing, type PicturePage, say } from './page.ts';
import { tablePart } from './table.ts';

/** The whole page. `noticed` is the last thing that could not be done. */
export function framePart(page: PicturePage, drawing: Drawing, noticed: string): TemplateResult {
  const { view, table } = page;
  const isReady = view.state === 'ready';
  return html`<header class="head">
      <div class="heading"><h1>${textOf('title')}</h1><p class="quiet">${view.notebook}</p></div>
      ${isReady ? toolsPart(page) : nothing}
    </header>
    ${isReady ? choicesPart(page) : html`<p>${say(view.state === 'loading' ? 'loading' : 'missing')}</p>`}
    ${noticed === '' ? nothing : html`<p class="noticed">${icon('missed')}<span>${noticed}</span></p>`}
    ${isReady ? html`<p class="summary quiet" id="summary">${view.summary}</p>` : nothing}
    ${isReady ? (table ? tablePart(page) : (drawing.draw(view.body, page) ?? nothing)) : nothing}`;
}

function toolsPart({ table, showTable, undo }: PicturePage): TemplateResult {
  return html`<div class="tools">
    <button type="button" class="action" @click=${() => undo()}>${say('undo')}</button>
    <button type="button" class="action" @click=${() => showTable(!table)}>${say(table ? 'showPicture' : 'showTable')}</button>
    <button type="button" class="action" @click=${() => window.print()}>${say('print')}</button>
  </div>`;
}

function choicesPart(page: PicturePage): TemplateResult {
  const { view } = page;
  return html`<div class="choices">
    ${view.notebooks.length > 1 ? picker(say('notebook'), 'notebook', view.notebooks, view.choice.notebook, (notebook) => page.choose({ notebook, query: '', options: {} })) : nothing}
    ${view.controls.map(({ id, label, options, chosen, resets }) =>
      picker(label, id, options, chosen, (next) =>
        page.choose(
          resets ? { query: '', options: { [id]: next } } : { options: { ...chosenOptions(view), [id]: next } },
        ),
      ),
    )}
    ${queryPart(page)}
  </div>`;
}

/** A query as it is typed anywhere in Daybook; saved ones are proposed by their names. */
function queryPart(page: PicturePage): TemplateResult {
  const { view } = page;
  const search = (event: Event): void =>
    page.choose({ query: (event.target as HTMLInputElement).value.trim(), options: chosenOptions(view) });
  return html`<div class="choice query" role="search">
    <label for="query">${say('query')}</label>
    <input id="query" type="text" list="searches" autocomplete="off" spellcheck="false" maxlength="1000" .value=${view.query}
      aria-invalid=${view.fault === undefined ? 'false' : 'true'} aria-describedby=${view.fault === undefined ? nothing : 'fault'}
      @change=${search}>
    <datalist id="searches">${view.searches.map(({ name, query }) => html`<option value=${query}>${name}</option>`)}</datalist>
    ${view.fault === undefined ? nothing : html`<p class="fault" id="fault">${icon('missed')}<span>${view.fault}</span></p>`}
  </div>`;
}

/** The options without those that say where one looks. */
function chosenOptions({ choice }: PictureView): Record<string, string> {
  return Object.fromEntries(Object.entries(choice.options).filter(([name]) => !name.startsWith('at-')));
}
