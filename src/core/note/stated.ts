// What a body states in the manner of a header: the status and date of decision records (`## Status`, `* Status: accepted`,
// `Date: …`), who was at a meeting (`## Present`, `**Attendees:** …`), the last day of a log (`## Log`) and of updates. Comes in: a text
// and its headings. Goes out: entries like those of a header, with spans in the body. Only these few shapes are read; any other text stays text.
import { isDay } from '../day.ts';
import { headerField } from './aliases.ts';
import { readAttendance } from './attendance.ts';
import { markerBehind } from './blockStart.ts';
import { isDigit, isSpace, lineEndAt, skipBlanks, skipSpaces, trimmedEnd } from './characters.ts';
import { noMaps, scalarAt } from './headerReading.ts';
import type { Header, HeaderEntry, Heading, Scalar } from './note.ts';
import type { Section } from './sections.ts';

/** Longest text between the title and the first section that is looked at, and longest label of a line in it. */
const LEAD = 4000;
const LABEL = 30;

/** What was found. `decision`: the note has a status and the sections of a decision record. */
export interface Stated {
  readonly entries: readonly HeaderEntry[];
  readonly decision: boolean;
}

/** A heading that opens a section which means something. */
export interface NamedSection {
  readonly section: Section;
  /** Index in the note's headings. */
  readonly heading: number;
}

/** Labels of lines below a decision record's title, by field. */
const decisionLabels: ReadonlySet<string> = new Set(['status', 'date', 'deciders', 'consulted', 'informed', 'tags']);
const attendanceLabels: ReadonlySet<string> = new Set(['attendees', 'absent']);

/** Fields that are the last day of a section: they are read off what was written that day, never written there. */
export const lastDayFields: ReadonlySet<string> = new Set(['last-contact', 'last-update']);

/** Labels that mean a field only at the head of a body, where they stand without the quotes of a header. */
const labelFields: ReadonlyMap<string, string> = new Map([
  ['present', 'attendees'],
  ['in-attendance', 'attendees'],
  ['regrets', 'absent'],
  ['apologies', 'absent'],
  ['excused', 'absent'],
]);

/**
 * Reads what the body states of what the header does not say. The lines below the title are looked at only where the sections, or
 * a label of an attendance, promise something. Hot: called per note with headings.
 */
export function readStated(
  text: string,
  bodyStart: number,
  header: Header | undefined,
  headings: readonly Heading[],
  sections: readonly NamedSection[],
): Stated {
  const entries: HeaderEntry[] = [];
  const shaped = isDecision(sections);
  const tried: Section[] = [];
  readLead(text, bodyStart, headings, shaped ? decisionLabels : attendanceLabels, entries);
  for (const { section, heading } of sections) {
    const at = headings[heading];
    // The first section of a name counts: a note with a thousand of them is none of ours.
    if (at === undefined || tried.includes(section)) continue;
    tried.push(section);
    const end = headings[heading + 1]?.span.start ?? text.length;
    if (section === 'log') addLastDay(text, 'last-contact', at, end, entries);
    // Each update may stand under a heading of its own.
    else if (section === 'updates') addLastDay(text, 'last-update', at, endBelow(text, headings, heading), entries);
    else if (section === 'status' && shaped) addStatus(text, at, end, entries);
    else if ((section === 'attendees' || section === 'absent') && !says(entries, section)) {
      // Members and guests may stand under headings of their own.
      addAttendance(text, section, at, endBelow(text, headings, heading), entries);
    }
  }
  const decision = shaped && (says(entries, 'status') || isSaid(header));
  const isAllNew = header === undefined || entries.length === 0;
  const news = isAllNew ? entries : entries.filter((entry) => isNews(entry, header));
  return { entries: news, decision };
}

/** What the header says counts, but for a day that came later. */
function isNews({ field, values }: HeaderEntry, header: Header): boolean {
  const said = header.entries.findLast((entry) => entry.field === field);
  if (said === undefined) return true;
  return lastDayFields.has(field) && (values[0]?.text ?? '') > (said.values[0]?.text ?? '').slice(0, 10);
}

