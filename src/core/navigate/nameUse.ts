// Every place of a note where somebody or something is named: people, projects, ids, tags, other notes. Comes in: a note's path,
// text and the configuration. Goes out: uses with the span that a rename would replace. Text in code is none; nothing is
// resolved here beyond what the text itself says (lookup.ts does that).

import { scanFields } from '../note/fieldScan.ts';
import { lineReading } from '../note/lineReading.ts';
import type { Field, HeaderEntry, Link, Mention, Note, Scalar, Task } from '../note/note.ts';
import { isTodoTxt, readNote } from '../note/readNote.ts';
import { kindOf, noteTexts } from '../record/interpret.ts';
import type { FieldType, NotebookConfig } from '../record/kind.ts';
import { parseOptions } from '../record/parseOptions.ts';
import type { Span } from '../text.ts';

/** What a name stands for. */
export type NameKind = 'person' | 'project' | 'id' | 'tag' | 'note';

/** One place that names something. */
export interface NameUse {
  readonly kind: NameKind;
  /** The name without sign, quotes and brackets; of a link its target, with a heading behind `#` cut off. */
  readonly name: string;
  /** Where exactly the name stands. */
  readonly span: Span;
  /** What a person points at: sign or brackets included. */
  readonly whole: Span;
  /** How it is written: a sign in prose or on a task line, a field of a task line, a value of the header, or a link. */
  readonly by: 'prose' | 'task' | 'field' | 'header' | 'wiki' | 'inline';
  /** True in a field that can name nobody but a person: an owner, or whoever is waited for with the sign (`wait:@acme`). */
  readonly isPerson?: true;
  /** True where an id is given rather than referred to. */
  readonly gives: boolean;
  /** True for what stands in the header, links included. */
  readonly inHeader?: true;
  /** The heading that a link names behind `#`, and where it stands with the sign. */
  readonly heading?: string;
  readonly headingSpan?: Span;
}

/** A note, read together with everything it names. */
export interface NamedNote {
  readonly note: Note;
  readonly uses: readonly NameUse[];
}

/** Reads a note and everything it names, in the order: header, task lines, other text, links. */
export function readNames(path: string, text: string, config: NotebookConfig): NamedNote {
  const lines: Span[] = [];
  const onText = (start: number, end: number): void => {
    lines.push({ start, end });
  };
  const note = readNote(path, text, { ...parseOptions(config), onText });
  const tasks = note.tasks.flatMap((task) => taskUses(text, task));
  const prose = isTodoTxt(path) ? [] : proseUses(text, note, lines);
  const links = note.links.flatMap((link) => [linkUse(text, link) ?? [], blockUse(text, link) ?? []].flat());
  const isPerson = kindOf(path, noteTexts(note), config) === 'person';
  const header = (note.header?.entries ?? []).flatMap((entry) => entryUses(text, entry, config, isPerson));
  return { note, uses: [...header, ...tasks, ...prose, ...links] };
}

function taskUses(text: string, task: Task): NameUse[] {
  const { people, projects, tags, fields } = task;
  // A wiki link into `projects/` names a project and is a link besides; the link is enough.
  const own = projects.filter(({ span }) => text.charCodeAt(span.start) !== 91);
  return [...mentions('person', people), ...mentions('project', own), ...mentions('tag', tags)].concat(
    fields.flatMap((field) => fieldUses(text, field)),
  );
}

function mentions(kind: NameKind, found: readonly Mention[], by: NameUse['by'] = 'task'): NameUse[] {
  return found.map(({ name, span }) => ({
    kind,
    name,
    span: { start: span.end - name.length, end: span.end },
    whole: span,
    by,
    gives: false,
  }));
}

function fieldUses(text: string, field: Field): NameUse[] {
  const { key, span, valueSpan } = field;
  const use = (kind: NameKind, place: Span, gives = false): NameUse => {
    const name = text.slice(place.start, place.end);
    return { kind, name, span: place, whole: key === 'after' ? place : span, by: 'field', gives };
  };
  if (key === 'id' || key === 'block') return [use('id', valueSpan, true)];
  if (key === 'after') return pieces(text, valueSpan).map((place) => use('id', place));
  if (key === 'owner' || key === 'wait') {
    const place = bare(text, valueSpan, '@');
    const isPerson = key === 'owner' || place.start > valueSpan.start;
    return [{ ...use('person', place), ...(isPerson ? { isPerson } : {}) }];
  }
  return key === 'project' ? [use('project', bare(text, valueSpan, '+'))] : [];
}

