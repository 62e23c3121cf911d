// The table of quick fixes: one row for every code that a diagnostic can have, and a sentence that explains it. Comes in: a code.
// Goes out: what makes its fixes. A code without a row does not compile; a row without a maker is one where only a person can help.

import { type Sayable, toSay } from '../language.ts';
import { fixLooseAction } from './actionFixes.ts';
import { fixAnchor, fixNear, fixUseless } from './configFixes.ts';
import { fixTwoVersions } from './conflictFixes.ts';
import { dayFixes, fixInvalidDay } from './dayFixes.ts';
import type { AnyProblemCode, FixMaker } from './fix.ts';
import {
  fixDuplicateKey,
  fixHeaderLanguage,
  fixLostHash,
  fixTab,
  fixUnclosed,
  fixUnopened,
  fixUnquoted,
} from './headerFixes.ts';
import {
  fixAmbiguousMarker,
  fixDueBeforeStart,
  fixDuplicateField,
  fixEmptyBox,
  fixGluedBox,
  fixGluedMarker,
  fixMisplacedField,
  fixPriority,
  fixSpacedBox,
  fixStateConflict,
} from './lineFixes.ts';
import {
  fixAmbiguousWiki,
  fixBrokenLink,
  fixBrokenWiki,
  fixUnknownId,
  fixUnknownPerson,
  fixUnknownProject,
} from './nameFixes.ts';
import { fixChoice, fixField, fixPerson, fixSeverity, fixState, fixTitle, fixValue } from './recordFixes.ts';
import { fixUnreadable } from './unreadableHeader.ts';

/** One row: why it is said and what to do, for the page of problems; and what can be offered at once. */
export interface FixRow {
  readonly doc: Sayable;
  readonly fix?: FixMaker;
}

