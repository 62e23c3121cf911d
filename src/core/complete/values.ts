// Values that a field can have, proposed by what was typed of them: days in words, people, projects, rules of repetition, spans
// of time, words others used. Comes in: the typed beginning and the request; goes out: values without a place. The same for
// headers and task lines; how a value is written there is decided by whoever asked.
import { dayDirection, proposeDays } from '../dayWords.ts';
import { slugOfPath } from '../index/links.ts';
import type { Row } from '../index/rows.ts';
import type { Note } from '../note/note.ts';
import { parseRecurrence } from '../recurrence.ts';
import { type Completion, type CompletionRequest, fitting, mostProposals } from './completion.ts';
import { peopleToPropose, projectsToPropose, tagsToPropose } from './words.ts';

/** A value to propose: a proposal that does not know yet how and where it is written. */
export type ProposedValue = Omit<Completion, 'span' | 'insert'> & { readonly value: string };

const rules: readonly string[] = [
  'every day',
  'every week',
  'every weekday',
  'every 2 weeks',
  'every month',
  'every month on the 1st',
  'every month on the last',
  'every month on the last Friday',
  'every 3 months',
  'every year',
  ...['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday'].map((day) => `every ${day}`),
  'every week when done',
  'every month when done',
];

/** Spans of time by what they are for: reviews are long, meetings are short. */
const durations: ReadonlyMap<string, readonly string[]> = new Map([
  ['review-every', ['90d', '180d', '365d', '30d']],
  ['follow-up-every', ['30d', '60d', '90d', '14d', '7d']],
  ['chase-every', ['3d', '7d', '14d', '1d']],
  ['update-every', ['30m', '60m', '2h', '4h']],
  ['capacity', ['40h', '32h', '24h', '20h']],
  ['duration', ['30m', '45m', '60m', '90m', '15m', '2h']],
  ['est', ['30m', '1h', '2h', '4h', '1d', '2d', '1w']],
]);

/** Days for a field. A day that is written out already is not proposed again. */
export function dayValues(typed: string, field: string, { today, index }: CompletionRequest): ProposedValue[] {
  if (/^\d{4}-\d\d-\d\d/.test(typed)) return [];
  const toward = dayDirection(field);
  const frame = { today, calendar: index.config.calendar, toward } as const;
  const ended = typed.endsWith(' ') ? `${typed.trim().toLowerCase()} ` : '';
  return proposeDays(typed, frame)
    .filter(({ words }) => words.startsWith(ended))
    .slice(0, mostProposals)
    .map(({ words, day, meaning }) => ({ kind: 'day', label: words || day, detail: meaning, value: day, day }));
}

/** The instant it is, for fields that hold one; days behind it. */
export function stampValues(typed: string, field: string, request: CompletionRequest): ProposedValue[] {
  const now: ProposedValue = { kind: 'stamp', label: 'now', detail: request.now, value: request.now };
  return [...('now'.startsWith(typed.toLowerCase()) ? [now] : []), ...dayValues(typed, field, request)];
}

/** Rules of repetition: what was typed if it is one, then those that begin so, with or without `every`. */
export function ruleValues(typed: string): ProposedValue[] {
  const words = typed.replaceAll(/[-_]/g, ' ').trim();
  const own = words !== '' && parseRecurrence(words) ? [words] : [];
  const bare = words.replace(/^every\b ?/i, '');
  const known = fitting(bare, rules, (rule) => [rule.slice('every '.length), rule]);
  return [...new Set([...own, ...known])].map((value) => ({ kind: 'value', label: value, value }));
}

/** People by id, with their names. */
export function personValues(typed: string, request: CompletionRequest, note: Note | undefined): ProposedValue[] {
  const bare = typed.replace(/^@/, '');
  return peopleToPropose(bare, request, note).map(({ id, name, role, team }) => ({
    kind: 'person',
    label: id,
    detail: [name, role ?? team].filter(Boolean).join(' · '),
    value: id,
  }));
}

/** Projects by slug, with their titles. */
export function projectValues(typed: string, request: CompletionRequest, note: Note | undefined): ProposedValue[] {
  return projectsToPropose(typed.replace(/^\+/, ''), request, note).map(({ slug, title, isOpen }) => ({
    kind: 'project',
    label: slug,
    detail: isOpen ? title : `${title} (closed)`,
    value: slug,
  }));
}

/** Tags, those in use. */
export function tagValues(typed: string, request: CompletionRequest, note: Note | undefined): ProposedValue[] {
  return tagsToPropose(typed.replace(/^#/, ''), request, note).map((tag) => ({ kind: 'tag', label: tag, value: tag }));
}

/** Records of some kinds by slug, open ones first; all kinds when none is given. */
export function recordValues(typed: string, request: CompletionRequest, kinds: ReadonlySet<string>): ProposedValue[] {
  const { index, path: own } = request;
  const wanted = index.names().filter(({ row, path }) => path !== own && kinds.has(index.kind(row)));
  const rows = wanted.map(({ row, path, title }) => ({ row, slug: slugOfPath(path), title }));
  const isOpen = (row: Row) => !['done', 'cancelled'].includes(index.stateClass(row));
  const found = fitting(
    typed,
    rows,
    ({ slug, title }) => [slug, title],
    ({ row }) => (isOpen(row) ? 1 : 0),
  );
  return found.map(({ slug, title }) => ({ kind: 'note', label: slug, detail: title, value: slug }));
}

/** Spans of time that suit a field. */
export function durationValues(typed: string, field: string, type: 'duration' | 'interval'): ProposedValue[] {
  return fitting(
    typed,
    durations.get(field) ?? durations.get(type === 'interval' ? 'review-every' : 'est') ?? [],
    (value) => [value],
  ).map(asValue);
}

/** Values of a list, in its order. */
export function listedValues(typed: string, values: Iterable<string>): ProposedValue[] {
  return fitting(typed, values, (value) => [value]).map(asValue);
}

/** Most rows that are looked at for what others wrote. */
const mostRows = 4000;

/** What records of a kind have in a field of free words, the most frequent first. */
export function usedValues(typed: string, request: CompletionRequest, kind: string, field: string): ProposedValue[] {
  const { index, path } = request;
  const counts = new Map<string, number>();
  let left = mostRows;
  for (const row of index.rowsAmong({ kinds: new Set([kind]) })) {
    if (left-- <= 0) break;
    const value = index.path(row) === path ? undefined : index.get(row, field);
    for (const each of typeof value === 'object' ? value : value === undefined ? [] : [String(value)])
      if (each !== '' && each.length <= 60) counts.set(each, (counts.get(each) ?? 0) + 1);
  }
  return fitting(
    typed,
    counts.keys(),
    (value) => [value],
    (value) => counts.get(value) ?? 0,
  ).map(asValue);
}

function asValue(value: string): ProposedValue {
  return { kind: 'value', label: value, value };
}
