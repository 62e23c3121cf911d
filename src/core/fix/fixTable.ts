// The table of quick fixes: one row for every code that a diagnostic can have. Comes in: a code. Goes out: what makes its fixes. A code
// without a row does not compile; a row without a maker is one where only a person can help. What each code means is said in
// package.nls.json (`problem.CODE`), for the settings and the page of problems alike.
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

/** Every code with what can be offered at once. */
export const fixTable: Readonly<Record<AnyProblemCode, FixMaker | undefined>> = {
  binary: undefined,
  'too-large': undefined,
  'conflict-marker': undefined,
  'two-versions': fixTwoVersions,
  'sync-copy': undefined,
  'header-language': fixHeaderLanguage,
  'header-unopened': fixUnopened,
  'header-unclosed': fixUnclosed,
  'header-too-large': undefined,
  'header-too-deep': undefined,
  'header-unreadable': fixUnreadable,
  'header-duplicate-key': fixDuplicateKey,
  'header-at-unquoted': fixUnquoted,
  'header-colon-unquoted': fixUnquoted,
  'header-hash-lost': fixLostHash,
  'header-tab': fixTab,
  'header-anchor': undefined,
  'box-glued': fixGluedBox,
  'box-empty': fixEmptyBox,
  'box-no-blank': fixGluedMarker,
  'box-spaced': fixSpacedBox,
  'box-second': undefined,
  'marker-ambiguous': fixAmbiguousMarker,
  'date-invalid': fixInvalidDay,
  'date-format': dayFixes,
  'date-relative': dayFixes,
  'field-unreadable': undefined,
  'field-empty': undefined,
  'field-misplaced': fixMisplacedField,
  'repeat-unreadable': undefined,
  'field-duplicate': fixDuplicateField,
  'priority-unknown': fixPriority,
  'state-conflict': fixStateConflict,
  'due-before-start': fixDueBeforeStart,
  'reading-invalid': undefined,

  'record-state': fixState,
  'record-value': fixValue,
  'record-choice': fixChoice,
  'record-person': fixPerson,
  'record-severity': fixSeverity,
  'record-field': fixField,
  'record-private': undefined,
  'record-delete': undefined,
  'record-title': fixTitle,

  'action-loose': fixLooseAction,
  'person-unknown': fixUnknownPerson,
  'project-unknown': fixUnknownProject,
  'id-duplicate': undefined,
  'id-unknown': fixUnknownId,
  'link-broken': fixBrokenLink,
  'wiki-broken': fixBrokenWiki,
  'wiki-ambiguous': fixAmbiguousWiki,

  'config-alias': undefined,
  'config-anchor': fixAnchor,
  'config-depth': undefined,
  'config-duplicate': undefined,
  'config-exclude': fixUseless,
  'config-field-reserved': undefined,
  'config-field-type': undefined,
  'config-field-unknown': fixNear,
  'config-folder-shared': undefined,
  'config-key': undefined,
  'config-key-unknown': fixNear,
  'config-kpi': fixNear,
  'config-person': undefined,
  'config-shape': undefined,
  'config-state-unknown': fixNear,
  'config-tag': undefined,
  'config-too-big': undefined,
  'config-value': fixNear,
  'config-yaml': undefined,
};

/** True for a code of the table: diagnostics may come from elsewhere. */
export function isProblemCode(code: string): code is AnyProblemCode {
  return Object.hasOwn(fixTable, code);
}
