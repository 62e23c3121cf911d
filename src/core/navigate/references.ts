// Everything that names the same person, project, id, tag or note. Comes in: one use of a name; goes out: what to look for, and for
// each text the uses that mean the same. Reads no file: the caller hands over the texts worth a look.
import { slugOfPath, slugOfValue } from '../index/links.ts';
import type { NoteIndex } from '../index/noteIndex.ts';
import { configPath, nameOf } from '../notePath.ts';
import { configNames } from './configNames.ts';
import { noteTarget } from './definition.ts';
import { projectPath, projectPaths } from './lookup.ts';
import { type NameUse, readNames } from './nameUse.ts';

/** What somebody asked about. */
export interface Subject {
  /** The same for all uses that mean the same thing: `person:maria`, `note:a/b.md`. */
  readonly key: string;
  /** Words in lower case, one of which every text that names it holds. */
  readonly needles: readonly string[];
}

/** What a use is about. */
export function subjectOf(path: string, use: NameUse, index: NoteIndex): Subject {
  const key = keyOf(path, use, index);
  return { key, needles: needlesOf(key, use, index).filter((word) => word !== '') };
}

/** The subject of a note itself: whoever links to it, or to the person or project that it is. */
export function subjectOfNote(path: string, index: NoteIndex): Subject {
  const key = keyOfNote(path, index);
  return { key, needles: needlesOf(key, undefined, index) };
}

/** True when a text may name the subject: worth reading. */
export function mayName(text: string, { needles }: Subject): boolean {
  const lower = text.toLowerCase();
  return needles.some((needle) => lower.includes(needle));
}

/** The uses of a text that are about the subject, in the order of the text. */
export function referencesIn(path: string, text: string, subject: Subject, index: NoteIndex): NameUse[] {
  if (!mayName(text, subject)) return [];
  return usesIn(path, text, index)
    .filter((use) => keyOf(path, use, index) === subject.key)
    .sort((a, b) => a.span.start - b.span.start);
}

/** Every use of a file, `daybook.yml` included. */
export function usesIn(path: string, text: string, index: NoteIndex): readonly NameUse[] {
  return path === configPath ? configNames(text) : readNames(path, text, index.config).uses;
}

function keyOf(path: string, use: NameUse, index: NoteIndex): string {
  const name = use.name.toLowerCase();
  switch (use.kind) {
    case 'person':
      return `person:${(index.personId(use.name) ?? name).toLowerCase()}`;
    case 'project': {
      const found = projectPath(index, use.name);
      return `project:${(found === undefined ? slugOfValue(use.name) : slugOfPath(found)).toLowerCase()}`;
    }
    case 'note': {
      const target = noteTarget(path, use, index);
      if (target.is === 'found') return keyOfNote(target.path, index);
      const person = index.personId(use.name);
      return person === undefined ? `name:${name}` : `person:${person.toLowerCase()}`;
    }
    default:
      return `${use.kind}:${name}`;
  }
}

/** A person's or project's note is the person or the project. */
function keyOfNote(path: string, index: NoteIndex): string {
  const person = index.roster().people.find((each) => each.path === path);
  if (person) return `person:${person.id.toLowerCase()}`;
  const slug = slugOfPath(path).toLowerCase();
  return projectPaths(index).get(slug) === path ? `project:${slug}` : `note:${path}`;
}

function needlesOf(key: string, use: NameUse | undefined, index: NoteIndex): string[] {
  const [kind = '', ...rest] = key.split(':');
  const name = rest.join(':');
  const own = use === undefined ? [] : [use.name.toLowerCase()];
  if (kind === 'person') {
    const person = index.roster().people.find(({ id }) => id.toLowerCase() === name);
    if (!person) return own;
    const words = [person.id, person.name, person.name.split(' ')[0] ?? '', ...person.handles, ...person.mails];
    return [
      ...words.map((word) => word.toLowerCase()),
      ...(person.path === undefined ? [] : fileWords(person.path, index)),
    ];
  }
  if (kind === 'project') {
    const path = projectPaths(index).get(name);
    return path === undefined ? own : [name, ...fileWords(path, index)];
  }
  return kind === 'note' ? fileWords(name, index) : own;
}

/** How links may call a note: file name, as it is or percent-encoded, folder of a main note, title. */
function fileWords(path: string, index: NoteIndex): string[] {
  const file = nameOf(path);
  const row = index.noteRow(path);
  const title = row === undefined ? undefined : index.get(row, 'title');
  const words = [file, encodeURIComponent(file), encodeURI(file), slugOfPath(path)];
  return [...words, ...(typeof title === 'string' ? [title] : [])].map((word) => word.toLowerCase());
}
