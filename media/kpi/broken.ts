// Definitions that cannot be computed: what is wrong in words, where in the text, and the way to it.
import { html, type TemplateResult } from 'lit/html.js';
import type { BrokenView } from '../../src/ui/kpi/kpiMessages.ts';
import { icon } from '../shared/icons.ts';
import { withCode } from '../shared/withCode.ts';
import { type KpiPage, say } from './page.ts';

/** All of them, in one section. */
export function brokenPart(page: KpiPage): TemplateResult {
  return html`<section class="broken" aria-labelledby="broken-title">
    <h2 id="broken-title" tabindex="-1">${icon('missed')} ${say('broken')}</h2>
    ${page.view.broken.map((each) => brokenKpi(each, page))}
  </section>`;
}

/** A line in the head of the page that leads there; the section itself may be far down. */
export function brokenNotice(page: KpiPage): TemplateResult {
  const count = page.view.broken.length;
  const text = count === 1 ? say('brokenOne') : say('brokenMany', count);
  return html`<button type="button" class="notice" @click=${showBroken}>${icon('missed')}<span>${text}</span></button>`;
}

function showBroken(): void {
  const title = document.getElementById('broken-title');
  title?.scrollIntoView({ block: 'start' });
  title?.focus();
}

function brokenKpi({ ref, title, problems, action }: BrokenView, page: KpiPage): TemplateResult {
  return html`<article>
    <div class="detail-head">
      <h3 id="broken-${ref}">${title}</h3>
      <button type="button" class="action" aria-describedby="broken-${ref}" @click=${() => page.openDefinition(ref)}>${action}</button>
    </div>
    <ul>${problems.map(
      ({ part, before, at, after, message }) => html`<li>
        <p>${withCode(message)}</p>
        <p><code>${part}: ${before}<mark>${at}</mark>${after}</code></p>
      </li>`,
    )}</ul>
  </article>`;
}
