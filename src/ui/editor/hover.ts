// Hovers of notes and of `daybook.yml`, as VS Code shows them. Comes in: what core says; goes out: Markdown in which all text of the
// notebook is escaped: it can neither link nor run anything. Decides nothing.
import { Hover as EditorHover, MarkdownString, type Position, Range, type TextDocument } from 'vscode';
import type { HoverRequest } from '../../core/hover/hover.ts';
import { hoverAt } from '../../core/hover/hoverAt.ts';
import { configQueryHover } from '../../core/hover/queryHover.ts';
import { configPath } from '../../notebook/notebook.ts';
import { localDay } from '../localDay.ts';
import { outlineContext } from '../tree/treeContext.ts';
import type { NoteAt } from './noteAt.ts';

/** What stands at a place, in words; nothing where nothing of ours stands. */
export function hoverOf(
  { open, path, text }: NoteAt,
  document: TextDocument,
  position: Position,
): EditorHover | undefined {
  const context = { ...outlineContext(open), day: localDay };
  const request: HoverRequest = {
    path,
    text,
    offset: document.offsetAt(position),
    index: open.notebook.index(),
    context,
  };
  const found = path === configPath ? configQueryHover(request) : hoverAt(request);
  if (!found) return undefined;
  const { title, lines, span } = found;
  const shown = new MarkdownString();
  if (title !== '') shown.appendMarkdown('**').appendText(title).appendMarkdown('**\n\n');
  lines.forEach((line, at) => {
    if (at > 0) shown.appendMarkdown('  \n');
    shown.appendText(line);
  });
  return new EditorHover(shown, new Range(document.positionAt(span.start), document.positionAt(span.end)));
}
