// What in a record's header is doubtful by its kind. Comes in: a parsed note, its path, the configuration and the roster. Goes
// out: hints. Text people wrote is never an error: the record counts all the same, and notes without a kind get no hint.
import { numberOf } from '../index/values.ts';
import { type Sayable, say, toSay } from '../language.ts';
import { headerField, lineField } from '../note/aliases.ts';
import type { HeaderEntry, Note, Problem, Scalar } from '../note/note.ts';
import { readFlag } from './flag.ts';
import { dateOf, isForeignLevel, kindOf, noteTexts, severityByTable, severityWord } from './interpret.ts';
import type { FieldDecl, FieldType, Kind, NotebookConfig } from './kind.ts';
import { nearestWord, withGuess } from './nearest.ts';
import type { RecordProblemCode } from './problemCodes.ts';
import { stateInList, stateOf } from './recordState.ts';
import type { Roster } from './roster.ts';
import { type FieldTexts, kindOfHeader, placeOf } from './signatures.ts';
import { statusesFor } from './toolFiles.ts';

/** What is no slip in the file of another tool. */
const ofOthers: ReadonlySet<string> = new Set(['record-value', 'record-title', 'record-field']);

/** Longest piece of a value quoted in a message. */
const quotedLength = 60;

/** What a value of a type looks like, for messages; types that are missing take any text. */
const readable: ReadonlyMap<FieldType, Sayable> = new Map([
  ['number', toSay('a number')],
  ['money', toSay('an amount such as 12000')],
  ['percent', toSay('a percentage such as 45 %')],
  ['day', toSay('a day such as 2026-03-04')],
  ['stamp', toSay('a time such as 2026-03-04T10:15+01:00')],
  ['duration', toSay('a duration such as 4h or 90d')],
  ['interval', toSay('a span of days such as 14d, 6m or 1y')],
]);

interface Reading {
  readonly kind: Kind;
  readonly config: NotebookConfig;
  readonly roster: Roster;
  readonly fields: FieldTexts;
  /** The states of the tool whose folder the note lies in. */
  readonly statuses: readonly string[] | undefined;
}

/**
 * Hints about a record, in the order of its header: unknown states, values that do not fit their field, people the roster
 * does not know (when it knows anybody), a severity that differs from the table without a reason, keys one slip away from a
 * field of the kind, a missing title. Empty for a plain note, and for a header that could not be read.
 */
export function validateRecord(note: Note, path: string, config: NotebookConfig, roster: Roster): readonly Problem[] {
  const fields = noteTexts(note);
  const kind = config.kinds.get(kindOf(path, fields, config) ?? '');
  if (!kind || note.header?.broken) return [];
  const statuses = kind.criteria ? statusesFor(path, config) : undefined;
  const reading: Reading = { kind, config, roster, fields, statuses };
  const problems = [
    ...(note.header?.entries ?? []).flatMap((entry) => entryProblems(entry, reading)),
    ...unsureDay(note, path, reading),
  ];
  // The files of other tools are called by their names, and have units and keys of their own.
  if (kindOfHeader(placeOf(path), fields) === kind.id && fields.get('type') === undefined)
    return problems.filter(({ code }) => !ofOthers.has(code));
  return kind.fields.includes('title') && note.title === '' ? [missingTitle(note, kind), ...problems] : problems;
}

/** Hints about the fields of task lines that the configuration declares: values that do not fit, people the roster does not know. */
export function validateLines(note: Note, config: NotebookConfig, roster: Roster): readonly Problem[] {
  return note.tasks.flatMap(({ fields }) =>
    fields.flatMap(({ key, value, valueSpan }) => {
      const decl = lineField(key) === undefined ? config.fields.get(key) : undefined;
      const message = decl && (isPersonField(decl) ? personFault(value, roster) : valueFault(value, decl));
      return decl && message !== undefined ? [problem(`record-${codeOf(decl.type)}`, message, valueSpan)] : [];
    }),
  );
}

function isPersonField({ type }: FieldDecl): boolean {
  return type === 'person' || type === 'people';
}

function entryProblems(entry: HeaderEntry, reading: Reading): readonly Problem[] {
  const { kind, config } = reading;
  if (entry.field === kind.stateField)
    return entry.values.slice(0, 1).flatMap((value) => stateProblems(value, reading));
  const decl = config.fields.get(entry.field);
  if (!decl) return unknownField(entry, reading);
  const problems = entry.values.flatMap((value) => valueProblems(value, decl, reading));
  return entry.field === 'severity' && problems.length === 0 ? severityProblems(entry, reading) : problems;
}

function stateProblems({ text, span }: Scalar, { kind, statuses }: Reading): readonly Problem[] {
  if (kind.states.length === 0 || text === '') return [];
  if (statuses === undefined ? stateOf(kind, text).known : stateInList(kind, statuses, text).known) return [];
  const ids = statuses ?? kind.states.map((state) => state.id);
  const wrong = say('“{0}” is no state of this kind and counts as open', quoted(text));
  return [problem('record-state', withGuess(wrong, text, ids, oneOf(wrong, ids)), span)];
}

function valueProblems(value: Scalar, decl: FieldDecl, reading: Reading): readonly Problem[] {
  const message = value.text.trim() === '' ? undefined : fault(value.text, decl, reading);
  return message === undefined ? [] : [problem(`record-${codeOf(decl.type)}`, message, value.span)];
}

