// What follows from a moved date, above the picture, before anything is written: each row with its old and new day, people, what to look
// at, and the reason that is asked for. Comes in: what core found; goes out: markup and one action. Escape leaves everything as it is.
import { html, nothing, type TemplateResult } from 'lit/html.js';
import type { ImpactBody } from '../../src/ui/picture/timeMessages.ts';
import { say } from './dayMove.ts';
import { dayWords } from './dayWords.ts';
import type { PicturePage } from './page.ts';

/** Asked for, and not yet seen. */
let isNew = false;
/** Written, and not yet seen in the notes. */
let isApplied = false;

/** Asks what follows when a row moves to a day. */
export function askImpact(page: PicturePage, ref: string, to: string): void {
  isNew = true;
  page.look({ 'at-move': ref, 'at-to': to });
}

/** The part of the page; nothing while nothing was asked. */
export function impactPart(impact: ImpactBody | undefined, page: PicturePage): TemplateResult | typeof nothing {
  if (!impact) return nothing;
  if (isApplied && impact.refused !== undefined) {
    // Everything stands where it was to be moved to.
    isApplied = false;
    setTimeout(() => close(page));
    return nothing;
  }
  if (isNew) setTimeout(() => document.querySelector<HTMLElement>('#reason, .impact button')?.focus());
  isNew = false;
  const { title, to, refused, ref } = impact;
  const leave = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    close(page);
  };
  return html`<section class="impact" aria-labelledby="impact-title" @keydown=${leave}>
    <h2 id="impact-title">${say('impact', title, dayWords(to))}</h2>
    ${refused === undefined ? bodyPart(impact, page) : html`<p>${refused}</p>${cancelPart(ref, page)}`}
  </section>`;
}

function bodyPart(impact: ImpactBody, page: PicturePage): TemplateResult {
  const { lines, left, people, notices, ref, title, to } = impact;
  const heads = (['what', 'kind', 'from', 'to', 'workdays', 'remark', 'owner'] as const).map((key) => say(key));
  const act = (answers: Record<string, string>): void => {
    isApplied = page.act(
      [ref],
      [{ action: 'impact', answers: { day: to, ...answers } }],
      say('moved', title, dayWords(to)),
    );
  };
  const submit = (event: Event): void => {
    event.preventDefault();
    const reason = (document.getElementById('reason') as HTMLInputElement).value.trim();
    if (reason !== '') act({ reason });
  };
  const count = lines.length + left;
  return html`<div class="scroll" tabindex="0" role="group" aria-labelledby="impact-title"><table>
      <thead><tr>${heads.map((head) => html`<th scope="col">${head}</th>`)}</tr></thead>
      <tbody>${lines.map(
        (line) => html`<tr><th scope="row">${line.title}</th><td>${line.kind}</td><td>${dayWords(line.from)}</td>
          <td>${dayWords(line.to)}</td><td>${line.workdays}</td><td>${line.remark}</td><td>${line.owner}</td></tr>`,
      )}</tbody>
    </table></div>
    ${left > 0 ? html`<p>${say('andMore', left)}</p>` : nothing}
    ${people.length > 0 ? html`<p>${say('people', people.join(', '))}</p>` : nothing}
    ${notices.map((notice) => html`<p>${notice}</p>`)}
    <form @submit=${submit}>
      <label for="reason">${say('reason')}</label>
      <input id="reason" type="text" data-ref=${ref} required maxlength="300" autocomplete="off">
      <div class="tools">
        <button type="submit" class="action" data-ref=${ref}>${count === 1 ? say('applyOne') : say('apply', count)}</button>
        <button type="button" class="action" data-ref=${ref} @click=${() => act({})}>${say('pick')}</button>
        ${cancelPart(ref, page)}
      </div>
    </form>`;
}

function cancelPart(ref: string, page: PicturePage): TemplateResult {
  return html`<button type="button" class="action" data-ref=${ref} @click=${() => close(page)}>${say('cancel')}</button>`;
}

function close(page: PicturePage): void {
  page.look({ 'at-move': '', 'at-to': '' });
}
