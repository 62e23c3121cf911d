// The line of a task or of a timeline's entry among markdown-it's tokens: box, stamp and fields are put in place of the text that
// spells them. Comes in: the tokens of the line and what our own reader found there; goes out: new tokens. What is code, a link or another
// plugin's is left as it is, and so is every token that the text does not hold as it was written.

import { isMarkerWord } from '../../core/note/markerWords.ts';
import type { Task, TaskLine } from '../../core/note/note.ts';
import { isOpenClass } from '../../core/note/stateClass.ts';
import { parseTaskLine } from '../../core/note/taskLine.ts';
import type { TimelineEntry } from '../../core/note/timeline.ts';
import { drawBox } from '../../core/preview/box.ts';
import { fieldChip, personChip, projectChip, tagChip, wordChip } from '../../core/preview/chip.ts';
import type { Html } from '../../core/preview/html.ts';
import { closing, opening } from '../../core/preview/html.ts';
import type { PreviewPage } from '../../core/preview/page.ts';
import { drawStamp } from '../../core/preview/stamp.ts';
import type { Span } from '../../core/text.ts';
import type { MarkdownToken } from './markdownIt.ts';

/** Our one type of token: its content is Html. */
export const htmlToken = 'daybook_html';

/** Something on the line that is drawn as a chip. */
interface Mark {
  readonly raw: string;
  readonly span: Span;
  readonly chip: Html;
}

/** More chips than this make no line easier to read; they also bound the work of a hostile one. */
const mostMarks = 100;
const lookAhead = 3;

/** A token of ours with the place and nesting of another one. */
export function drawnToken(like: MarkdownToken, content: Html, block: boolean): MarkdownToken {
  return changed(like, { type: htmlToken, tag: '', nesting: 0, children: null, content, block, hidden: false });
}

/** A copy of a token; tokens are shared between renderings and must stay as they are. */
export function changed(token: MarkdownToken, change: Partial<MarkdownToken>): MarkdownToken {
  return Object.assign(Object.create(Object.getPrototypeOf(token) as object), token, change) as MarkdownToken;
}

/** The inline tokens of a task's paragraph, drawn; `source` is the text that the task's spans count in. */
export function taskTokens(
  children: readonly MarkdownToken[],
  task: Task,
  source: string,
  page: PreviewPage,
): { readonly tokens: MarkdownToken[]; readonly hasBox: boolean } {
  const [first] = children;
  const isWord = isMarkerWord(task.marker);
  const box = isWord ? `${task.marker} ` : `[${task.marker}]`;
  const hasBox = first?.type === 'text' && first.content.startsWith(box);
  const words = hasBox
    ? [changed(first, { content: first.content.slice(box.length).trimStart() }), ...children.slice(1)]
    : children;
  const tokens = withChips(words, marksOf(task, source, page));
  if (!hasBox) return { tokens, hasBox };
  const blank = changed(first, { content: ' ' });
  const word = isWord ? [drawnToken(first, wordChip(task.marker, page), false), blank] : [];
  const drawn = [drawnToken(first, drawBox(task.state, page.context.words), false), blank, ...word];
  if (isOpenClass(task.state)) return { tokens: [...drawn, ...tokens], hasBox };
  const open = drawnToken(first, opening('span', { class: `daybook-text-${task.state}` }), false);
  return { tokens: [...drawn, open, ...tokens, drawnToken(first, closing('span'), false)], hasBox };
}

