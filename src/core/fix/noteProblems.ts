// All problems of one file of a notebook: the one way in which editor, "fix all" and command line look at it. Comes in: path, text
// and index. Goes out: problems in the order of the text. Reads nothing itself and knows no fixes (fixes.ts).

import type { NoteIndex } from '../index/noteIndex.ts';
import { kpiConfigProblems } from '../kpi/configKpis.ts';
import { say } from '../language.ts';
import { meAmong, sayConflict } from '../merge/conflictWords.ts';
import { openConflicts } from '../merge/openConflicts.ts';
import { standingConflicts } from '../merge/standing.ts';
import { syncCopyOf } from '../merge/syncCopy.ts';
import { readNames } from '../navigate/nameUse.ts';
import { type IsNote, validateNames } from '../navigate/validateNames.ts';
import { lineEndAt } from '../note/characters.ts';
import type { Note, Problem } from '../note/note.ts';
import { configPath } from '../notePath.ts';
import { loadConfig } from '../record/config.ts';
import { parseOptions } from '../record/parseOptions.ts';
import type { MergeProblemCode } from '../record/problemCodes.ts';
import { validateLines, validateRecord } from '../record/validate.ts';
import { validateActions } from '../record/validateActions.ts';
import { validatePrivacy } from '../record/validatePrivacy.ts';

/** A file with what is doubtful in it; `note` is absent for `daybook.yml`. */
export interface DoubtfulNote {
  readonly note?: Note;
  readonly problems: readonly (Problem & { readonly near?: string })[];
}

/** What a file is looked at with. */
export interface ProblemWorld {
  readonly index: NoteIndex;
  readonly isNote: IsNote;
  /** Notes are still being read, so that nothing can be said about names and links. */
  readonly isPartial?: boolean;
  /** Roster id of who looks. */
  readonly me?: string;
  /** The notebook's day; nothing is said about days without it. */
  readonly today?: string;
}

/** The problems of the text of a note or of `daybook.yml`, in the order of the text. */
export function noteProblems(path: string, text: string, world: ProblemWorld): DoubtfulNote {
  if (path === configPath) {
    const config = loadConfig(text);
    const problems = [...config.problems, ...kpiConfigProblems(text, config)];
    return { problems: problems.sort((a, b) => a.span.start - b.span.start) };
  }
  const { index, isNote, isPartial } = world;
  const named = readNames(path, text, index.config);
  const { note } = named;
  const ofRecord = validateRecord(note, path, index.config, index.roster());
  const ofLines = validateLines(note, index.config, index.roster());
  const ofNames = isPartial ? [] : validateNames(path, named, index, isNote);
  const problems = [
    ...ofName(path, text),
    ...note.problems,
    ...ofConflicts(text, world),
    ...ofRecord,
    ...validatePrivacy(note, path, index.config, world.today),
    ...validateActions(note, path, index.config, index.roster(), world.today),
    ...ofLines,
    ...ofNames,
  ];
  return { note, problems: problems.sort((a, b) => a.span.start - b.span.start) };
}

function ofName(path: string, text: string): Problem[] {
  const original = syncCopyOf(path);
  if (original === undefined) return [];
  const message = say(
    'A sync folder made this copy of “{0}” because two devices changed it at once. Take over what is missing there, then delete this note.',
    original,
  );
  const span = { start: 0, end: lineEndAt(text, 0) };
  return [{ code: 'sync-copy' satisfies MergeProblemCode, span, severity: 'warning', message }];
}

function ofConflicts(text: string, { index, me }: ProblemWorld): Problem[] {
  const standing = standingConflicts(text);
  if (standing.length === 0) return [];
  const [isMe, options] = [meAmong(index.roster(), me), parseOptions(index.config)];
  const open = openConflicts(text);
  return standing.flatMap(({ secondLines }, at) => {
    const conflict = open[at];
    const message = conflict && say('Choose one version: {0}.', sayConflict(conflict, isMe, options).sentence);
    return message === undefined
      ? []
      : [{ code: 'two-versions' satisfies MergeProblemCode, span: secondLines, severity: 'warning' as const, message }];
  });
}
