// Hovers of notes and of `daybook.yml`, as VS Code shows them. Comes in: what core says; goes out: Markdown in which all text of the
// notebook is escaped: it can neither link nor run anything. Decides nothing.
import { Hover as EditorHover, MarkdownString, type Position, Range, type TextDocument } from 'vscode';
import { movedDates, movedWords } from '../../core/history/movedDates.ts';
import type { Hover, HoverRequest } from '../../core/hover/hover.ts';
import { hoverAt } from '../../core/hover/hoverAt.ts';
import { configQueryHover } from '../../core/hover/queryHover.ts';
import { configPath } from '../../core/notePath.ts';
import type { OpenNotebook } from '../../notebook/registry.ts';
import { Stop } from '../../notebook/share/stop.ts';
import { localDay } from '../localDay.ts';
import { outlineContext } from '../tree/treeContext.ts';
import type { NoteAt } from './noteAt.ts';

/** So many latest forms of a note are looked at. */
const mostForms = 200;

/** What stands at a place, in words; nothing where nothing of ours stands. */
export async function hoverOf(
  { open, path, text }: NoteAt,
  document: TextDocument,
  position: Position,
): Promise<EditorHover | undefined> {
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
  const { title, span } = found;
  const moved = await movedLine(open, found);
  const lines = moved === undefined ? found.lines : [...found.lines, moved];
  const shown = new MarkdownString();
  if (title !== '') shown.appendMarkdown('**').appendText(title).appendMarkdown('**\n\n');
  lines.forEach((line, at) => {
    if (at > 0) shown.appendMarkdown('  \n');
    shown.appendText(line);
  });
  return new EditorHover(shown, new Range(document.positionAt(span.start), document.positionAt(span.end)));
}

/** How often the date of what is spoken of moved, where the past was read already: a hover begins no long reading. */
async function movedLine(open: OpenNotebook, { about }: Hover): Promise<string | undefined> {
  if (!about) return undefined;
  const history = await open.history();
  if (!history?.known()) return undefined;
  try {
    const forms = await history.forms([about.path], mostForms);
    return movedWords(movedDates(about.path, forms.get(about.path) ?? [], about.task), localDay);
  } catch (error) {
    // What else there is to say does not depend on git.
    if (error instanceof Stop) return undefined;
    throw error;
  }
}
