// The shape of everything the sample writes: a note that knows its text at any minute of the year, and the minutes at
// which somebody changed it. History replays the minutes; the last one is the note as it is found today.
import type { PersonId } from './team.ts';
import type { Minute, Timing } from './timing.ts';

/** Somebody changed a note. */
export interface Moment {
  readonly at: Minute;
  readonly by: PersonId;
  /** What they say about it in the commit: one line, no full stop. */
  readonly subject: string;
  /** Shared at once and by itself, not with the rest of the day. */
  readonly alone?: true;
}

/** One Markdown (or configuration) file over the year. */
export interface SampleNote {
  /** Relative to the notebook, POSIX. */
  readonly path: string;
  /** In any order; the earliest creates the note. */
  readonly moments: readonly Moment[];
  /** The text as it stood right after everything that happened up to and including `at`. */
  textAt(at: Minute): string;
}

/** The first commit: everything that was there when the team began with the notebook. */
export function genesis(timing: Timing): Moment {
  return { at: timing.at(363, '15:20'), by: 'nadia', subject: 'Begin our notebook' };
}

/** A file name made of a title: lower case, letters and digits of ASCII, dashes between. */
export function slugOf(title: string): string {
  return title
    .normalize('NFD')
    .toLowerCase()
    .replace(/[\u0300-\u036f'’]/g, '')
    .replaceAll('ł', 'l')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}
