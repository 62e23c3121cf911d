// Moving something to another day, by pointer and by key alike: the new day is proposed first, shown and said, and only then asked for.
// Comes in: events of a picture; goes out: one call with a day, or none. Escape, and leaving the window, take a proposal back.
import { addDays } from '../../src/core/day.ts';
import type { TimeText } from '../../src/ui/picture/timeTexts.ts';
import { announce } from '../shared/announcer.ts';
import { memberFor } from '../shared/roving.ts';
import { textOf } from '../shared/texts.ts';
import { dayWords } from './dayWords.ts';
import type { PicturePage } from './page.ts';
import { followPointer } from './pointerDrag.ts';

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

let proposal: Proposal | undefined;

/** What is proposed now. */
export function proposed(): Proposal | undefined {
  return proposal;
}

/** A text of timeline and calendar. */
export function say(key: TimeText, ...values: readonly (string | number)[]): string {
  return textOf(key, ...values);
}

const steps: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 };

/** Handles a key on one of several things, which `selector` finds: the move of days first, then the way from one to the other. */
export function pressOnDays(event: KeyboardEvent, selector: string, mover: DayMover): void {
  const current = (event.target as HTMLElement).closest<HTMLElement>(selector);
  if (!current) return;
  if (!pressDayKey(event, current.dataset['ref'] ?? '', mover)) {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const next = memberFor(event.key, [...document.querySelectorAll<HTMLElement>(selector)], current);
    if (!next) return;
    next.focus();
  }
  event.preventDefault();
  event.stopPropagation();
}

/** False for a key that means nothing here. */
function pressDayKey(event: KeyboardEvent, ref: string, { page, find, move }: DayMover): boolean {
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
  let to: string | undefined;
  followPointer(event, {
    moved(at) {
      to = dayAt(at) ?? to;
      if (to !== undefined && to !== proposal?.to) propose({ ref, to }, page);
    },
    ended: () => propose(undefined, page),
    dropped() {
      if (to === undefined) return;
      // The click that ends a drag opens nothing.
      const clicking = new AbortController();
      window.addEventListener('click', (click) => click.stopPropagation(), { capture: true, signal: clicking.signal });
      setTimeout(() => clicking.abort());
      if (find(ref)?.day !== to) move(ref, to);
    },
  });
}

function propose(next: Proposal | undefined, page: PicturePage): void {
  proposal = next;
  page.draw();
}
