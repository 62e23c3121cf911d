// Fixes of `daybook.yml`: misspelt keys and values, what is written twice or is not used. Comes in: a problem of the configuration;
// goes out: named changes of one line. Where YAML itself is broken only a person can help.
import { escaped } from '../edits/headerValue.ts';
import { say } from '../language.ts';
import { lineAround } from '../text.ts';
import { type FixMaker, removingLines, replacing, shown } from './fix.ts';

/** The word that was probably meant, in the quotes of the old one. */
export const fixNear: FixMaker = ({ span, near }, { text }) => {
  if (near === undefined) return [];
  const quote = /^["']/.exec(text.slice(span.start, span.end))?.[0] ?? '';
  const word = quote === '"' ? escaped(near) : near;
  return [replacing(say('Change to `{0}`', near), span, quote + word + quote, true)];
};

/** A line of its own that does nothing: it goes, when it is one line. */
export const fixUseless: FixMaker = ({ span }, { text }) => {
  const line = lineAround(text, span.start);
  const words = text.slice(line.start, line.end).trim();
  const isWhole =
    span.end <= line.end + 2 && /^- /.test(words) && text.slice(span.start, line.end).trim().length + 2 >= words.length;
  return isWhole ? [removingLines(`Remove ${shown(words.slice(2))}`, text, span)] : [];
};

/** An anchor that nothing may refer to. */
export const fixAnchor: FixMaker = ({ span }, { text }) => {
  const line = lineAround(text, span.start);
  const found = /&[\w-]+[ \t]+/.exec(text.slice(line.start, line.end));
  if (!found) return [];
  const start = line.start + found.index;
  return [replacing(`Remove ${found[0].trim()}`, { start, end: start + found[0].length }, '')];
};
