// Days and stamps read from the bytes of a word, as nearly all are written: `2026-03-04`, `2026-03-04T09:30+01:00`. Comes in: bytes; goes
// out: a number, NaN for whatever else stands there, which is then read as text. Never answers another number than the text would.
import { type DayNumber, dayMs, daysFromCivil, daysInMonth } from '../day.ts';

const [dash, colon, blank, letterT, letterZ, plus] = [45, 58, 32, 84, 90, 43];

/** The day that the first ten bytes name. */
export function plainDay(bytes: Uint8Array, start: number, end: number): DayNumber {
  if (end - start < 10 || bytes[start + 4] !== dash || bytes[start + 7] !== dash) return Number.NaN;
  const year = pair(bytes, start) * 100 + pair(bytes, start + 2);
  const month = pair(bytes, start + 5);
  const day = pair(bytes, start + 8);
  const exists = year >= 1 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
  return exists ? daysFromCivil(year, month, day) : Number.NaN;
}

/** The instant in ms of a day or a stamp in full; NaN for one without an offset, which is of some zone. */
export function plainInstant(bytes: Uint8Array, start: number, end: number): number {
  const midnight = plainDay(bytes, start, end) * dayMs;
  if (end - start === 10) return midnight;
  const separator = bytes[start + 10];
  if ((separator !== letterT && separator !== blank) || end - start < 16 || bytes[start + 13] !== colon)
    return Number.NaN;
  const [hours, minutes] = [pair(bytes, start + 11), pair(bytes, start + 14)];
  const hasSeconds = bytes[start + 16] === colon && end - start >= 19;
  const seconds = hasSeconds ? pair(bytes, start + 17) : 0;
  if (hours > 23 || minutes > 59 || seconds > 60) return Number.NaN;
  return midnight + (hours * 3600 + minutes * 60 + seconds) * 1000 - offset(bytes, start + (hasSeconds ? 19 : 16), end);
}

/** `Z` or `+01:00`. */
function offset(bytes: Uint8Array, start: number, end: number): number {
  const sign = bytes[start];
  if (sign === letterZ && start + 1 === end) return 0;
  if ((sign !== plus && sign !== dash) || end - start !== 6 || bytes[start + 3] !== colon) return Number.NaN;
  const minutes = pair(bytes, start + 1) * 60 + pair(bytes, start + 4);
  return (sign === dash ? -minutes : minutes) * 60_000;
}

/** The number of two digits. */
function pair(bytes: Uint8Array, at: number): number {
  const tens = (bytes[at] ?? 0) - 48;
  const ones = (bytes[at + 1] ?? 0) - 48;
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : Number.NaN;
}
