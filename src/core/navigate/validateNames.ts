// Names and links of a note that lead nowhere. Comes in: what the note names, the index, and which paths are notes at all. Goes
// out: hints. A roster without anybody and a notebook without projects make no such hints: there names are just words.
import { slugOfValue } from '../index/links.ts';
import type { NoteIndex } from '../index/noteIndex.ts';
import type { Row } from '../index/rows.ts';
import { say } from '../language.ts';
import type { Problem } from '../note/note.ts';
import { withGuess } from '../record/nearest.ts';
import type { NameProblemCode } from '../record/problemCodes.ts';
import {
  type LinkTarget,
  notesBySlug,
  projectPath,
  projectPaths,
  resolveInline,
  resolveWiki,
  rowsById,
} from './lookup.ts';
import type { NamedNote, NameUse } from './nameUse.ts';

/** Whether a path would be read as a note: links to other files are none of our business. */
export type IsNote = (path: string) => boolean;

/** Hints about names that nobody has and links to notes that are not there, in the order of the uses. */
export function validateNames(path: string, { uses }: NamedNote, index: NoteIndex, isNote: IsNote): Problem[] {
  const given = new Set(uses.filter(({ gives }) => gives).map(({ name }) => name.toLowerCase()));
  return uses.flatMap((use) => {
    switch (use.kind) {
      case 'person':
        return personProblem(use, index);
      case 'project':
        return projectProblem(use, index);
      case 'id':
        if (use.gives) return sameIdProblem(path, use, index);
        // What a link names may be any block of a note, not only a task.
        if (use.by === 'wiki' || use.by === 'inline') return [];
        return given.has(use.name.toLowerCase()) ? [] : idProblem(use, index);
      case 'note':
        return use.by === 'header' ? [] : linkProblem(path, use, index, isNote);
      default:
        return [];
    }
  });
}

/** On task lines only: prose may speak of anybody, and headers are looked at by `validateRecord`. */
function personProblem({ by, isPerson, name, span, whole }: NameUse, index: NoteIndex): Problem[] {
  const { people } = index.roster();
  if ((by !== 'task' && !isPerson) || people.length === 0 || index.personId(name) !== undefined) return [];
  const message = withGuess(say('“@{0}” is nobody in the team’s list', name), name, namesOfPeople(index));
  return [problem('person-unknown', message, isPerson ? span : whole)];
}

/** Every word by which somebody of the roster may be called on a task line. */
export function namesOfPeople(index: NoteIndex): string[] {
  return [...new Set(index.roster().people.flatMap(({ id, handles }) => [id, ...handles]))];
}

function projectProblem({ by, name, span, whole }: NameUse, index: NoteIndex): Problem[] {
  const slugs = projectPaths(index);
  if (by === 'prose' || slugs.size === 0 || projectPath(index, name) !== undefined) return [];
  const message = withGuess(say('There is no project “{0}”', name), name, slugs.keys());
  return [problem('project-unknown', message, by === 'task' ? whole : span)];
}

/** What comes after something names it by id, or a record by the name of its file. */
function idProblem({ name, span }: NameUse, index: NoteIndex): Problem[] {
  if (rowsById(index).has(name.toLowerCase()) || notesBySlug(index).has(slugOfValue(name).toLowerCase())) return [];
  return [problem('id-unknown', say('Nothing in this notebook has the id “{0}”.', name), span)];
}

/** Ids are for one thing each: what comes after one could mean either. Block ids are names within their note alone. */
function sameIdProblem(path: string, { by, name, span, whole }: NameUse, index: NoteIndex): Problem[] {
  const isBlock = by === 'field' && span.start === whole.start + 1;
  const others = isBlock ? [] : (rowsById(index).get(name.toLowerCase()) ?? []).filter((row) => givesId(index, row));
  if (others.length < 2) return [];
  const other = others.map((row) => index.path(row)).find((each) => each !== path) ?? path;
  return [problem('id-duplicate', say('“{0}” is the id of something in {1}, too.', name, other), span)];
}

/** False for a line that is named by its block id. */
function givesId(index: NoteIndex, row: Row): boolean {
  return index.fieldNames(row).includes('id');
}

function linkProblem(path: string, use: NameUse, index: NoteIndex, isNote: IsNote): Problem[] {
  const isWiki = use.by === 'wiki';
  if (isWiki && index.personId(use.name) !== undefined) return [];
  const target: LinkTarget = isWiki ? resolveWiki(index, path, use.name) : resolveInline(index, path, use.name);
  if (target.is === 'several') {
    const message = say('“{0}” could be any of {1} notes; say which with its folder.', use.name, target.paths.length);
    return [problem('wiki-ambiguous', message, use.span)];
  }
  if (target.is !== 'missing' || !isNote(target.path)) return [];
  const code = isWiki ? 'wiki-broken' : 'link-broken';
  return [problem(code, say('There is no note “{0}”.', use.name), use.span)];
}

function problem(code: NameProblemCode, message: string, span: Problem['span']): Problem {
  return { code, message, span, severity: 'hint' };
}
