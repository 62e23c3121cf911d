// Every problem that reading a note can report: stable code, severity, sentence, whether a quick fix exists.
// Comes in: a code, the place, the text in question. Goes out: a Problem. A new problem is a row here and nothing else.
import { type Sayable, say, toSay } from '../language.ts';
import type { Problem, Severity } from './note.ts';

/** One row: how severe, what is said (`{0}` stands for the text in question), whether a quick fix can repair it. */
export interface ProblemRule {
  readonly severity: Severity;
  readonly message: Sayable;
  readonly fix: boolean;
}

const rules = {
  binary: { severity: 'hint', message: toSay('This file is not text and is not read.'), fix: false },
  'too-large': { severity: 'warning', message: toSay('This note is larger than 2 MB and is not read.'), fix: false },
  'conflict-marker': {
    severity: 'error',
    message: toSay('A merge conflict was saved in this note: keep one side and remove the line “{0}”.'),
    fix: false,
  },
  'header-language': {
    severity: 'warning',
    message: toSay('A header with the language “{0}” is not read; only “---” alone opens one.'),
    fix: true,
  },
  'header-unopened': {
    severity: 'warning',
    message: toSay('This header has no “---” line above it; other tools show it as text.'),
    fix: true,
  },
  'header-unclosed': { severity: 'warning', message: toSay('The header has no closing “---” line.'), fix: true },
  'header-too-large': {
    severity: 'error',
    message: toSay('Only the first 400 lines (16 KiB) of a header are read.'),
    fix: false,
  },
  'header-too-deep': {
    severity: 'error',
    message: toSay('The value of “{0}” is nested too deeply to be read.'),
    fix: false,
  },
  'header-unreadable': {
    severity: 'error',
    message: toSay('This part of the header cannot be read: “{0}”.'),
    fix: true,
  },
  'header-duplicate-key': {
    severity: 'warning',
    message: toSay('The key “{0}” is set more than once; the last one counts.'),
    fix: true,
  },
  'header-at-unquoted': {
    severity: 'warning',
    message: toSay('A value that begins with a sign, like “{0}”, needs quotes here.'),
    fix: true,
  },
  'header-colon-unquoted': {
    severity: 'warning',
    message: toSay('A value with a colon, “{0}”, needs quotes here.'),
    fix: true,
  },
  'header-hash-lost': {
    severity: 'warning',
    message: toSay('“{0}” begins a comment here and is lost; put it in quotes.'),
    fix: true,
  },
  'header-tab': { severity: 'warning', message: toSay('A tab cannot indent a header line; use blanks.'), fix: true },
  'header-anchor': {
    severity: 'warning',
    message: toSay('Anchors, aliases, tags and merge keys are not followed: “{0}”.'),
    fix: false,
  },
  'box-glued': { severity: 'warning', message: toSay('A box needs a blank behind it: “{0}”.'), fix: true },
  'box-empty': { severity: 'warning', message: toSay('An open box is written “[ ]”, with a blank inside.'), fix: true },
  'box-no-blank': { severity: 'warning', message: toSay('A box needs a blank between “{0}” and “[”.'), fix: true },
  'box-spaced': {
    severity: 'warning',
    message: toSay('A box holds one character: “{0}” is not read as a task.'),
    fix: true,
  },
  'box-second': {
    severity: 'hint',
    message: toSay('A second “{0}” in an open task may be shown as ticked elsewhere.'),
    fix: false,
  },
  'marker-ambiguous': {
    severity: 'hint',
    message: toSay(
      'The box “{0}” means different things in different tools; say which under “markers:” in daybook.yml.',
    ),
    fix: true,
  },
  'date-invalid': { severity: 'warning', message: toSay('“{0}” is not a day of the calendar.'), fix: true },
  'date-format': {
    severity: 'warning',
    message: toSay('“{0}” is not read as a date; write it as YYYY-MM-DD.'),
    fix: true,
  },
  'date-relative': {
    severity: 'warning',
    message: toSay('“{0}” means another day every day; write the date as YYYY-MM-DD.'),
    fix: true,
  },
  'field-unreadable': { severity: 'warning', message: toSay('“{0}” cannot be read as a field.'), fix: false },
  'field-empty': { severity: 'hint', message: toSay('“{0}” has no value.'), fix: false },
  'field-misplaced': {
    severity: 'warning',
    message: toSay('“{0}” is not read: a field stands by itself, with a blank before it and none behind its colon.'),
    fix: true,
  },
  'repeat-unreadable': {
    severity: 'warning',
    message: toSay('“{0}” is no rule to repeat by, such as “every week” or “every 2 months on the 1st”.'),
    fix: false,
  },
  'field-duplicate': {
    severity: 'warning',
    message: toSay('“{0}” is given more than once on this line; the first one counts.'),
    fix: true,
  },
  'priority-unknown': {
    severity: 'warning',
    message: toSay('“{0}” is not a priority (critical, high, medium, low, lowest).'),
    fix: true,
  },
  'state-conflict': {
    severity: 'warning',
    message: toSay('The box is open but “{0}” says otherwise; the box counts.'),
    fix: true,
  },
  'due-before-start': { severity: 'hint', message: toSay('This task is due before it starts.'), fix: true },
  'reading-invalid': {
    severity: 'warning',
    message: toSay('This reading needs a day and a number: “{0}”.'),
    fix: false,
  },
} as const satisfies Record<string, ProblemRule>;

/** The code of a problem a note can have. */
export type ProblemCode = keyof typeof rules;

/** All rules by code, for documentation, quick fixes and severity settings. */
export const problemRules: Readonly<Record<ProblemCode, ProblemRule>> = rules;

/** Longest piece of the note's text quoted in a message, in UTF-16 units. */
const QUOTED = 60;

/** The problem `code` at `[start, end)`; `subject` is the text in question and is cut when it is long. */
export function problemAt(code: ProblemCode, start: number, end: number, subject = ''): Problem {
  const rule = rules[code];
  const quoted = subject.length > QUOTED ? `${subject.slice(0, QUOTED)}…` : subject;
  return { code, span: { start, end }, message: say(rule.message, quoted), severity: rule.severity };
}
