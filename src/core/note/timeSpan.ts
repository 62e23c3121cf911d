// Spans of time as they stand in a header: absences of a person in days, pauses of an issue in instants. Comes in: one value as
// written. Goes out: its two ends, both included, or nothing for a text that is no span. No clock: an open end stays open.
import { dayNumber, isDay } from '../day.ts';

/** A span: two days (`YYYY-MM-DD`) or two instants (`YYYY-MM-DDTHH:MM`, seconds and offset where written). */
export interface TimeSpan {
  readonly from: string;
  /** Absent while it lasts. */
  readonly to?: string;
  /** What was written behind the span. */
  readonly reason?: string;
}

/**
 * Reads `2026-07-06..2026-07-17`, one day alone, or `2026-07-06..` for an absence that lasts. Words behind are not kept: the reason
 * of an absence is nobody's business. `undefined` when an end is no day or the end comes before the start.
 */
export function parseAbsence(text: string): TimeSpan | undefined {
  const [written] = splitReason(text);
  const { from, to, isOpen } = ends(written);
  if (!isDay(from) || !(isOpen || isDay(to)) || (!isOpen && to < from)) return undefined;
  return isOpen ? { from } : { from, to };
}

/**
 * Reads `2026-03-04T12:00+01:00..2026-03-04T15:30+01:00 waits for the customer`; days alone are whole days. Nothing behind the dots:
 * the pause lasts. `undefined` when an end is neither day nor instant, or when there are no dots between two instants.
 */
export function parsePause(text: string): TimeSpan | undefined {
  const [written, reason] = splitReason(text);
  const { from, to, isOpen } = ends(written);
  if (!isPoint(from) || !(isOpen || isPoint(to)) || (!isOpen && isBefore(to, from))) return undefined;
  if (!written.includes('..') && !isDay(from)) return undefined;
  return { from, ...(isOpen ? {} : { to }), ...(reason === '' ? {} : { reason }) };
}

/** The span and the words behind its first blank. */
function splitReason(text: string): [string, string] {
  const trimmed = text.trim();
  const blank = trimmed.search(/\s/);
  return blank < 0 ? [trimmed, ''] : [trimmed.slice(0, blank), trimmed.slice(blank).trim()];
}

function ends(written: string): { from: string; to: string; isOpen: boolean } {
  const dots = written.indexOf('..');
  if (dots < 0) return { from: written, to: written, isOpen: false };
  const to = written.slice(dots + 2);
  return { from: written.slice(0, dots), to, isOpen: to === '' };
}

function isPoint(text: string): boolean {
  const day = dayNumber(text.slice(0, 10)) !== undefined;
  return (
    day && (text.length === 10 || /^T(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d)?(?:Z|[+-]\d\d:\d\d)?$/.test(text.slice(10)))
  );
}

/** True when `a` is surely earlier: text of one offset sorts like time, other offsets are not judged. */
function isBefore(a: string, b: string): boolean {
  return offsetOf(a) === offsetOf(b) ? a < b : a.slice(0, 10) < b.slice(0, 10) && a.length === 10;
}

function offsetOf(text: string): string {
  return text.length === 10 ? '' : (/(?:Z|[+-]\d\d:\d\d)$/.exec(text)?.[0] ?? '');
}
