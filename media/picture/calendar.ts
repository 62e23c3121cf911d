// The drawing of the calendar: the days of a month or week as a table, or a list of days. Comes in: the body that core made; goes out:
// markup. Days and weekdays are spelled in the language of the page; today is said, not only coloured.
import { html, nothing, type TemplateResult } from 'lit/html.js';
import {
  type CalendarBody,
  type CalendarDay,
  type CalendarItem,
  calendarBody,
} from '../../src/ui/picture/timeMessages.ts';
import { icon } from '../shared/icons.ts';
import { type DayMover, pressOnDays, proposed, say, startDayDrag } from './dayMove.ts';
import { dayWords } from './dayWords.ts';
import { hintPart } from './hint.ts';
import { askImpact, impactPart } from './impact.ts';
import type { PicturePage } from './page.ts';
import { stepsPart } from './timeSteps.ts';

/** The calendar. */
export function draw(body: unknown, page: PicturePage): TemplateResult | undefined {
  if (!calendarBody.fits(body)) return undefined;
  const data = body;
  const mover = moverOf(data, page);
  const refs = data.days.flatMap(({ items }) => items.flatMap(({ ref }) => ref ?? []));
  const active = refs.includes(page.active) ? page.active : refs[0];
  const title = data.mode === 'month' ? dayWords(data.from, { month: 'long', year: 'numeric' }) : undefined;
  const part = (day: CalendarDay) => dayPart(day, data, active, page);
  return html`${impactPart(data.impact, page)}
    ${stepsPart(data, page, title)}
    <div class="calendar ${data.mode}" @keydown=${(event: KeyboardEvent) => pressOnDays(event, 'button.entry', mover)}
      @pointerdown=${(event: PointerEvent) => grab(event, mover)}>
      ${
        data.mode === 'list'
          ? html`<ul class="days">${data.days.map((day) => html`<li class=${lookOf(day)} data-day=${day.day}>${part(day)}</li>`)}</ul>`
          : html`<table aria-labelledby="summary">
            <thead><tr>${data.days.slice(0, 7).map(({ day }) => html`<th scope="col">${dayWords(day, { weekday: 'short' })}</th>`)}</tr></thead>
            <tbody>${weeksOf(data).map(
              (week) =>
                html`<tr>${week.map((day) => html`<td class=${lookOf(day)} data-day=${day.day}>${part(day)}</td>`)}</tr>`,
            )}</tbody>
          </table>`
      }
    </div>
    ${refs.length === 0 ? html`<p class="none">${say('nothing')}</p>` : nothing}
    ${hintPart('time-hint', say('timeHint'))}`;
}

function weeksOf({ days }: CalendarBody): CalendarDay[][] {
  return Array.from({ length: Math.ceil(days.length / 7) }, (_, week) => days.slice(week * 7, week * 7 + 7));
}

function lookOf({ day, isOff, isToday, isOther, items }: CalendarDay): string {
  const looks = {
    off: isOff,
    today: isToday,
    other: isOther,
    empty: items.length === 0,
    target: proposed()?.to === day,
  };
  return `day ${Object.entries(looks)
    .flatMap(([name, is]) => (is ? [name] : []))
    .join(' ')}`;
}

function dayPart(
  { day, isToday, items, more }: CalendarDay,
  { mode }: CalendarBody,
  active: string | undefined,
  page: PicturePage,
) {
  const words = mode === 'list' ? dayWords(day) : dayWords(day, { day: 'numeric' });
  const { options } = page.view.choice;
  const all = () => page.choose({ options: { ...options, mode: 'list', 'at-from': day } });
  return html`<p class="date"><span aria-hidden=${mode === 'list' ? 'false' : 'true'}>${words}</span>
      ${mode === 'list' ? nothing : html`<span class="spoken">${dayWords(day)}</span>`}
      ${isToday ? html`<b>${say('now')}</b>` : nothing}</p>
    ${items.length === 0 ? nothing : html`<ul>${items.map((item) => html`<li>${itemPart(item, mode, active, page)}</li>`)}</ul>`}
    ${more > 0 ? html`<button type="button" class="more" @click=${all}>${say('dayMore', more)}<span class="spoken">, ${dayWords(day)}</span></button>` : nothing}`;
}

function itemPart(
  item: CalendarItem,
  mode: CalendarBody['mode'],
  active: string | undefined,
  page: PicturePage,
): TemplateResult {
  const { ref, kind, title, time, facts, isLate, isDone, move } = item;
  // A day of a month has room for when something begins, and ears for the rest.
  const [begin = '', end] = mode === 'month' ? time.split('–') : [time];
  const words = html`${isDone ? icon('met') : nothing}${isLate ? icon('missed') : nothing}
    ${begin === '' ? nothing : html`<span class="time">${begin}${end === undefined ? nothing : html`<span class="spoken">–${end}</span>`}</span>`}
    <span class="title">${title}</span>${facts === '' ? nothing : html`<span class=${mode === 'list' ? 'facts' : 'spoken'}>, ${facts}</span>`}`;
  const look = `entry ${kind} ${isDone ? 'done' : ''} ${move ? 'movable' : ''}`;
  if (ref === undefined) return html`<span class=${look} title=${`${title}: ${facts}`}>${words}</span>`;
  return html`<button type="button" class=${look} data-ref=${ref} tabindex=${ref === active ? 0 : -1} aria-describedby="time-hint"
    title=${`${title}: ${facts}`} @focus=${() => page.activate(ref)}
    @click=${(event: MouseEvent) => page.open(ref, event.ctrlKey || event.metaKey)}>${words}</button>`;
}

/** A date alone is set; what others come after shows first what follows. */
function moverOf({ days }: CalendarBody, page: PicturePage): DayMover {
  const known = new Map<string, { title: string; day: string; move: NonNullable<CalendarItem['move']> }>();
  for (const { day, items } of days)
    for (const { ref, title, move } of items) if (ref !== undefined && move) known.set(ref, { title, day, move });
  return {
    page,
    find: (ref) => known.get(ref),
    move(ref, to) {
      const found = known.get(ref);
      if (found?.move === 'impact') askImpact(page, ref, to);
      else if (found) {
        const answers: Record<string, string> = found.move === 'due' ? { day: to } : { field: 'date', value: to };
        const action = found.move === 'due' ? 'setDue' : 'setField';
        page.act([ref], [{ action, answers }], say('moved', found.title, dayWords(to)));
      }
    },
  };
}

function grab(event: PointerEvent, mover: DayMover): void {
  const ref = (event.target as HTMLElement).closest<HTMLElement>('.entry')?.dataset['ref'];
  if (ref === undefined) return;
  startDayDrag(event, ref, mover, ({ clientX, clientY }) => {
    const day = document.elementFromPoint(clientX, clientY)?.closest<HTMLElement>('[data-day]');
    return day?.dataset['day'];
  });
}
