// Promises that minutes write as words in place of boxes: `Action: Trevor to ask the vendor`, `**AI**: …`, and under a heading for
// actions `Matteo to open an issue`, `Open an issue - @matteo - 2026-03-20`. Comes in: the text of a note. Goes out: the phrases in their order. Only found, never
// changed: whether one becomes a task is a person's choice. Boxes are tasks already; code and comments hold no promises.
import type { Span } from '../text.ts';
import { assignedTail } from './assignedTail.ts';
import { trimmedEnd } from './characters.ts';
import { parseNote } from './parseNote.ts';
import { sectionOf } from './sections.ts';

/** One promise. `span` is the whole phrase on its line, bullet left out; `person` as written, without `@`. */
export interface ActionPhrase {
  readonly span: Span;
  readonly person?: string;
  readonly text: string;
  /** The day behind the name, where both stand at the end of the line. */
  readonly due?: string;
}

/** Longest phrase that is looked at. */
const LONGEST = 400;

/** `Action item`, `ACTION`, `AI`, with a name in brackets, behind `for` or bare, up to the colon. */
const labelled =
  /^[*_]{0,3}(?:action(?:[ -]items?)?|AI)[*_]{0,3}(?: for ([^:*]{1,40})| ?\(([^)]{1,40})\)| (@[\w.-]{1,40}))?[*_]{0,3} ?[:：][*_]{0,3} ?(.*)$/i;
const name = /^(@[\w.-]{1,40}|\p{Lu}[\p{L}'’-]{0,30}(?: \p{Lu}[\p{L}'’-]{0,30}){0,2}) (?:to|will|should) (\p{L}.*)$/u;

/** The action phrases of a note, in the order of its text. */
export function actionPhrases(text: string): readonly ActionPhrase[] {
  const pieces: Span[] = [];
  const note = parseNote(text, { onText: (start, end) => void pieces.push({ start, end }) });
  const taskLines = new Set(note.tasks.map(({ lineSpan }) => lineSpan.end));
  const starts = note.headings.map(({ span }) => span.start);
  const phrases: ActionPhrase[] = [];
  for (const piece of pieces.sort((a, b) => a.start - b.start)) {
    if (taskLines.has(piece.end) || piece.end - piece.start > LONGEST) continue;
    const heading = note.headings[starts.findLastIndex((start) => start <= piece.start)];
    if (heading !== undefined && piece.start < heading.span.end) continue;
    const phrase = phraseAt(text, piece, heading !== undefined && sectionOf(heading.text) === 'actions');
    if (phrase !== undefined) phrases.push(phrase);
  }
  return phrases;
}

function phraseAt(text: string, piece: Span, inActions: boolean): ActionPhrase | undefined {
  const span = { start: piece.start, end: trimmedEnd(text, piece.start, piece.end) };
  const line = text.slice(span.start, span.end);
  const label = labelled.exec(line);
  // In lower case the two letters are a word of other languages.
  const isLabel = label !== null && !/^[*_]*ai/.test(line);
  const rest = (isLabel ? (label[4] ?? '') : line).replace(/[*_]{1,3}$/, '').trim();
  if (rest === '' || (!isLabel && !inActions)) return undefined;
  const tail = assignedTail(rest, 0, rest.length);
  if (tail !== undefined) {
    const [person, due] = [tail.name, tail.day].map(({ start, end }) => rest.slice(start, end));
    return {
      span,
      person: person?.replace(/^@/, '') ?? '',
      text: rest.slice(0, tail.span.start).trimEnd(),
      due: due ?? '',
    };
  }
  const named = name.exec(rest);
  const person = (isLabel ? (label[1] ?? label[2] ?? label[3]) : undefined)?.trim() ?? named?.[1];
  if (!isLabel && named === null) return undefined;
  const words = named !== null && named[1] === person ? (named[2] ?? rest) : rest;
  return { span, ...(person === undefined ? {} : { person: person.replace(/^@/, '') }), text: words };
}
