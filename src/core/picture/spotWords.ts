// Words that pictures of records in places have in common: matrix, radar, workload. Comes in: days and sentences; goes out: text. Knows
// no row.
import { type Day, daysBetween } from '../day.ts';
import { say } from '../language.ts';

/** `review 11 days late`, for a review that was due on a day up to today. */
export function lateWords(day: Day, today: Day): string {
  const days = daysBetween(day, today);
  if (days <= 0) return say('review due today');
  return days === 1 ? say('review 1 day late') : say('review {0} days late', days);
}

/** Sentences in a row; empty ones left out. */
export function joinedSentences(sentences: readonly string[]): string {
  return sentences.filter((sentence) => sentence !== '').join(' ');
}
