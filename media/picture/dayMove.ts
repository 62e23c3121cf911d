// Moving something to another day, by pointer and by key alike: the new day is proposed first, shown and said, and only then asked for.
// Comes in: events of a picture; goes out: one call with a day, or none. Escape, and leaving the window, take a proposal back.
import { addDays } from '../../src/core/day.ts';
import type { TimeText } from '../../src/ui/picture/timeTexts.ts';
import { announce } from '../shared/announcer.ts';
import { textOf } from '../shared/texts.ts';
import type { PicturePage } from './page.ts';

/** How a picture moves things. */
export interface DayMover {
  readonly page: PicturePage;
  /** The day of what can be moved, and its name. */
  readonly find: (ref: string) => { readonly title: string; readonly day: string } | undefined;
  readonly move: (ref: string, to: string) => void;
}

/** A day that something is to move to. */
export interface Proposal {
  readonly ref: string;
  readonly to: string;
}

/** Pixels a pointer goes before it drags. */
const slack = 5;

let proposal: Proposal | undefined;

/** What is proposed now. */
export function proposed(): Proposal | undefined {
  return proposal;
}

/** A text of timeline and calendar. */
export function say(key: TimeText, ...values: readonly (string | number)[]): string {
  return textOf(key, ...values);
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** A day as the reader writes it, with these parts. */
export function dayWords(day: string, parts: Intl.DateTimeFormatOptions = full): string {
  const key = JSON.stringify(parts);
  const format =
    formats.get(key) ?? new Intl.DateTimeFormat(document.documentElement.lang, { ...parts, timeZone: 'UTC' });
  formats.set(key, format);
  return format.format(new Date(`${day}T00:00Z`));
}

const full: Intl.DateTimeFormatOptions = { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' };

const steps: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 };

/** Handles a key on something; false for a key that means nothing here. */
export function pressDayKey(event: KeyboardEvent, ref: string, { page, find, move }: DayMover): boolean {
  const own = proposal?.ref === ref ? proposal : undefined;
  const step = event.altKey === (event.ctrlKey || event.metaKey) ? undefined : steps[event.key];
  if (step !== undefined) {
    const found = find(ref);
    if (!found) page.notice(say('fixed'));
    else {
      const turn = getComputedStyle(document.body).direction === 'rtl' && Math.abs(step) === 1 ? -step : step;
      propose({ ref, to: addDays(own?.to ?? found.day, turn) }, page);
      announce(say('proposed', found.title, dayWords(proposal?.to ?? found.day)));
    }
    return true;
  }
  if (!own || (event.key !== 'Enter' && event.key !== 'Escape')) return false;
  propose(undefined, page);
  if (event.key === 'Escape' || find(ref)?.day === own.to) announce(say('left'));
  else move(ref, own.to);
  return true;
}

/** Begins what may become a drag of something with the pointer; `dayAt` says over which day it is. */
export function startDayDrag(
  event: PointerEvent,
  ref: string,
  { page, find, move }: DayMover,
  dayAt: (moved: PointerEvent) => string | undefined,
): void {
  if (event.button !== 0 || event.ctrlKey || event.metaKey || !find(ref)) return;
  const start = { x: event.clientX, y: event.clientY };
  const listening = new AbortController();
  const end = (): void => {
    listening.abort();
    propose(undefined, page);
  };
  const follow = (moved: PointerEvent): void => {
    if (!proposal && Math.hypot(moved.clientX - start.x, moved.clientY - start.y) < slack) return;
    const to = dayAt(moved) ?? proposal?.to;
    if (to !== undefined && to !== proposal?.to) propose({ ref, to }, page);
  };
  const drop = (): void => {
    const made = proposal;
    end();
    if (!made) return;
    // The click that ends a drag opens nothing.
    const clicking = new AbortController();
    window.addEventListener('click', (click) => click.stopPropagation(), { capture: true, signal: clicking.signal });
    setTimeout(() => clicking.abort());
    if (find(ref)?.day !== made.to) move(ref, made.to);
  };
  const options = { signal: listening.signal };
  window.addEventListener('pointermove', follow, options);
  window.addEventListener('pointerup', drop, options);
  window.addEventListener('pointercancel', end, options);
  window.addEventListener('blur', end, options);
  window.addEventListener('keydown', (pressed) => pressed.key === 'Escape' && end(), { ...options, capture: true });
}

function propose(next: Proposal | undefined, page: PicturePage): void {
  proposal = next;
  page.draw();
}
