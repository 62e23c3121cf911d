// Figures from the readings tables of kpi notes: the newest value, how far it moved, its course. Comes in: notes with
// their readings; goes out: figures and points. Readings of days to come are not looked at.
import { type DayNumber, dayNumber, dayText } from '../day.ts';
import type { Row } from '../index/rows.ts';
import type { Reading } from '../note/note.ts';
import type { Figure, KpiPoint } from './kpi.ts';
import { mean, sum } from './statistics.ts';
import type { DayRange } from './window.ts';

/** The readings of one note within a range, oldest first. */
export interface ReadingLine {
  readonly row: Row;
  readonly readings: readonly DatedReading[];
}

/** A reading with its day as a number. */
export interface DatedReading {
  readonly day: DayNumber;
  readonly value: number;
  readonly sample?: number;
}

/** The readings of a note that lie in `range`, oldest first; two of one day stay in the order they are written. */
export function readingLine(row: Row, readings: readonly Reading[], range: DayRange): ReadingLine {
  const dated: DatedReading[] = [];
  for (const { day, value, sample } of readings) {
    const number = dayNumber(day);
    if (number === undefined || number < range.from || number > range.to || !Number.isFinite(value)) continue;
    dated.push({ day: number, value, ...(sample === undefined ? {} : { sample }) });
  }
  return { row, readings: dated.sort((a, b) => a.day - b.day) };
}

/**
 * One figure from one reading a note: their mean, weighted by sample size where every one has it. The sample size is the sum
 * of the samples, or the number of readings where not all say one.
 */
export function combine(readings: readonly DatedReading[]): Figure {
  const samples = readings.map(({ sample }) => sample ?? 0);
  if (readings.length > 0 && samples.every((sample) => sample > 0)) {
    const sampleSize = sum(samples);
    return { value: sum(readings.map(({ value }, at) => value * (samples[at] ?? 0))) / sampleSize, sampleSize };
  }
  const value = mean(readings.map((reading) => reading.value));
  return { ...(value === undefined ? {} : { value }), sampleSize: readings.length };
}

/** `latest`: the newest reading of each note, combined. `trend`: that less the oldest of each. */
export function readingsFigure(name: 'latest' | 'trend', lines: readonly ReadingLine[]): Figure {
  const newest = combine(pick(lines, -1));
  if (name === 'latest') return newest;
  const moving = lines.filter(({ readings }) => readings.length > 1);
  const last = combine(pick(moving, -1));
  const first = combine(pick(moving, 0));
  if (last.value === undefined || first.value === undefined) return { sampleSize: newest.sampleSize };
  return { value: last.value - first.value, sampleSize: newest.sampleSize };
}

/** How far the figure moved with the newest reading of each note that has more than one; undefined when none has. */
export function lastStep(lines: readonly ReadingLine[]): number | undefined {
  const moving = lines.filter(({ readings }) => readings.length > 1);
  const last = combine(pick(moving, -1)).value;
  const before = combine(pick(moving, -2)).value;
  return last === undefined || before === undefined ? undefined : last - before;
}

/** The course: on every day that has a reading, the newest reading of each note as of that day, combined. */
export function readingsCourse(lines: readonly ReadingLine[]): KpiPoint[] {
  const events = lines.flatMap(({ readings }, line) => readings.map((reading) => ({ reading, line })));
  events.sort((a, b) => a.reading.day - b.reading.day);
  const current = new Map<number, DatedReading>();
  const points: KpiPoint[] = [];
  events.forEach(({ reading, line }, at) => {
    current.set(line, reading);
    if (events[at + 1]?.reading.day !== reading.day)
      points.push({ day: dayText(reading.day), ...combine([...current.values()]) });
  });
  return points;
}

function pick(lines: readonly ReadingLine[], at: number): DatedReading[] {
  return lines.map(({ readings }) => readings.at(at)).filter((reading) => reading !== undefined);
}
