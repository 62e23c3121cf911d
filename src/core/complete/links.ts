// Completion of links: `[[` names a note, a heading or a task in it, `](` leads to a note by its title. Comes in: the line and the cursor;
// goes out: proposals. Addresses and headings behind `](` are the editor's own business.
import type { NoteIndex } from '../index/noteIndex.ts';
import type { NoteName } from '../index/noteNames.ts';
import type { Steps } from '../index/steps.ts';
import { perVersionInSteps } from '../index/versionMemo.ts';
import { notesByFile, resolveWiki } from '../navigate/lookup.ts';
import type { Note } from '../note/note.ts';
import { readNote } from '../note/readNote.ts';
import { folderOf, nameOf } from '../notePath.ts';
import { titleOf } from '../record/interpret.ts';
import { linkText, relativePath } from '../record/noteLink.ts';
import { parseOptions } from '../record/parseOptions.ts';
import { decodedUri } from '../text.ts';
import { blockLinks } from './blockLinks.ts';
import { type Completion, type CompletionRequest, fitting, fittingSteps } from './completion.ts';
import type { TextPlace } from './place.ts';

/** Proposals for an open link that the cursor stands in, or undefined when it stands in none. */
export function completeLink(request: CompletionRequest, place: TextPlace): Completion[] | undefined {
  const open = openLink(place.line.before);
  if (!open) return undefined;
  const { isWiki, typed } = open;
  if (typed.includes('#')) return isWiki ? headings(request, place, typed) : [];
  if (isWiki) return wikiNotes(request, place, typed);
  return isElsewhere(typed) ? [] : inlineNotes(request, place, typed);
}

/** What looks through all notes for a link at the cursor, with pauses: `complete` finds it done when the same is asked then. */
export function* linkSteps({ text, offset, index, path }: Omit<CompletionRequest, 'linked'>): Steps<void> {
  yield* index.nameSteps();
  const open = openLink(text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset));
  if (!open || open.typed.includes('#') || (!open.isWiki && isElsewhere(open.typed))) return;
  yield* fittingNotes.steps(index, path, wantedBy(open.isWiki ? open.typed : decodedUri(open.typed)));
}

/** The link that is open at the end of some words, and what is typed of where it leads. */
function openLink(before: string): { readonly isWiki: boolean; readonly typed: string } | undefined {
  const wiki = /\[\[([^\][|]*)$/.exec(before)?.[1];
  if (wiki !== undefined) return { isWiki: true, typed: wiki };
  const typed = /\]\(<?([^()<>\s]*)$/.exec(before)?.[1];
  return typed === undefined ? undefined : { isWiki: false, typed };
}

function isElsewhere(typed: string): boolean {
  return /^(?:[a-z][\w+.-]+:|\/\/)/i.test(typed);
}

/** Path of the note whose headings are wanted at the cursor, when that is another note; its text has to be read first. */
export function linkedNote({ text, offset, index, path }: Omit<CompletionRequest, 'linked'>): string | undefined {
  const before = text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset);
  const name = /\[\[([^\][|#]+)#[^\][|#]*$/.exec(before)?.[1]?.trim();
  if (name === undefined) return undefined;
  const found = resolveWiki(index, path, name);
  if (found.is === 'several') return found.paths[0];
  return found.is === 'found' ? found.path : undefined;
}

function wikiNotes(request: CompletionRequest, { line }: TextPlace, typed: string): Completion[] {
  const rest = /^[^\][|]*/.exec(line.after)?.[0].length ?? 0;
  const isClosed = line.after.startsWith(']]', rest);
  const span = { start: request.offset - typed.length, end: request.offset + (isClosed ? rest : 0) };
  const found = notesFor(request, typed);
  return found.map(({ path, title }) => {
    const bare = path.replace(/\.md$/i, '');
    const name = isNamedTwice(path, request) ? bare : bare.slice(bare.lastIndexOf('/') + 1);
    return { kind: 'note', label: title, detail: path, insert: name + (isClosed ? '' : ']]'), span };
  });
}

/** Whether another note has this one's file name, too: then it is called by its whole path. */
function isNamedTwice(path: string, { index }: CompletionRequest): boolean {
  return (notesByFile(index).get(nameOf(path).toLowerCase()) ?? []).length > 1;
}

function fileOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1).toLowerCase();
}

function linkedText({ linked, index }: CompletionRequest, path: string | undefined): Note | undefined {
  return linked === undefined || path === undefined ? undefined : readNote(path, linked, parseOptions(index.config));
}

function headings(request: CompletionRequest, { line, note }: TextPlace, typed: string): Completion[] {
  const hash = typed.indexOf('#');
  const path = hash === 0 ? undefined : linkedNote(request);
  const source = hash === 0 ? note : linkedText(request, path);
  const rest = /^[^\][|]*/.exec(line.after)?.[0].length ?? 0;
  const isClosed = line.after.startsWith(']]', rest);
  const start = request.offset - typed.length + hash + 1;
  const span = { start, end: request.offset + (isClosed ? rest : 0) };
  const behind = typed.slice(hash + 1);
  if (behind.startsWith('^') && source) {
    const place = { typed: behind.slice(1), span: { ...span, start: start + 1 }, close: isClosed ? '' : ']]' };
    return blockLinks(request, { path, note: source, ...place });
  }
  const found = fitting(behind, source?.headings ?? [], ({ text }) => [text]);
  return found.map(({ text, level }) => ({
    kind: 'heading',
    label: text,
    detail: '#'.repeat(level),
    insert: text.replace(/[\][|#]/g, ' ').trim() + (isClosed ? '' : ']]'),
    span,
  }));
}

/** Notes by title; a link without words gets the title. */
function inlineNotes(request: CompletionRequest, { line }: TextPlace, typed: string): Completion[] {
  const { offset, path: from } = request;
  const rest = /^[^\s()<>]*/.exec(line.after)?.[0].length ?? 0;
  const isClosed = line.after.startsWith(')', rest);
  const start = offset - typed.length;
  const isBare = line.before.endsWith('<', line.before.length - typed.length) ? '>' : '';
  const empty = request.text.startsWith('[](', start - 3) && isBare === '';
  return notesFor(request, decodedUri(typed)).map(({ path, title }) => ({
    kind: 'note',
    label: title,
    detail: path,
    insert: relativePath(from, path) + (isClosed ? '' : `${isBare})`),
    span: { start, end: offset + (isClosed ? rest : 0) },
    ...(empty ? { also: [{ span: { start: start - 2, end: start - 2 }, text: linkText(title) }] } : {}),
  }));
}

function notesFor({ index, path }: CompletionRequest, typed: string): NoteName[] {
  return fittingNotes(index, path, wantedBy(typed)).map((note) => ({ ...note, title: titleOf(note.title, note.path) }));
}

function wantedBy(typed: string): string {
  return typed.replace(/^(?:\.{1,2}\/)+/, '').trim();
}

/** Notes whose title or path fits, records and neighbours first. */
const fittingNotes = perVersionInSteps(
  (index: NoteIndex, from: string, wanted: string): Steps<NoteName[]> => {
    const folder = folderOf(from);
    const others = index.names().filter(({ path }) => path !== from);
    const weightOf = ({ path, row }: NoteName) =>
      (index.type(row) === 'record' ? 1 : 0) + (folderOf(path) === folder ? 2 : 0);
    return fittingSteps(wanted, others, ({ path, title }) => [title, fileOf(path), path], weightOf);
  },
  (from, wanted) => `${from}\n${wanted}`,
);