/** The inline tokens of an entry of a timeline: its stamp, and in its words people, projects and tags as chips. */
export function entryTokens(
  children: readonly MarkdownToken[],
  entry: TimelineEntry,
  source: string,
  page: PreviewPage,
): MarkdownToken[] {
  const [first] = children;
  const written = source.slice(entry.stamp.start, entry.stamp.end);
  const before = source.slice(entry.stamp.start, entry.content);
  if (first?.type !== 'text' || !first.content.startsWith(before.trimEnd())) return [...children];
  const words = [changed(first, { content: first.content.slice(before.length) }), ...children.slice(1)];
  const stamp = [drawnToken(first, drawStamp(entry, written), false), changed(first, { content: ' ' })];
  // What a person writes in words is read as it is on the line of a task; fields mean nothing here.
  const line = `- [ ] ${source.slice(entry.content, entry.span.end)}`;
  const mentions = parseTaskLine(line);
  return [...stamp, ...(mentions ? withChips(words, marksOf({ ...mentions, fields: [] }, line, page)) : words)];
}

function marksOf(task: TaskLine, source: string, page: PreviewPage): Mark[] {
  const isOpen = isOpenClass(task.state);
  const mark = (span: Span, chip: (raw: string) => Html): Mark => {
    const raw = source.slice(span.start, span.end);
    return { raw, span, chip: chip(raw) };
  };
  if (task.fields.length + task.people.length + task.projects.length + task.tags.length > mostMarks) return [];
  const marks = [
    ...task.fields.map((field) => mark(field.span, (raw) => fieldChip(field, raw, isOpen, page))),
    ...task.people.map(({ name, span }) => mark(span, (raw) => personChip(name, raw, page))),
    ...task.projects.map(({ name, span }) => mark(span, (raw) => projectChip(name, raw, page))),
    ...task.tags.map(({ name, span }) => mark(span, (raw) => tagChip(name, raw, page))),
  ].sort((a, b) => a.span.start - b.span.start);
  let end = -1;
  // A person inside a field is drawn with the field.
  return marks.filter(({ span }) => {
    const isFree = span.start >= end;
    if (isFree) end = span.end;
    return isFree;
  });
}

/** Puts the chips where the tokens of their marks stand, in order, up to the end of the task's line. */
function withChips(children: readonly MarkdownToken[], marks: readonly Mark[]): MarkdownToken[] {
  const tokens: MarkdownToken[] = [];
  let left = marks;
  let links = 0;
  for (const [at, child] of children.entries()) {
    if (child.type === 'softbreak' || child.type === 'hardbreak') return [...tokens, ...children.slice(at)];
    if (child.type === 'link_open') links++;
    if (child.type === 'link_close') links--;
    if (child.type === 'text' && links === 0) left = addText(tokens, child, left);
    else tokens.push(child);
  }
  return tokens;
}

/** Adds a text with chips in it; answers the marks that are still to come. */
function addText(tokens: MarkdownToken[], child: MarkdownToken, marks: readonly Mark[]): readonly Mark[] {
  let rest = child.content;
  let left = marks;
  for (;;) {
    // One that is not here stands further on, or another plugin has changed its text: then one behind it is here.
    const skipped = left.slice(0, lookAhead).findIndex(({ raw }) => placeOf(raw, rest) >= 0);
    const mark = left[skipped];
    if (skipped < 0 || mark === undefined) break;
    const place = placeOf(mark.raw, rest);
    if (place > 0) tokens.push(changed(child, { content: rest.slice(0, place) }));
    tokens.push(drawnToken(child, mark.chip, false));
    rest = rest.slice(place + mark.raw.length);
    left = left.slice(skipped + 1);
  }
  if (rest !== '') tokens.push(changed(child, { content: rest }));
  return left;
}

const wordSign = /[\p{L}\p{N}_]/u;

/** Where a token stands in a text as a word of its own, or -1. */
function placeOf(raw: string, words: string): number {
  for (let at = words.indexOf(raw); at >= 0; at = words.indexOf(raw, at + 1)) {
    const before = words.charAt(at - 1);
    const behind = words.charAt(at + raw.length);
    const isGlued = wordSign.test(before) && /^[\w@#+]/.test(raw);
    if (!isGlued && !(wordSign.test(behind) && wordSign.test(raw.slice(-1)))) return at;
  }
  return -1;
}
