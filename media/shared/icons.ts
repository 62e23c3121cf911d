// The few icons of a page, drawn in the current text colour. All are decoration: the words beside them say the same.
import { html, svg, type TemplateResult } from 'lit/html.js';

const shapes = {
  met: svg`<path d="M2.5 8.5 6.2 12 13.5 4.2" />`,
  missed: svg`<path d="M8 1.8 15 14H1Z" /><path d="M8 6.4v3.4M8 11.6v.6" />`,
  open: svg`<circle cx="8" cy="8" r="5.6" />`,
  up: svg`<path d="M3 12.5 12.5 3M6 3h6.5v6.5" />`,
  down: svg`<path d="M3 3.5 12.5 13M12.5 6.5V13H6" />`,
  flat: svg`<path d="M2 8h11M9.5 4.5 13 8l-3.5 3.5" />`,
};

/** The name of an icon. */
export type Icon = keyof typeof shapes;

/** An icon as high as the text around it. */
export function icon(name: Icon): TemplateResult {
  return html`<svg class="icon" viewBox="0 0 16 16" aria-hidden="true">${shapes[name]}</svg>`;
}
