// Fixes of headers (front matter): what YAML needs quotes for, keys given twice, tabs, a closing line that is missing. Comes in:
// a problem of a header; goes out: named changes of one line. Never guesses at a header that cannot be read at all.

import { escaped } from '../edits/headerValue.ts';
import { say } from '../language.ts';
import { keyEnd } from '../note/flatHeader.ts';
import { lineAround, withoutEnd } from '../text.ts';
import { type FixMaker, lineEndBehind, removingLines, replacing, shown } from './fix.ts';

/** A value that begins with a sign, or holds a colon: in quotes it is read by every tool alike. */
export const fixUnquoted: FixMaker = ({ span }, { text }) => {
  const value = text.slice(span.start, span.end);
  return [replacing(say('Put the value in quotes'), span, `"${escaped(value)}"`, true)];
};

/** `tag: #ops`: what stands behind the sign is lost to YAML; in quotes it is a value again. */
export const fixLostHash: FixMaker = ({ span }, { text }) => {
  const line = lineAround(text, span.start);
  const value = withoutEnd(text.slice(span.start, line.end), ' \t');
  const end = span.start + value.length;
  return [replacing(say('Put the value in quotes'), { start: span.start, end }, `"${escaped(value)}"`, true)];
};

/** Tabs before a key or item become two blanks each. */
export const fixTab: FixMaker = ({ span }, { text }) => {
  const line = lineAround(text, span.start);
  const lead = /^[ \t]*/.exec(text.slice(line.start, line.end))?.[0] ?? '';
  if (!lead.includes('\t')) return [];
  const place = { start: line.start, end: line.start + lead.length };
  return [replacing(say('Indent with blanks'), place, lead.replaceAll('\t', '  '), true)];
};

/** Of two equal keys the last one counts, so the other line can go; one that goes over several lines is left to a person. */
export const fixDuplicateKey: FixMaker = ({ span }, { text, note }) => {
  const key = text.slice(span.start, span.end);
  const all = note?.header?.entries.filter((entry) => entry.key === key) ?? [];
  return all.flatMap((entry, at) => {
    const line = lineAround(text, entry.keySpan.start);
    if (entry.valueSpan.end > line.end) return [];
    const value = shown(text.slice(entry.valueSpan.start, entry.valueSpan.end));
    const isSame = all.every((each) => each.values[0]?.text === entry.values[0]?.text && each.shape === entry.shape);
    const isLast = at === all.length - 1;
    const title = isLast
      ? say('Remove `{0}: {1}`, which counts now', key, value)
      : say('Remove `{0}: {1}`', key, value);
    return [removingLines(title, text, entry.keySpan, isSame && at === 0 && all.length === 2)];
  });
};

/** A header without its first line. */
export const fixUnopened: FixMaker = ({ span }, { text }) => {
  const place = { start: span.start, end: span.start };
  return [replacing(say('Open the header with ---'), place, `---${lineEndBehind(text, span.end)}`, true)];
};

/** A header without its last line: it is added behind the last line that can be a part of a header. */
export const fixUnclosed: FixMaker = ({ span }, { text }) => {
  const end = lineEndBehind(text, span.end);
  const fence = text.startsWith('+++', span.start) ? '+++' : '---';
  let at = text.indexOf('\n', span.end) + 1;
  while (at > 0 && at < text.length && isHeaderLine(text, at)) {
    const feed = text.indexOf('\n', at);
    if (feed < 0) return [replacing(say('Close the header with {0}', fence), atEnd(text), `${end}${fence}`)];
    at = feed + 1;
  }
  return at === 0 ? [] : [replacing(say('Close the header with {0}', fence), { start: at, end: at }, `${fence}${end}`)];
};

/** The language behind the dashes: `---yaml` says what `---` says already. */
export const fixHeaderLanguage: FixMaker = ({ span }, { text }) => {
  const word = text.slice(span.start + 3, span.end);
  if (!/^\s*ya?ml\s*$/i.test(word)) return [];
  return [replacing(say('Remove “{0}”', word.trim()), { start: span.start + 3, end: span.end }, '', true)];
};

function atEnd(text: string): { start: number; end: number } {
  return { start: text.length, end: text.length };
}

/** A key, an item, a comment, or a line that is indented; a blank line ends the header of somebody who forgot to close it. */
function isHeaderLine(text: string, at: number): boolean {
  const { end } = lineAround(text, at);
  const line = text.slice(at, end);
  return keyEnd(text, at, end) > 0 || /^(?:[ \t]+\S|- |#(?!#| [A-Z])|[\w-]+\s*=)/.test(line);
}