/** People, projects and tags outside of task lines, found by the reader of task lines. */
function proseUses(text: string, note: Note, lines: readonly Span[]): NameUse[] {
  const taken = new Set(note.tasks.map(({ lineSpan }) => lineSpan.end));
  return lines.flatMap(({ start, end }) => {
    if (taken.has(end) || !/[@#+]/.test(text.slice(start, end))) return [];
    const line = lineReading(text, start, end, false);
    scanFields(line);
    const projects = line.projects.filter(({ span }) => text.charCodeAt(span.start) === 43);
    return [
      ...mentions('person', line.people, 'prose'),
      ...mentions('project', projects, 'prose'),
      ...mentions('tag', line.tags, 'prose'),
    ];
  });
}

/** The use that a link is, or undefined for one that leads outside or within its own note. */
export function linkUse(text: string, link: Link): NameUse | undefined {
  if (isElsewhere(link.target)) return undefined;
  const { start, end } = link.kind === 'wiki' ? wikiTarget(text, link.span) : inlineTarget(text, link);
  const written = text.slice(start, end);
  const hash = written.indexOf('#');
  const nameEnd = hash < 0 ? end : start + written.slice(0, hash).trimEnd().length;
  if (nameEnd === start) return undefined;
  const [name, heading] = split(link.target);
  const by = link.kind === 'wiki' ? 'wiki' : 'inline';
  const use: NameUse = { kind: 'note', name, span: { start, end: nameEnd }, whole: link.span, by, gives: false };
  return heading === undefined || hash < 0 ? use : { ...use, heading, headingSpan: { start: start + hash, end } };
}

/** The id that a link names behind `#^`, in another note or in its own. */
function blockUse(text: string, link: Link): NameUse | undefined {
  const hash = link.target.indexOf('#^');
  if (hash < 0 || /^[a-z][\w+.-]+:|^\/\//i.test(link.target)) return undefined;
  const { start, end } = link.kind === 'wiki' ? wikiTarget(text, link.span) : inlineTarget(text, link);
  const from = text.indexOf('#^', start) + 2;
  if (from < start + 2 || from >= end) return undefined;
  const span = { start: from, end };
  const by = link.kind === 'wiki' ? 'wiki' : 'inline';
  return { kind: 'id', name: text.slice(from, end), span, whole: { start: from - 1, end }, by, gives: false };
}

/** True for a target with a scheme, a host, or nothing but a heading. */
function isElsewhere(target: string): boolean {
  return target === '' || /^(?:[a-z][\w+.-]+:|\/\/|#)/i.test(target);
}

function split(target: string): [name: string, heading: string | undefined] {
  const hash = target.indexOf('#');
  return hash < 0 ? [target.trim(), undefined] : [target.slice(0, hash).trim(), target.slice(hash + 1)];
}

function wikiTarget(text: string, { start, end }: Span): Span {
  const inner = text.slice(start + 2, end - 2);
  const pipe = inner.indexOf('|');
  const target = pipe < 0 ? inner : inner.slice(0, inner.charCodeAt(pipe - 1) === 92 ? pipe - 1 : pipe);
  const from = start + 2 + (target.length - target.trimStart().length);
  return { start: from, end: from + target.trim().length };
}

function inlineTarget(text: string, { kind, span, text: words }: Link): Span {
  // Behind `[words](`, or `![words](`; a title and an angle bracket may follow.
  let start = span.start + words.length + (kind === 'image' ? 4 : 3);
  while (/[ \t]/.test(text.charAt(start))) start++;
  const angle = text.charCodeAt(start) === 60;
  const from = angle ? start + 1 : start;
  const rest = text.slice(from, span.end - 1);
  const stop = angle ? rest.indexOf('>') : rest.search(/[ \t]/);
  return { start: from, end: stop < 0 ? span.end - 1 : from + stop };
}

const nameTypes: ReadonlyMap<FieldType, NameKind> = new Map([
  ['person', 'person'],
  ['people', 'person'],
  ['project', 'project'],
  ['record', 'note'],
  ['records', 'note'],
]);

/** What a person's note gives names to, beside its file name: its id and its handles. */
const personFields: ReadonlySet<string> = new Set(['id', 'handle', 'handles']);

function entryUses(text: string, { field, values }: HeaderEntry, config: NotebookConfig, isPerson: boolean): NameUse[] {
  return values.flatMap((value) => {
    const place = insideQuotes(text, value);
    if (!place) return [];
    if (!isPerson || !personFields.has(field)) return valueUses(text, field, place, config);
    return [{ ...headerUse(text, 'person', bare(text, place, '@')), gives: true }];
  });
}

/** Where a value stands without its quotes; escapes in it would put names elsewhere than they are written. */
function insideQuotes(text: string, { span, text: words }: Scalar): Span | undefined {
  const quote = /["']/.test(text.charAt(span.start)) ? 1 : 0;
  const inside = { start: span.start + quote, end: span.end - quote };
  return words !== '' && text.slice(inside.start, inside.end) === words ? inside : undefined;
}

function headerUse(text: string, kind: NameKind, place: Span): NameUse {
  const name = text.slice(place.start, place.end);
  return { kind, name, span: place, whole: place, by: 'header', gives: false, inHeader: true };
}

function valueUses(text: string, field: string, inside: Span, config: NotebookConfig): NameUse[] {
  const link = headerLink(text, inside);
  if (link) return [{ ...link, inHeader: true }];
  const use = (kind: NameKind, place: Span): NameUse[] =>
    place.end > place.start ? [headerUse(text, kind, place)] : [];
  if (field === 'id') return use('id', inside).map((each) => ({ ...each, gives: true }));
  if (field === 'tags') return words(text, inside).flatMap((place) => use('tag', bare(text, place, '#')));
  if (field === 'after') return pieces(text, inside).flatMap((place) => use('id', place));
  const kind = nameTypes.get(config.fields.get(field)?.type ?? 'text');
  if (kind === 'person') return peopleIn(text, inside).flatMap((place) => use('person', place));
  if (kind === 'project') return use('project', bare(text, inside, '+'));
  return kind === 'note' ? use('note', inside) : [];
}

/** A value that is a link as a whole; `[[mail]]` and `[Mail](mail.md)` mean in a header what they mean in the body. */
function headerLink(text: string, { start, end }: Span): NameUse | undefined {
  const value = text.slice(start, end);
  const inline = /^\[([^\]]*)\]\(([^()\s]+)\)$/.exec(value);
  if (inline) {
    const link: Link = { kind: 'inline', target: inline[2] ?? '', text: inline[1] ?? '', span: { start, end } };
    return linkUse(text, link);
  }
  if (!/^\[\[[^[\]]+\]\]$/.test(value)) return undefined;
  const target = value.slice(2, -2).split('|')[0] ?? '';
  return linkUse(text, { kind: 'wiki', target: target.trim(), text: target, span: { start, end } });
}

/** `Maria Lopez <m@example.org>` names one person, `maria, @jonas` two. */
function peopleIn(text: string, span: Span): Span[] {
  const angle = text.slice(span.start, span.end).indexOf('<');
  if (angle >= 0) return [trimmed(text, { start: span.start, end: span.start + angle })];
  return pieces(text, span).map((place) => bare(text, place, '@'));
}

/** The parts between blanks or commas: a tag holds neither. */
function words(text: string, { start, end }: Span): Span[] {
  const found = text.slice(start, end).matchAll(/[^\s,]+/g);
  return Array.from(found, ({ 0: word, index }) => ({ start: start + index, end: start + index + word.length }));
}

/** The parts between commas, without the blanks around them. */
function pieces(text: string, { start, end }: Span): Span[] {
  const found: Span[] = [];
  for (let from = start; from <= end; ) {
    const comma = text.indexOf(',', from);
    const to = comma < 0 || comma > end ? end : comma;
    const place = trimmed(text, { start: from, end: to });
    if (place.end > place.start) found.push(place);
    from = to + 1;
  }
  return found;
}

function bare(text: string, { start, end }: Span, sign: string): Span {
  return { start: text.charAt(start) === sign ? start + 1 : start, end };
}

function trimmed(text: string, { start, end }: Span): Span {
  const words = text.slice(start, end);
  const from = start + (words.length - words.trimStart().length);
  return { start: from, end: Math.max(from, start + words.trimEnd().length) };
}
