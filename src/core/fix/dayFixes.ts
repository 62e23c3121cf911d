// Fixes of days that are written in another way than YYYY-MM-DD, or that no calendar has. Comes in: a problem with the words in
// question; goes out: the days they can mean. Where they can mean several, each is offered and none is sure.

import { daysInMonth, isDay } from '../day.ts';
import { readDayWords } from '../dayWords.ts';
import { say } from '../language.ts';
import type { Span } from '../text.ts';
import { withoutEnd } from '../text.ts';
import { type FixMaker, replacing } from './fix.ts';

/** Fields whose days lie behind: `asked:friday` was written after that Friday. */
const pastFields = /^(?:asked|done|completed|completion|created|closed|cancelled|canceled)/i;

/**
 * `12.03.2026`, `3/12/2026`, `friday`, `+3d`: the day or days that the words can mean. Sure only where year and order are beyond
 * doubt: a word like “friday” may have been written weeks ago.
 */
export const dayFixes: FixMaker = ({ span }, { text, today, index }) => {
  const place = valuePlace(text, span);
  const words = text.slice(place.start, place.end);
  const toward = pastFields.test(text.slice(span.start, span.end)) ? 'past' : 'future';
  const frame = { today, calendar: index.config.calendar, toward } as const;
  const plain = readDayWords(words, frame);
  const days = plain.length > 0 ? plain : readDayWords(words.replaceAll('-', '/'), frame);
  const isSure = days.length === 1 && /\d{4}/.test(words);
  return days.map(({ day, meaning }) => replacing(say('Change to {0} ({1})', day, meaning), place, day, isSure));
};

/** `2026-02-30`: the last day of that month, or the same figures with month and day changed about. */
export const fixInvalidDay: FixMaker = ({ span }, { text }) => {
  const place = valuePlace(text, span);
  const match = /^(\d{4})-(\d\d)-(\d\d)/.exec(text.slice(place.start, place.end));
  if (!match) return [];
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  const figures = { start: place.start, end: place.start + 10 };
  const days = month >= 1 && month <= 12 ? [written(year, month, daysInMonth(year, month))] : [];
  return [...days, written(year, day, month)]
    .filter(isDay)
    .map((day) => replacing(say('Change to {0}', day), figures, day));
};

/** Without the key or sign before it and the quotes around it. */
function valuePlace(text: string, { start, end }: Span): Span {
  const source = text.slice(start, end);
  const lead = /^(?:["']|[@[(]?[\p{L}_-]+(?:::?|\()\s*|[^\d\p{L}+-]+\s*)/u.exec(source)?.[0].length ?? 0;
  const bare = withoutEnd(source.slice(lead), '])"\'');
  return { start: start + lead, end: start + lead + bare.length };
}

function written(year: number, month: number, day: number): string {
  const two = (part: number) => String(part).padStart(2, '0');
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`;
}
