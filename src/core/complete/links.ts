// Completion of links: `[[` names a note, a heading or a task in it, `](` leads to a note by its title. Comes in: the line and the cursor;
// goes out: proposals. Addresses and headings behind `](` are the editor's own business.
import type { NoteName } from '../index/noteNames.ts';
import { notesByFile, resolveWiki } from '../navigate/lookup.ts';
import type { Note } from '../note/note.ts';
import { readNote } from '../note/readNote.ts';
import { folderOf, nameOf } from '../notePath.ts';
import { titleOf } from '../record/interpret.ts';
import { linkText, relativePath } from '../record/noteLink.ts';
import { parseOptions } from '../record/parseOptions.ts';
import { blockLinks } from './blockLinks.ts';
import { type Completion, type CompletionRequest, fitting } from './completion.ts';
import type { TextPlace } from './place.ts';

/** Proposals for an open link that the cursor stands in, or undefined when it stands in none. */
export function completeLink(request: CompletionRequest, place: TextPlace): Completion[] | undefined {
  const { before } = place.line;
  const wiki = /\[\[([^\][|]*)$/.exec(before)?.[1];
  if (wiki !== undefined) return wiki.includes('#') ? headings(request, place, wiki) : wikiNotes(request, place, wiki);
  const target = /\]\((<?)([^()<>\s]*)$/.exec(before);
  if (!target) return undefined;
  return /^(?:[a-z][\w+.-]+:|#|\/\/)|#/i.test(target[2] ?? '') ? [] : inlineNotes(request, place, target[2] ?? '');
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
  return notesFor(request, decoded(typed)).map(({ path, title }) => ({
    kind: 'note',
    label: title,
    detail: path,
    insert: relativePath(from, path) + (isClosed ? '' : `${isBare})`),
    span: { start, end: offset + (isClosed ? rest : 0) },
    ...(empty ? { also: [{ span: { start: start - 2, end: start - 2 }, text: linkText(title) }] } : {}),
  }));
}

/** Notes whose title or path fits, records and neighbours first. */
function notesFor({ index, path: from }: CompletionRequest, typed: string): NoteName[] {
  const folder = folderOf(from);
  const wanted = typed.replace(/^(?:\.{1,2}\/)+/, '').trim();
  const others = index.names().filter(({ path }) => path !== from);
  const weightOf = ({ path, row }: NoteName) =>
    (index.type(row) === 'record' ? 1 : 0) + (folderOf(path) === folder ? 2 : 0);
  const found = fitting(wanted, others, ({ path, title }) => [title, fileOf(path), path], weightOf);
  return found.map((note) => ({ ...note, title: titleOf(note.title, note.path) }));
}

function decoded(target: string): string {
  try {
    return decodeURIComponent(target);
  } catch {
    return target;
  }
}
