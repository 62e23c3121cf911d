// English names of weekdays and months, as they are typed and as they are shown. Comes in: a word or a day; goes out: a number or
// words. The language of the machine plays no part: what one clone reads, every clone reads.
import { civil, type Day, dayNumber, weekday } from './day.ts';

const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
const months = 'january february march april may june july august september october november december'.split(' ');

/** Names of the weekdays, Monday first, in lower case. */
export const weekdayNames: readonly string[] = weekdays;

/** The same cut to three letters. */
export const shortWeekdays: readonly string[] = weekdays.map((name) => name.slice(0, 3));

/** ISO weekday (1 Monday) of a lower-case name, whole or cut to three letters or more, in the plural too; 0 for others. */
export function weekdayNumber(word: string): number {
  return named(weekdays, word) || named(weekdays, word.replace(/s$/, ''));
}

/** Month (1-12) of a lower-case name, whole or cut to three letters or more; 0 for others. */
export function monthNumber(word: string): number {
  return named(months, word);
}

/** A day spelled out: `Fri 13 Mar 2026`. Throws on text that is not a day. */
export function dayInWords(day: Day): string {
  const { year, month, day: date } = civil(dayNumber(day) ?? Number.NaN);
  return `${short(weekdays[weekday(day) - 1])} ${date} ${short(months[month - 1])} ${year}`;
}

function named(names: readonly string[], word: string): number {
  return word.length < 3 ? 0 : names.findIndex((name) => name.startsWith(word)) + 1;
}

function short(name = ''): string {
  return name.charAt(0).toUpperCase() + name.slice(1, 3);
}
