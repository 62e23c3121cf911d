// The codes of what is doubtful by a notebook's own rules, beside those of reading a note (core/note/problems.ts): in the header
// of a record, in names and links between notes, in `daybook.yml`. Comes in: nothing; goes out: lists from which types, quick
// fixes, severity settings and the page of problems are made.

/** What `validateRecord` and `validatePrivacy` can report. */
export const recordProblemCodes = [
  'record-state',
  'record-value',
  'record-choice',
  'record-person',
  'record-severity',
  'record-field',
  'record-title',
  'record-private',
  'record-delete',
  'action-loose',
] as const;

/** What `validateNames` can report: a name or link that leads nowhere. */
export const nameProblemCodes = [
  'person-unknown',
  'project-unknown',
  'id-unknown',
  'id-duplicate',
  'link-broken',
  'wiki-broken',
  'wiki-ambiguous',
] as const;

/** What a merge, or a folder that is kept in step, can leave for a person to decide. */
export const mergeProblemCodes = ['two-versions', 'sync-copy'] as const;

/** What reading `daybook.yml` can report. */
export const configProblemCodes = [
  'config-alias',
  'config-anchor',
  'config-depth',
  'config-duplicate',
  'config-exclude',
  'config-field-reserved',
  'config-field-type',
  'config-field-unknown',
  'config-folder-shared',
  'config-key',
  'config-key-unknown',
  'config-kpi',
  'config-person',
  'config-shape',
  'config-state-unknown',
  'config-tag',
  'config-too-big',
  'config-value',
  'config-yaml',
] as const;

export type RecordProblemCode = (typeof recordProblemCodes)[number];
export type NameProblemCode = (typeof nameProblemCodes)[number];
export type MergeProblemCode = (typeof mergeProblemCodes)[number];
export type ConfigProblemCode = (typeof configProblemCodes)[number];
