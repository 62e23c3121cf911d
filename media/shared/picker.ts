// A drop-down with its label. Comes in: options and the chosen one; goes out: markup that hands over another choice.
import { html, type TemplateResult } from 'lit/html.js';

/** The drop-down `id`. */
export function picker(
  label: string,
  id: string,
  options: readonly { readonly id: string; readonly label: string }[],
  chosen: string,
  choose: (id: string) => void,
): TemplateResult {
  return html`<div class="choice">
    <label for="pick-${id}">${label}</label>
    <select id="pick-${id}" .value=${chosen} @change=${(event: Event) => choose((event.target as HTMLSelectElement).value)}>
      ${options.map((option) => html`<option value=${option.id} ?selected=${option.id === chosen}>${option.label}</option>`)}
    </select>
  </div>`;
}
