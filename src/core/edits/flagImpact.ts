// Flags what was learnt and hits a project: an open line under "Impacts" of the note at hand, with the tag `impact`, an id that decisions
// refer to, and links to the project and to where it was learnt. Comes in: the note's text and the impact. Goes out: one insertion, or
// a refusal.
import type { Day } from '../day.ts';
import { fingerprint } from '../fingerprint.ts';
import { say } from '../language.ts';
import { printTaskLine } from '../note/taskPrint.ts';
import { majorityLineEnd, oneLine } from '../text.ts';
import { addLine } from './addLine.ts';
import type { NoteEdit, Refusal } from './edit.ts';

/** The tag by which impacts are found. */
export const impactTag = 'impact';

/** What was learnt. */
export interface Impact {
  readonly words: string;
  /** Slug of the project it hits. */
  readonly project: string;
  /** The day it was learnt. */
  readonly day: Day;
  /** Links, as Markdown, for readers without Daybook: the project's note, and the source where the note at hand is not it. */
  readonly links: readonly string[];
}

const impactsHeading = 'Impacts';

/** Adds the line. Refused as `invalid` without words or a project. */
export function flagImpact(text: string, { words, project, day, links }: Impact): NoteEdit | Refusal {
  const said = oneLine(words);
  if (said === '') return { refused: 'invalid', message: say('Say in a few words what was learnt.') };
  if (project === '') return { refused: 'invalid', message: say('Say which project it hits.') };
  // Made of what it says: whoever flags the same on the same day means the same.
  const fields = { id: `imp-${fingerprint(`${day} ${project} ${said}`)}` };
  const line = printTaskLine({ text: said, state: 'todo', projects: [project], tags: [impactTag], fields });
  const below = links.map((link) => `  - ${link}`);
  return addLine(text, impactsHeading, [line, ...below].join(majorityLineEnd(text)));
}
