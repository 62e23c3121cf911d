// The drawing of the timeline: a line a row, its bars on a scale of days, lines from what comes first to what comes after. Comes in: the
// body that core made; goes out: markup. Days become parts of the width; rows have one height, so that lines find them.
import { html, nothing, svg, type TemplateResult } from 'lit/html.js';
import { addDays, daysBetween } from '../../src/core/day.ts';
import { type Ticks, type TimelineBody, type TimelineRow, timelineBody } from '../../src/ui/picture/timeMessages.ts';
import { icon } from '../shared/icons.ts';
import { type DayMover, pressOnDays, proposed, say, startDayDrag } from './dayMove.ts';
import { dayWords } from './dayWords.ts';
import { hintPart } from './hint.ts';
import { askImpact, impactPart } from './impact.ts';
import type { PicturePage } from './page.ts';
import { stepsPart } from './timeSteps.ts';

const tickWords: Readonly<Record<Ticks['unit'], (day: string) => string>> = {
  day: (day) => dayWords(day, { day: 'numeric' }),
  week: (day) => dayWords(day, { day: 'numeric', month: 'numeric' }),
  month: (day) => dayWords(day, { month: 'short' }),
  quarter: (day) => say('quarter', Math.ceil(Number(day.slice(5, 7)) / 3)),
  year: (day) => dayWords(day, { year: 'numeric' }),
};

/** The timeline. */
export function draw(body: unknown, page: PicturePage): TemplateResult | undefined {
  if (!timelineBody.fits(body)) return undefined;
  const data = body;
  const lines = data.groups.flatMap(({ rows }) => rows);
  const find = (ref: string) => {
    const row = lines.find((each) => each.ref === ref);
    return row?.day === undefined ? undefined : { title: row.title, day: row.day };
  };
  const mover: DayMover = { page, find, move: (ref, to) => askImpact(page, ref, to) };
  const active = (lines.find(({ ref }) => ref !== undefined && ref === page.active) ?? lines.find(({ ref }) => ref))
    ?.ref;
  return html`${impactPart(data.impact, page)}
    ${stepsPart({ ...data, to: addDays(data.from, data.days - 1) }, page)}
    ${legendPart(lines, data)}
    <div class="timeline" @keydown=${(event: KeyboardEvent) => pressOnDays(event, 'button.row-name', mover)}
      @pointerdown=${(event: PointerEvent) => grab(event, mover, data)}>
      <div class="scale" aria-hidden="true">
        ${ticksPart(data.major, data, 'major')}${ticksPart(data.minor, data, '')}
      </div>
      <div class="lines">
        <div class="back" aria-hidden="true">
          ${data.off.map((off) => html`<i class="off" .style=${place(off, data)}></i>`)}
          ${data.minor.ticks.map(({ at }) => html`<i class="tick" .style=${place({ at, days: 0 }, data)}></i>`)}
          ${data.today === undefined ? nothing : html`<i class="now" .style=${place({ at: data.today + 0.5, days: 0 }, data)}></i>`}
          ${linksPart(data)}
        </div>
        ${data.groups.map(
          (group, at) => html`<section aria-labelledby="group-${at}">
            <h2 id="group-${at}" class=${hasHead(group) ? '' : 'spoken'}>${group.label}</h2>
            <ul class=${hasHead(group) ? '' : 'headless'}>${group.rows.map((row) => rowPart(row, active, data, page))}</ul>
          </section>`,
        )}
      </div>
    </div>
    ${lines.length === 0 ? html`<p class="none">${say('nothing')}</p>` : nothing}
    ${data.notes.map((note) => html`<p class="quiet">${note}</p>`)}
    ${hintPart('time-hint', say('timeHint'))}`;
}

/** Whether a group has a heading to be seen: a project's own row, its first, says the same. */
function hasHead({ label, rows: [first] }: TimelineBody['groups'][number]): boolean {
  return first?.shape !== 'project' || first.title !== label;
}

/** What signs mean, as far as they are there. */
function legendPart(lines: readonly TimelineRow[], { links, off }: TimelineBody): TemplateResult {
  const signs = [
    [lines.some(({ ghost }) => ghost !== undefined), html`<i class="ghost"></i>`, say('first')],
    [lines.some(({ isCritical }) => isCritical), icon('up'), say('critical')],
    [lines.some(({ isLate }) => isLate), icon('missed'), say('late')],
    [links.length > 0, html`<i class="link"></i>`, say('after')],
    [off.length > 0, html`<i class="off"></i>`, say('off')],
  ] as const;
  return html`<p class="signs quiet">${signs.map(([is, sign, words]) => (is ? html`<span>${sign} ${words}</span>` : nothing))}</p>`;
}

function ticksPart({ unit, ticks }: Ticks, body: TimelineBody, size: string): TemplateResult {
  const words =
    unit === 'month' && size !== ''
      ? (day: string) => dayWords(day, { month: 'long', year: 'numeric' })
      : tickWords[unit];
  return html`<div class="ticks ${size}">${ticks.map((tick) => html`<span .style=${place(tick, body)}>${words(tick.day)}</span>`)}
    ${size === '' || body.today === undefined ? nothing : html`<b class="today" .style=${place({ at: body.today, days: 0 }, body)}>${say('now')}</b>`}</div>`;
}

