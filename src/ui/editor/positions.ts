// Offsets of a note's text as positions of an editor. Comes in: the text as it is in the file; goes out: a function for its spans.
// Editors do not count a byte-order mark; spans do.
import { Position, Range, TextEdit } from 'vscode';
import { lineAt, lineStarts, type Span, type TextEdit as SpanEdit } from '../../core/text.ts';

/** Ranges of a text's spans. */
export function rangesIn(text: string): (span: Span) => Range {
  const mark = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  const starts = lineStarts(text);
  const position = (offset: number): Position => {
    const line = lineAt(starts, offset);
    return new Position(line, Math.max(0, offset - (starts[line] ?? 0) - (line === 0 ? mark : 0)));
  };
  return ({ start, end }) => new Range(position(start), position(end));
}

/** Edits of a text as an editor takes them. */
export function editorEdits(text: string, edits: readonly SpanEdit[]): TextEdit[] {
  const rangeOf = rangesIn(text);
  return edits.map(({ span, text: words }) => new TextEdit(rangeOf(span), words));
}
