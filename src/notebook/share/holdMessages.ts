// Why a note is held back when others are shared, in words. Comes in: a reason and its facts; goes out: one sentence. Every reason is
// a row; there is no other text.
import { say } from '../../core/language.ts';
import type { Hold, HoldCode } from './noteChecks.ts';

const holds: Readonly<Record<HoldCode, (hold: Hold) => string>> = {
  'conflict-markers': (h) => say('Line {0} starts an unresolved merge conflict.', h.line ?? 0),
  unmerged: () => say('A merge of this note is not finished.'),
  secret: (h) => say('Line {0} looks like {1}.', h.line ?? 0, h.what ?? say('a secret')),
  staged: () => say('You staged this yourself; include it only if you mean to.'),
  'half-staged': () => say('You staged a part of this yourself; Daybook leaves it to you.'),
  link: () => say('This is a link to another place, not a file.'),
  'not-text': () => say('This is not a text; the file may be damaged.'),
  'too-large': () => say('This file is larger than 5 MB.'),
  shrunk: () => say('More than half of this note is gone.'),
  'mass-delete': (h) => say('This would delete {0} of {1} notes for everyone.', h.count ?? 0, h.total ?? 0),
  unmounted: () => say('The folder of the notes is gone; it may be a drive that is not connected.'),
  twin: (h) =>
    say(
      '{0} differs by the case of letters alone, and this disk has one file for both.',
      h.what ?? say('Another note'),
    ),
  'in-cloud': () => say('This file is in iCloud and not on this computer at the moment.'),
  unreadable: () => say('This file cannot be read.'),
};

/** All reasons, for documentation. */
export const holdCodes = Object.keys(holds) as HoldCode[];

/** Why an entry is held back, in one sentence. */
export function sayHold(hold: Hold): string {
  return holds[hold.code](hold);
}
