// Definition, references and wiki links in editors. Comes in: a document and a position; goes out: locations. What is named and where
// it leads is decided in core/navigate; what VS Code's Markdown support answers itself is left to it.
import {
  type CancellationToken,
  DocumentLink,
  Location,
  Position,
  type Range,
  type TextDocument,
  type Uri,
} from 'vscode';
import { definitionOf, headingLine, nameAt, noteTarget, type Place } from '../../core/navigate/definition.ts';
import { type NameUse, readNames } from '../../core/navigate/nameUse.ts';
import { referencesIn, type Subject, subjectOf, subjectOfNote, usesIn } from '../../core/navigate/references.ts';
import { parseNote } from '../../core/note/parseNote.ts';
import { configPath } from '../../core/notePath.ts';
import type { OpenNotebook } from '../../notebook/registry.ts';
import { noteUri } from '../openNote.ts';
import { eachText } from './allTexts.ts';
import type { NoteAt } from './noteAt.ts';
import { rangesIn } from './positions.ts';

/** What a position of a note names. */
export function useAt({ open, path, text }: NoteAt, document: TextDocument, position: Position): NameUse | undefined {
  return nameAt(usesIn(path, text, open.notebook.index()), document.offsetAt(position));
}

/** Where the name at a position leads. */
export async function definitionsAt(note: NoteAt, document: TextDocument, position: Position): Promise<Location[]> {
  const use = useAt(note, document, position);
  if (!use) return [];
  const { open, path } = note;
  const configText = use.kind === 'tag' || use.kind === 'id' ? undefined : await open.notebook.read(configPath);
  const places = definitionOf(path, use, open.notebook.index(), configText);
  return Promise.all(places.map((place) => locationOf(open, place)));
}

/** Everything that names what is named at a position; on the title of a note, whatever links to the note. */
export async function referencesAt(
  note: NoteAt,
  document: TextDocument,
  position: Position,
  token: CancellationToken,
): Promise<Location[]> {
  const { open, path } = note;
  const index = open.notebook.index();
  const use = useAt(note, document, position);
  const subject = use ? subjectOf(path, use, index) : titleSubject(note, document.offsetAt(position));
  if (!subject) return [];
  // There the editor's own Markdown support lists the links of bodies.
  const isBuiltIn = use?.by === 'inline' && !use.inHeader;
  const found: Location[] = [];
  await eachText(open, token, (each, text) => {
    const uses = referencesIn(each, text, subject, index);
    if (uses.length === 0) return;
    const rangeOf = rangesIn(text);
    for (const { by, whole, inHeader } of uses)
      if (!isBuiltIn || by !== 'inline' || inHeader) found.push(new Location(noteUri(open.root, each), rangeOf(whole)));
  });
  return found;
}

function titleSubject({ open, path, text }: NoteAt, offset: number): Subject | undefined {
  if (path === configPath) return undefined;
  const { header, headings } = parseNote(text);
  const title = header?.entries.find(({ field }) => field === 'title');
  const spans = [title && { start: title.keySpan.start, end: title.valueSpan.end }, headings[0]?.span];
  const isTitle = spans.some((span) => span && span.start <= offset && offset <= span.end);
  return isTitle ? subjectOfNote(path, open.notebook.index()) : undefined;
}

/** The wiki links of a note that lead to one note, headings included: the editor's Markdown support knows none of them. */
export function wikiLinks({ open, path, text }: NoteAt): DocumentLink[] {
  const index = open.notebook.index();
  const rangeOf = rangesIn(text);
  return readNames(path, text, index.config).uses.flatMap((use) => {
    if (use.by !== 'wiki') return [];
    const target = noteTarget(path, use, index);
    if (target.is !== 'found') return [];
    const heading = use.heading === undefined ? {} : { heading: use.heading };
    return [new NoteLink(rangeOf(use.whole), open, { path: target.path, ...heading })];
  });
}

/** Fills in where a link leads, once somebody points at it: a heading has to be looked for in the note. */
export async function resolveLink(link: DocumentLink): Promise<DocumentLink> {
  if (!(link instanceof NoteLink)) return link;
  const { uri, range } = await locationOf(link.open, link.place);
  link.target = uri.with({ fragment: `L${range.start.line + 1}` });
  return link;
}

/** A link whose line is looked for when it is followed. */
class NoteLink extends DocumentLink {
  readonly open: OpenNotebook;
  readonly place: Place;

  constructor(range: Range, open: OpenNotebook, place: Place) {
    super(range);
    this.open = open;
    this.place = place;
    this.tooltip = place.path;
  }
}

async function locationOf(open: OpenNotebook, { path, line, heading, span }: Place): Promise<Location> {
  const uri: Uri = noteUri(open.root, path);
  const text = heading === undefined && !span ? undefined : await open.notebook.read(path);
  if (text !== undefined && span) return new Location(uri, rangesIn(text)(span));
  const at = text !== undefined && heading !== undefined ? headingLine(path, text, heading) : (line ?? 0);
  return new Location(uri, new Position(at, 0));
}