/** Where the section of a heading ends, those below it included. */
function endBelow(text: string, headings: readonly Heading[], heading: number): number {
  const level = headings[heading]?.level ?? 0;
  return headings.find((each, place) => place > heading && each.level <= level)?.span.start ?? text.length;
}

/** Options, an outcome or their kin; or both context and consequences. */
function isDecision(sections: readonly NamedSection[]): boolean {
  let reasons = 0;
  for (const { section } of sections) {
    if (section === 'choice') return true;
    if (section === 'reasons') reasons++;
  }
  return reasons > 1;
}

/** A status of the header; a template's `{proposed | accepted}` is none. */
function isSaid(header: Header | undefined): boolean {
  const written = header?.entries.find(({ field }) => field === 'status')?.values[0]?.text ?? '';
  return written !== '' && !/^[{<[]/.test(written);
}

function says(entries: readonly HeaderEntry[], field: string): boolean {
  return entries.some((entry) => entry.field === field);
}

/** Labelled lines (`* Status: accepted`, `**Date:** 2026-03-04`) between the title and the next heading. */
function readLead(
  text: string,
  bodyStart: number,
  headings: readonly Heading[],
  labels: ReadonlySet<string>,
  entries: HeaderEntry[],
): void {
  const titled = headings[0]?.level === 1;
  const start = titled ? (headings[0]?.span.end ?? bodyStart) : bodyStart;
  const next = headings[titled ? 1 : 0]?.span.start ?? text.length;
  const end = Math.min(next, start + LEAD);
  for (let at = start, lineEnd = at; at < end; at = lineEnd + 1) {
    // Most lines have no colon, and so no label.
    const colon = text.indexOf(':', at);
    if (colon < 0 || colon >= end) return;
    at = Math.max(at, text.lastIndexOf('\n', colon) + 1);
    lineEnd = Math.min(end, lineEndAt(text, colon));
    const label = labelAt(text, at, lineEnd);
    if (label === undefined) continue;
    const folded = headerField(text.slice(label.start, label.end));
    const field = labelFields.get(folded) ?? folded;
    if (!labels.has(field) || says(entries, field)) continue;
    const from = skipBlanks(text, label.behind, lineEnd);
    const to = trimmedEnd(text, from, lineEnd);
    if (attendanceLabels.has(field)) {
      const names = readAttendance(text, label.behind, next);
      if (names.length > 0) entries.push(entryOf(text, field, label, names));
    } else {
      const value = field === 'status' ? stateAt(text, from, to) : scalarAt(text, from, to);
      if (value !== undefined && to > from) entries.push(entryOf(text, field, label, [value]));
    }
  }
}

/** A label: its words `[start, end)`, and where the value may begin. */
interface Label {
  readonly start: number;
  readonly end: number;
  readonly behind: number;
}

/** `Label:`, `* Label:`, `**Label:**`, `- **Label**:` at the start of a line. */
function labelAt(text: string, at: number, lineEnd: number): Label | undefined {
  let start = at;
  while (start < lineEnd && isLabelSign(text.charCodeAt(start))) start++;
  const last = Math.min(lineEnd, start + LABEL);
  let colon = start;
  while (colon < last && text.charCodeAt(colon) !== 58) colon++;
  if (colon === start || colon >= last) return undefined;
  let end = colon;
  while (end > start && isLabelSign(text.charCodeAt(end - 1))) end--;
  let behind = colon + 1;
  while (behind < lineEnd && isEmphasis(text.charCodeAt(behind))) behind++;
  if (behind < lineEnd && !isSpace(text.charCodeAt(behind)) && behind === colon + 1) return undefined;
  return end > start ? { start, end, behind } : undefined;
}

function isLabelSign(code: number): boolean {
  return isSpace(code) || isEmphasis(code) || code === 45 || code === 43;
}

function isEmphasis(code: number): boolean {
  return code === 42 || code === 95;
}

/** The first line of a `## Status` section. */
function addStatus(text: string, heading: Heading, end: number, entries: HeaderEntry[]): void {
  let from = heading.span.end;
  while (from < end && text.charCodeAt(from) <= 32) from++;
  const to = trimmedEnd(text, from, Math.min(end, lineEndAt(text, from)));
  const value = stateAt(text, from, to);
  if (value === undefined || says(entries, 'status')) return;
  const key = { start: heading.span.start, end: heading.span.end, behind: from };
  entries.push(entryOf(text, 'status', key, [value], heading.text));
}

/** What a line says behind its day that notes a moved date: it was written by the move, and tells no news of a project. */
const rescheduled = /^ (?:@\S+ )?rescheduled /;

/** The latest day that an item or a heading of a section begins with: when there was contact, or word, last. */
function addLastDay(text: string, field: string, heading: Heading, end: number, entries: HeaderEntry[]): void {
  let last: Scalar | undefined;
  for (let at = heading.span.end, lineEnd = at; at < end; at = lineEnd + 1) {
    lineEnd = Math.min(end, lineEndAt(text, at));
    const start = wordsAt(text, skipSpaces(text, at, lineEnd), lineEnd);
    const day = text.slice(start, Math.min(lineEnd, start + 10));
    const isWhole = start + 10 >= lineEnd || !isDigit(text.charCodeAt(start + 10));
    if (!isWhole || !isDay(day) || rescheduled.test(text.slice(start + 10, Math.min(lineEnd, start + 90)))) continue;
    if (day >= (last?.text ?? '')) last = { text: day, span: { start, end: start + 10 } };
  }
  if (last === undefined) return;
  const key = { start: heading.span.start, end: heading.span.end, behind: last.span.start };
  entries.push(entryOf(text, field, key, [last], heading.text));
}

/** Where the words of an item or a heading begin; the end of any other line. */
function wordsAt(text: string, at: number, lineEnd: number): number {
  let behind = markerBehind(text, at, lineEnd);
  if (behind < 0 && text.charCodeAt(at) === 35) {
    behind = at;
    while (text.charCodeAt(behind) === 35) behind++;
  }
  return behind < 0 ? lineEnd : skipBlanks(text, behind, lineEnd);
}

function addAttendance(
  text: string,
  section: 'attendees' | 'absent',
  heading: Heading,
  end: number,
  entries: HeaderEntry[],
): void {
  const names = readAttendance(text, heading.span.end, end);
  const key = { start: heading.span.start, end: heading.span.end, behind: heading.span.end };
  if (names.length > 0) entries.push(entryOf(text, section, key, names, heading.text));
}

/**
 * The words of a state and where they stand, without bullets, emphasis and comments: `**Superseded by [7](0007.md)**` says
 * `Superseded by`, and its place includes the link, which another state would have no use for.
 */
function stateAt(text: string, from: number, to: number): Scalar | undefined {
  const found = /(\p{L}[\p{L} '-]{0,60})(\[[^\]]{0,200}\]\([^)]{0,200}\))?/u.exec(text.slice(from, to));
  if (!found) return undefined;
  const words = (found[1] ?? '').trim();
  const start = from + found.index;
  const end = start + (found[2] === undefined ? words.length : found[0].length);
  return { text: words, span: { start, end } };
}

function entryOf(text: string, field: string, label: Label, values: readonly Scalar[], key?: string): HeaderEntry {
  const [first, last] = [values[0], values.at(-1)];
  return {
    key: key ?? text.slice(label.start, label.end),
    field,
    keySpan: { start: label.start, end: label.end },
    valueSpan: { start: first?.span.start ?? label.behind, end: last?.span.end ?? label.behind },
    shape: attendanceLabels.has(field) ? 'list' : 'scalar',
    values,
    maps: noMaps,
  };
}
