// Steps through time above a timeline or calendar: earlier, today, later, and the days that are shown in words.
import { html, type TemplateResult } from 'lit/html.js';
import { say } from './dayMove.ts';
import { dayWords } from './dayWords.ts';
import type { PicturePage } from './page.ts';

interface Shown {
  readonly from: string;
  readonly to: string;
  readonly earlier: string;
  readonly later: string;
}

/** The steps; an empty day is today. */
export function stepsPart({ from, to, earlier, later }: Shown, page: PicturePage, title?: string): TemplateResult {
  const step = (label: string, day: string) =>
    html`<button type="button" class="action" @click=${() => page.look({ 'at-from': day })}>${label}</button>`;
  return html`<div class="tools steps">
    ${step(say('earlier'), earlier)}${step(say('now'), '')}${step(say('later'), later)}
    <span class="span">${title ?? `${dayWords(from)} – ${dayWords(to)}`}</span>
  </div>`;
}