function rowPart(row: TimelineRow, active: string | undefined, body: TimelineBody, page: PicturePage): TemplateResult {
  const { ref, title, facts, isLate, isCritical, isDone } = row;
  const signs = html`${isDone ? icon('met') : nothing}${isLate ? icon('missed') : nothing}${isCritical ? icon('up') : nothing}`;
  const name = html`${signs}<span class="title">${title}</span><span class="spoken">, ${facts}</span>`;
  return html`<li class="line ${isDone ? 'done' : ''}">
    ${
      ref === undefined
        ? html`<span class="row-name" title=${`${title}: ${facts}`}>${name}</span>`
        : html`<button type="button" class="row-name" data-ref=${ref} tabindex=${ref === active ? 0 : -1} title=${`${title}: ${facts}`}
          aria-describedby="time-hint" @focus=${() => page.activate(ref)}
          @click=${(event: MouseEvent) => page.open(ref, event.ctrlKey || event.metaKey)}>${name}</button>`
    }
    <div class="strip" aria-hidden="true">${barsPart(row, body)}</div>
  </li>`;
}

function barsPart(row: TimelineRow, body: TimelineBody) {
  const { shape, bars, overdue, health = '', said, ghost, ref, title, facts, day, isCritical, isLate } = row;
  const plan = proposed();
  const shift = plan && plan.ref === ref && day !== undefined ? daysBetween(day, plan.to) : undefined;
  // A project's own colour is its health; the piece behind its end says that it is late.
  const isPlain = shape === 'project' && (overdue !== undefined || health !== '');
  const look = `${shape} ${health} ${isCritical ? 'critical' : ''} ${isLate && !isPlain ? 'late' : ''} ${day === undefined ? '' : 'movable'}`;
  const words = `${title}: ${facts}`;
  return html`${ghost === undefined ? nothing : html`<i class="ghost" .style=${place({ at: ghost + 0.5, days: 0 }, body)}></i>`}
    ${bars.map((bar) => html`<span class="stripe ${look}" data-bar=${ref ?? ''} title=${words} .style=${barPlace(shape, bar, body)}>${said ?? nothing}</span>`)}
    ${overdue === undefined ? nothing : html`<span class="stripe project over" title=${words} .style=${place(overdue, body)}>${bars.length === 0 ? said : nothing}</span>`}
    ${
      shift === undefined || plan === undefined
        ? nothing
        : bars.map(
            (
              bar,
            ) => html`<span class="stripe ${shape} plan" .style=${barPlace(shape, { ...bar, at: bar.at + shift }, body)}></span>
              <span class="plan-day" .style=${place({ at: bar.at + bar.days + shift, days: 0 }, body)}>${dayWords(plan.to)}</span>`,
          )
    }`;
}

/** A milestone is a point in the middle of its day. */
function barPlace(shape: TimelineRow['shape'], bar: { at: number; days: number }, body: TimelineBody): string {
  return place(shape === 'milestone' ? { at: bar.at + 0.5, days: 0 } : bar, body);
}

function place({ at, days }: { readonly at: number; readonly days: number }, body: TimelineBody): string {
  const part = (count: number): string => `${(count / body.days) * 100}%`;
  return `inset-inline-start: ${part(at)}${days > 0 ? `; width: ${part(days)}` : ''}`;
}

/** From the end of what comes first to what comes after; heads of groups that are seen take a line, too. */
function linksPart({ groups, links, days }: TimelineBody): TemplateResult | typeof nothing {
  const ends: { readonly y: number; readonly start: number; readonly end: number }[] = [];
  let y = 0;
  for (const group of groups) {
    if (hasHead(group)) y++;
    for (const { bars, shape } of group.rows) {
      const [{ at, days: length } = { at: 0, days: 0 }] = bars;
      const middle = shape === 'milestone' ? at + 0.5 : undefined;
      ends.push({ y: y + 0.5, start: middle ?? at, end: middle ?? at + length });
      y++;
    }
  }
  if (links.length === 0) return nothing;
  const gap = days / 120;
  return html`<svg class="links" viewBox="0 0 ${days} ${y}" preserveAspectRatio="none" .style=${`--lines: ${y}`}>
    ${links.map(({ from, to, isCritical, isBroken }) => {
      const [a, b] = [ends[from], ends[to]];
      if (!a || !b) return nothing;
      const look = `${isCritical ? 'critical' : ''} ${isBroken ? 'broken' : ''}`;
      return svg`<path class=${look} d="M${a.end} ${a.y}H${a.end + gap}V${b.y}H${b.start}"></path>
        <path class="head ${look}" d="M${b.start} ${b.y}h0.001"></path>`;
    })}
  </svg>`;
}

function grab(event: PointerEvent, mover: DayMover, { days }: TimelineBody): void {
  const bar = (event.target as HTMLElement).closest<HTMLElement>('.stripe');
  const track = bar?.parentElement;
  const ref = bar?.dataset['bar'] ?? '';
  const day = mover.find(ref)?.day;
  if (!track || day === undefined) return;
  event.preventDefault();
  const width = track.clientWidth / days;
  const sign = getComputedStyle(track).direction === 'rtl' ? -1 : 1;
  startDayDrag(event, ref, mover, (moved) =>
    addDays(day, Math.round((sign * (moved.clientX - event.clientX)) / width)),
  );
}