/** Every code with its explanation and its fixes. */
export const fixTable: Readonly<Record<AnyProblemCode, FixRow>> = {
  binary: {
    doc: toSay(
      'The file holds a NUL character, as pictures and programs do. Keep such files under another name than `.md`.',
    ),
  },
  'too-large': {
    doc: toSay(
      'Notes over 2 MB are left out so that the window stays quick. Split the note, or exclude it in `daybook.yml`.',
    ),
  },
  'conflict-marker': {
    doc: toSay(
      'Two people changed the same lines and nobody has chosen yet. The editor shows “Accept Current Change” and “Accept Incoming Change” above the conflict; both sides are read until then.',
    ),
  },
  'two-versions': {
    doc: toSay(
      'Sharing combined your change with one of a colleague, and both set the same thing. Both versions stand in the note, the second with a comment; whoever chooses one, or removes the comment, settles it for everybody.',
    ),
    fix: fixTwoVersions,
  },
  'sync-copy': {
    doc: toSay(
      'Dropbox, Nextcloud, Syncthing and others keep a second file when two devices change one at once. Both are read as notes, so its tasks count twice until one of the two is gone. A repository does not belong in such a folder: its history can break.',
    ),
  },
  'header-language': {
    doc: toSay(
      'Only `---` alone opens a header. Some tools run a header that names a language; Daybook never does and reads the note without it.',
    ),
    fix: fixHeaderLanguage,
  },
  'header-unopened': {
    doc: toSay('A header begins with a line of three dashes, too. It is read, but other tools show it as a heading.'),
    fix: fixUnopened,
  },
  'header-unclosed': {
    doc: toSay('A header ends with a line of three dashes. Without it the keys are read as text of the note.'),
    fix: fixUnclosed,
  },
  'header-too-large': {
    doc: toSay('Only the first 400 lines or 16 KiB of a header are read. Move long texts into the body.'),
  },
  'header-too-deep': {
    doc: toSay('A header holds values, lists and lists of simple maps. What is nested deeper is not read.'),
  },
  'header-unreadable': {
    doc: toSay(
      'This part of the header is not valid YAML: often a missing quote, a missing blank behind a colon, or an odd indentation. The rest of the note is read; changes to the header are refused until it can be.',
    ),
    fix: fixUnreadable,
  },
  'header-duplicate-key': {
    doc: toSay('A key counts once. The last line with it is the one that is read.'),
    fix: fixDuplicateKey,
  },
  'header-at-unquoted': {
    doc: toSay(
      'YAML keeps `@`, a backtick and `%` for itself at the start of a value. Daybook reads it all the same; other tools do not.',
    ),
    fix: fixUnquoted,
  },
  'header-colon-unquoted': {
    doc: toSay(
      'A colon with a blank behind it begins another key in YAML. Daybook reads the value all the same; other tools do not.',
    ),
    fix: fixUnquoted,
  },
  'header-hash-lost': {
    doc: toSay('A `#` behind a blank begins a comment, so what follows is no value for any tool.'),
    fix: fixLostHash,
  },
  'header-tab': { doc: toSay('YAML does not allow tabs to indent a line.'), fix: fixTab },
  'header-anchor': {
    doc: toSay(
      'Anchors, aliases, tags and merge keys are not followed, because they can be made to grow without end. Write the value out.',
    ),
  },
  'box-glued': { doc: toSay('A task is a list item, a box, a blank and a text: `- [ ] call`.'), fix: fixGluedBox },
  'box-empty': { doc: toSay('The open box holds a blank, `[ ]`; `[]` is plain text everywhere.'), fix: fixEmptyBox },
  'box-no-blank': { doc: toSay('A list item needs a blank behind its sign: `- [ ]`.'), fix: fixGluedMarker },
  'box-spaced': { doc: toSay('A box holds exactly one character.'), fix: fixSpacedBox },
  'box-second': {
    doc: toSay(
      'Some tools tick the first `[x]` they find on a line. Write it in another way, or as `code`, if it is not meant as a box.',
    ),
  },
  'marker-ambiguous': {
    doc: toSay(
      'Some tools draw this character as a remark, others as a task. Say which under `markers:` in `daybook.yml` for the whole notebook, or write the line as a plain task.',
    ),
    fix: fixAmbiguousMarker,
  },
  'date-invalid': { doc: toSay('There is no such day, so the field has no date.'), fix: fixInvalidDay },
  'date-format': {
    doc: toSay('Dates are written YYYY-MM-DD: it sorts, and it means the same day in every country.'),
    fix: dayFixes,
  },
  'date-relative': {
    doc: toSay(
      'A word such as “friday” means another day next week, so it is no date in a note. Completion turns it into a date while you type.',
    ),
    fix: dayFixes,
  },
  'field-unreadable': { doc: toSay('What stands behind this key does not fit it, so the words are read as text.') },
  'field-empty': { doc: toSay('A key or a sign that says nothing yet. Write its value behind it, or take it away.') },
  'field-misplaced': {
    doc: toSay(
      'This would be a field if it stood by itself: a blank before it, no blank behind its colon, no brackets but `[due:: …]`. As it stands it is text, and the task has no such date.',
    ),
    fix: fixMisplacedField,
  },
  'repeat-unreadable': {
    doc: toSay(
      'Rules are written “every week”, “every 2 months on the 1st”, “every weekday when done”; a limit is written “until 2026-12-31”. Without a rule that can be read nothing comes back when the task is ticked.',
    ),
  },
  'field-duplicate': { doc: toSay('A field counts once on a line: the first one.'), fix: fixDuplicateField },
  'priority-unknown': {
    doc: toSay('Priorities are critical, high, medium, low and lowest; `A` to `C` and `P1` to `P5` are read too.'),
    fix: fixPriority,
  },
  'state-conflict': {
    doc: toSay('The box says open and a field says done. The box counts, because every tool shows it.'),
    fix: fixStateConflict,
  },
  'due-before-start': { doc: toSay('The task is due before anybody may begin with it.'), fix: fixDueBeforeStart },
  'reading-invalid': {
    doc: toSay('A row of readings needs a day (YYYY-MM-DD) and a number; the row is left out of the figures.'),
  },

  'record-state': {
    doc: toSay('The kind of this record does not have this state, so the record counts as open.'),
    fix: fixState,
  },
  'record-value': {
    doc: toSay('The field has a type, and this text cannot be read as it, so the field counts as empty.'),
    fix: fixValue,
  },
  'record-choice': { doc: toSay('The field has a list of values, and this is none of them.'), fix: fixChoice },
  'record-person': {
    doc: toSay(
      'Nobody of the team is called so. People are the notes of kind person and the list under `people:` in `daybook.yml`.',
    ),
    fix: fixPerson,
  },
  'record-severity': {
    doc: toSay(
      'Impact and urgency make another severity by the table in `daybook.yml`. What is written counts; a `severity_reason` says why.',
    ),
    fix: fixSeverity,
  },
  'record-field': {
    doc: toSay('The key is one slip away from a field of this kind. Keys of your own are welcome and never marked.'),
    fix: fixField,
  },
  'record-private': {
    doc: toSay(
      'Notes about people belong into a private notebook, which “Daybook: Set Up Private Notebook” makes: what lies in this one is shared with the team, and stays in its history.',
    ),
  },
  'record-delete': { doc: toSay('The day that `delete_by` names has come. Delete the note, or write a later day.') },
  'record-title': { doc: toSay('Lists show the title; without one they show the name of the file.'), fix: fixTitle },

  'action-loose': {
    doc: toSay(
      'What nobody does until a day is seldom done: a meeting was held, and this action has no owner or no day.',
    ),
    fix: fixLooseAction,
  },
  'person-unknown': {
    doc: toSay('Nobody of the team is called so, and so the task has no owner by this name.'),
    fix: fixUnknownPerson,
  },
  'project-unknown': {
    doc: toSay('No note of kind project has this name. The tasks stand under it all the same.'),
    fix: fixUnknownProject,
  },
  'id-duplicate': {
    doc: toSay(
      'Two things have the same id, so that what comes after one of them may wait for either. It happens when two clones count up. Daybook never changes an id by itself: give one of them another where its tool does.',
    ),
  },
  'id-unknown': { doc: toSay('No task and no record has this id, so nothing waits for it.'), fix: fixUnknownId },
  'link-broken': {
    doc: toSay('There is no note at this place. It may have been renamed or moved outside of the editor.'),
    fix: fixBrokenLink,
  },
  'wiki-broken': { doc: toSay('No note has this file name or title.'), fix: fixBrokenWiki },
  'wiki-ambiguous': {
    doc: toSay('Several notes have this name. With its folder the link says which is meant.'),
    fix: fixAmbiguousWiki,
  },

  'config-alias': { doc: toSay('References (`*name`) are not read in `daybook.yml`. Write the value out.') },
  'config-anchor': {
    doc: toSay('Anchors (`&name`) have no use in `daybook.yml`, because references to them are not read.'),
    fix: fixAnchor,
  },
  'config-depth': {
    doc: toSay('The format of `daybook.yml` needs six levels; what is nested much deeper is not read.'),
  },
  'config-duplicate': { doc: toSay('A key counts once. The last one is the one that is read.') },
  'config-exclude': {
    doc: toSay('A pattern behind `!` takes one of the usual patterns away; this one is not among them.'),
    fix: fixUseless,
  },
  'config-field-reserved': {
    doc: toSay(
      'Every record has a `type`, `path`, `kind`, `class`, `heading` and `line` of its own; a field needs another name.',
    ),
  },
  'config-field-type': {
    doc: toSay(
      'A field name has one type in a whole notebook, so that queries can compare its values. Choose another name.',
    ),
  },
  'config-field-unknown': {
    doc: toSay('The field is not declared under `fields:` and none of the built-in ones; it is read as text.'),
    fix: fixNear,
  },
  'config-folder-shared': { doc: toSay('A folder belongs to one kind. Notes of another kind in it need a `type:`.') },
  'config-key': { doc: toSay('A key has to be a plain word, not a list or a map.') },
  'config-key-unknown': { doc: toSay('This key has no meaning here and is not read.'), fix: fixNear },
  'config-kpi': {
    doc: toSay(
      'A figure needs the records it is made from (`from:`) and what is measured (`measure:`), in words that can be computed.',
    ),
    fix: fixNear,
  },
  'config-person': {
    doc: toSay('Everybody in the list needs an id, a name or a mail address, and an id of their own.'),
  },
  'config-shape': {
    doc: toSay('A value, a list or a map stands where another of them is needed; this part is not read.'),
  },
  'config-state-unknown': { doc: toSay('The kind does not declare this state under `states:`.'), fix: fixNear },
  'config-tag': { doc: toSay('YAML tags (`!name`) are not read; every value is text.') },
  'config-too-big': { doc: toSay('A `daybook.yml` over 64 KiB, or one with very deep brackets, is not read.') },
  'config-value': { doc: toSay('The value does not fit the key and is not read.'), fix: fixNear },
  'config-yaml': { doc: toSay('This is not valid YAML. What can be read around it counts.') },
};

/** True for a code of the table: diagnostics may come from elsewhere. */
export function isProblemCode(code: string): code is AnyProblemCode {
  return Object.hasOwn(fixTable, code);
}