function fault(text: string, decl: FieldDecl, { kind, roster }: Reading): string | undefined {
  // Status pages say `resolved: true` where others write the time.
  if (decl.type === 'stamp' && readFlag(text) !== undefined && [...kind.stamps.values()].includes(decl.id))
    return undefined;
  return isPersonField(decl) ? personFault(text, roster) : valueFault(text, decl, kind);
}

/**
 * Why a text is no value of a declared field, as a sentence, or undefined when it is one. The kind may know fewer values of a
 * choice than the field itself. People, links and free words are always values here.
 */
export function valueFault(text: string, decl: FieldDecl, kind?: Kind): string | undefined {
  // A team may count in words: `low` for a number whose values its kind lists.
  const isStep = decl.type === 'number' && kind?.choices.has(decl.id) === true;
  const wanted = isStep ? undefined : readable.get(decl.type);
  if (wanted !== undefined) {
    return Number.isNaN(numberOf(text, decl.type)) ? say('“{0}” is not {1}.', quoted(text), say(wanted)) : undefined;
  }
  if (decl.type === 'flag')
    return readFlag(text) !== undefined ? undefined : say('“{0}” is neither true nor false.', quoted(text));
  return decl.type === 'choice' || isStep ? choiceFault(text, decl, kind) : undefined;
}

function choiceFault(text: string, decl: FieldDecl, kind: Kind | undefined): string | undefined {
  const values = kind?.choices.get(decl.id) ?? decl.values;
  if (values.length === 0 || values.some((value) => headerField(value) === headerField(text))) return undefined;
  if (decl.id === 'severity' || decl.id === 'priority') return foreignLevel(text, values);
  const wrong = say('“{0}” is not known for `{1}`', quoted(text), decl.key);
  return withGuess(wrong, text, values, oneOf(wrong, values));
}

function oneOf(wrong: string, known: readonly string[]): string {
  return say('{0} ({1}).', wrong, known.join(', '));
}

/** Other tools' words for levels (`P1`, `blocker`) are read, so only words nobody knows are worth a hint. */
function foreignLevel(text: string, values: readonly string[]): string | undefined {
  if (/^(?:p|s|sev-?)?\d$/i.test(text) || isForeignLevel(text)) return undefined;
  return withGuess(say('“{0}” is not one of {1}', quoted(text), values.join(', ')), text, values);
}

function personFault(text: string, roster: Roster): string | undefined {
  if (roster.people.length === 0) return undefined;
  const unknown = text.includes('<') || text.includes('[') ? [text] : text.split(',').map((name) => name.trim());
  const name = unknown.find((each) => each !== '' && !roster.resolve(each));
  if (name === undefined) return undefined;
  const known = roster.people.map((person) => person.id);
  return withGuess(say('“{0}” is nobody in the team’s list', quoted(name)), name, known);
}

function severityProblems(entry: HeaderEntry, { fields, config }: Reading): readonly Problem[] {
  const written = severityWord(fields.get('severity'), config);
  const table = severityByTable(fields, config);
  const isExplained = (fields.get('severity-reason') ?? '') !== '';
  if (written === undefined || table === undefined || written === table || isExplained) return [];
  const message = say('Impact and urgency make this {0}, not {1}; say why in `severity_reason`.', table, written);
  return [problem('record-severity', message, entry.valueSpan)];
}

/** Only keys that are a slip away from a field of this very kind: a team's own keys are none of our business. */
function unknownField(entry: HeaderEntry, { kind, config }: Reading): readonly Problem[] {
  const keys = kind.fields.map((field) => config.fields.get(field)?.key ?? field);
  const near = nearestWord(entry.key, keys, entry.key.length < 8 ? 1 : 2);
  if (near === undefined || entry.key.length < 4) return [];
  return [
    problem(
      'record-field',
      say('The field `{0}` is not known here, did you mean `{1}`?', quoted(entry.key), near),
      entry.keySpan,
    ),
  ];
}

/** A name such as `2-18-26.md`: the day of a dated record is never guessed from it. */
function unsureDay(note: Note, path: string, { kind, fields }: Reading): readonly Problem[] {
  const written = /(?:^|\/)(\d{1,2}[-_.]\d{1,2}[-_.]\d{2,4})[^/]*$/.exec(path)?.[1];
  if (written === undefined || !kind.fields.includes('date')) return [];
  if (dateOf(path, fields, note.headings[0]?.text) !== undefined) return [];
  const { start, end } = note.headings[0]?.span ?? { start: note.bodyStart, end: note.bodyStart };
  const message = say(
    '“{0}” is not read as a day; name the file like 2026-03-04, or say `date` in the header.',
    written,
  );
  return [problem('record-value', message, { start, end })];
}

function missingTitle(note: Note, kind: Kind): Problem {
  const start = note.header?.span.start ?? note.bodyStart;
  return problem('record-title', say('This {0} has no title; its file name is shown.', kind.label.toLowerCase()), {
    start,
    end: start + (note.header ? 3 : 0),
  });
}

function problem(code: RecordProblemCode, message: string, span: Problem['span']): Problem {
  return { code, message, span, severity: 'hint' };
}

function codeOf(type: FieldType): 'person' | 'choice' | 'value' {
  if (type === 'person' || type === 'people') return 'person';
  return type === 'choice' || type === 'flag' ? 'choice' : 'value';
}

function quoted(text: string): string {
  return text.length > quotedLength ? `${text.slice(0, quotedLength)}…` : text;
}
