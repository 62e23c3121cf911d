// Renames of people, projects, ids, tags and notes, across all notes. Comes in: one use of a name and the new name. Goes out: a plan
// (which words and which files get other names) or a refusal, and for each text its edits. Writes nothing, moves nothing, and
// leaves text in code alone. Links in bodies may be left to VS Code's own Markdown support.
import type { Refusal } from '../edits/edit.ts';
import { folderOfProject, slugOfPath } from '../index/links.ts';
import type { NoteIndex } from '../index/noteIndex.ts';
import { type Sayable, say, toSay } from '../language.ts';
import { parseTaskLine } from '../note/taskLine.ts';
import { folderOf, nameOf } from '../notePath.ts';
import type { TextEdit } from '../text.ts';
import { noteTarget } from './definition.ts';
import { notesByFile, projectPath, rowsById } from './lookup.ts';
import { movedLink } from './movedLink.ts';
import type { NameKind, NameUse } from './nameUse.ts';
import { usesIn } from './references.ts';

/** A word that is called otherwise from now on. */
export interface RenamedWord {
  readonly kind: Exclude<NameKind, 'note'>;
  readonly from: string;
  readonly to: string;
}

/** What a rename comes to: words in all notes, and files or folders that move. Moves are made in their order. */
export interface RenamePlan {
  readonly words: readonly RenamedWord[];
  readonly moves: readonly Move[];
}

/** A note, or a folder with all that is in it. */
export interface Move {
  readonly from: string;
  readonly to: string;
}

const kindWords: Readonly<Record<NameKind, Sayable>> = {
  person: toSay('a person'),
  project: toSay('a project'),
  id: toSay('an id'),
  tag: toSay('a tag'),
  note: toSay('a note'),
};

/** What a rename at a use begins with, or why nothing can be renamed there. */
export function renamable(path: string, use: NameUse, index: NoteIndex): { readonly text: string } | Refusal {
  if (use.kind === 'person') {
    const person = index.roster().resolve(use.name);
    const words = person ? [person.id, ...person.handles].map((word) => word.toLowerCase()) : [use.name.toLowerCase()];
    if (words.includes(use.name.toLowerCase())) return { text: use.name };
    return refused(
      'not-supported',
      say('“{0}” is a full name; rename @{1} where it is written so.', use.name, person?.id),
    );
  }
  if (use.kind !== 'note') return { text: use.name };
  const target = noteTarget(path, use, index);
  if (target.is === 'found') return { text: nameOf(target.path) };
  return refused('not-supported', say('“{0}” leads to no one note, so nothing can be renamed.', use.name));
}

/**
 * The plan for calling what a use means `to`. Refused: `invalid` for a name that would not be read back as what it is, `exists`
 * for one that somebody or something else has, `unchanged`, and what `renamable` refuses.
 */
export function planRename(path: string, use: NameUse, to: string, index: NoteIndex): RenamePlan | Refusal {
  const old = renamable(path, use, index);
  if ('refused' in old) return old;
  if (to === old.text) return refused('unchanged', say('It is called so already.'));
  if (!isReadBack(use.kind, to))
    return refused('invalid', say('“{0}” cannot be the name of {1}.', to, say(kindWords[use.kind])));
  const taken = takenBy(use.kind, old.text, to, index);
  if (taken !== undefined) return refused('exists', taken);
  if (use.kind === 'note') {
    const target = noteTarget(path, use, index);
    return target.is === 'found'
      ? planMove(target.path, renamedPath(target.path, to), index)
      : { words: [], moves: [] };
  }
  const words: RenamedWord[] = [{ kind: use.kind, from: old.text, to }];
  const note = noteOfWord(use.kind, old.text, index);
  if (note === undefined) return { words, moves: [] };
  const moves = movesOf(note, to);
  const clash = moves.find((move) => isTaken(move, index));
  return clash ? refused('exists', say('{0} is there already.', clash.to)) : { words, moves };
}

/** The plan for a note that gets another path: its links, and its words where it is a person's or project's note. */
export function planMove(from: string, to: string, index: NoteIndex): RenamePlan | Refusal {
  if (from !== to && isTaken({ from, to }, index)) return refused('exists', say('{0} is there already.', to));
  return { words: wordsOfMove(from, to, index), moves: [{ from, to }] };
}

/** The words that change with the path of a note: the slug of a project, the handle of a person that is its file's name. */
export function wordsOfMove(from: string, to: string, index: NoteIndex): RenamedWord[] {
  const [old, now] = [slugOfPath(from), slugOfPath(to)];
  if (old === now) return [];
  if (projectPath(index, old) === from && isReadBack('project', now)) return [{ kind: 'project', from: old, to: now }];
  const isPerson = index.roster().people.some((person) => person.path === from);
  return isPerson && isReadBack('person', now) ? [{ kind: 'person', from: old, to: now }] : [];
}

/** What a rename may leave alone. */
export interface RenameOptions {
  /** False where VS Code's own Markdown support updates the links in bodies. */
  readonly bodyLinks: boolean;
}

/** The edits of one file. `path` is where it lies before anything moves. */
export function renameEdits(
  path: string,
  text: string,
  plan: RenamePlan,
  index: NoteIndex,
  { bodyLinks }: RenameOptions = { bodyLinks: true },
): TextEdit[] {
  const pathOf = (old: string): string => movedPath(old, plan.moves);
  const uses = usesIn(path, text, index);
  const edits = uses.flatMap((use): TextEdit[] => {
    const word = use.kind === 'note' ? use.name : renamedWord(use, plan.words);
    if (use.kind !== 'note') return word === use.name ? [] : [{ span: use.span, text: word }];
    if (use.by === 'inline' && !bodyLinks && !use.inHeader) return [];
    const target = noteTarget(path, use, index);
    const link = movedLink(use, text, path, target.is === 'found' ? target.path : undefined, pathOf);
    return link === undefined ? [] : [{ span: use.span, text: link }];
  });
  return edits.sort((a, b) => a.span.start - b.span.start);
}

/** True for a text that can change by a plan: a cheap test before it is read closely. */
export function mayChange(path: string, text: string, { words, moves }: RenamePlan): boolean {
  // What a note that moves to another folder links to stays where it is.
  if (moves.some((move) => isWithin(path, move.from))) return true;
  const lower = text.toLowerCase();
  if (words.some(({ from }) => lower.includes(from.toLowerCase()))) return true;
  return moves.some(({ from }) => {
    const file = nameOf(from);
    return [file, slugOfPath(from), encodeURI(file), encodeURIComponent(file)].some((each) =>
      lower.includes(each.toLowerCase()),
    );
  });
}

/** Where a path lies after moves. */
export function movedPath(path: string, moves: readonly Move[]): string {
  return moves.reduce((at, { from, to }) => (isWithin(at, from) ? to + at.slice(from.length) : at), path);
}

function isWithin(path: string, folder: string): boolean {
  return path === folder || path.startsWith(`${folder}/`);
}

/** A nested tag goes with the one above it; everything else is the whole word. */
function renamedWord({ kind, name }: NameUse, words: readonly RenamedWord[]): string {
  for (const { kind: wanted, from, to } of words) {
    if (kind !== wanted) continue;
    if (name.toLowerCase() === from.toLowerCase()) return to;
    if (kind === 'tag' && name.toLowerCase().startsWith(`${from.toLowerCase()}/`)) return to + name.slice(from.length);
  }
  return name;
}

/** The reader of task lines says what is a name: whatever is not read back whole is refused. */
function isReadBack(kind: NameKind, name: string): boolean {
  if (kind === 'note') return /^[^\\/:*?"<>|#^[\]\p{Cc}]{1,120}$/u.test(name) && !/^[. ]|[. ]$/.test(name);
  const token = { person: `@${name}`, project: `+${name}`, tag: `#${name}`, id: `id:${name}` }[kind];
  const task = parseTaskLine(`- [ ] x ${token} y`);
  if (!task || /[/\\]/.test(kind === 'tag' ? '' : name)) return false;
  if (kind === 'id') return task.id === name;
  const found = { person: task.people, project: task.projects, tag: task.tags }[kind];
  return found[0]?.name === name;
}

/** Why a name cannot be had; two tags may become one. */
function takenBy(kind: NameKind, old: string, to: string, index: NoteIndex): string | undefined {
  if (kind === 'person') {
    const other = index.roster().resolve(to);
    return other && other.id !== index.personId(old) ? say('“{0}” is {1} already.', to, other.name) : undefined;
  }
  if (old.toLowerCase() === to.toLowerCase()) return undefined;
  if (kind === 'project')
    return projectPath(index, to) === undefined ? undefined : say('There is a project “{0}” already.', to);
  return kind === 'id' && rowsById(index).has(to.toLowerCase())
    ? say('Something has the id “{0}” already.', to)
    : undefined;
}

function isTaken({ from, to }: Move, index: NoteIndex): boolean {
  if (from.toLowerCase() === to.toLowerCase()) return false;
  const same = notesByFile(index).get(nameOf(to).toLowerCase()) ?? [];
  return same.some((path) => path.toLowerCase() === to.toLowerCase());
}

/** The note that makes a word what it is, when the word is the name of its file or folder. */
function noteOfWord(kind: NameKind, word: string, index: NoteIndex): string | undefined {
  const path =
    kind === 'project' ? projectPath(index, word) : kind === 'person' ? index.roster().resolve(word)?.path : undefined;
  return path !== undefined && slugOfPath(path).toLowerCase() === word.toLowerCase() ? path : undefined;
}

/** A main note is called after its folder, so that the folder moves; and the note in it, when it has the same name. */
function movesOf(path: string, to: string): Move[] {
  const folder = folderOfProject(path);
  const isMain = folder !== undefined && folder === folderOf(path) && folder !== '';
  if (!isMain) return [{ from: path, to: renamedPath(path, to) }];
  const moved = folderOf(folder) === '' ? to : `${folderOf(folder)}/${to}`;
  const own = nameOf(path) === nameOf(folder);
  const inside = { from: `${moved}${path.slice(folder.length)}`, to: `${moved}/${to}.md` };
  return [{ from: folder, to: moved }, ...(own ? [inside] : [])];
}

function renamedPath(path: string, name: string): string {
  const folder = folderOf(path);
  return `${folder === '' ? '' : `${folder}/`}${name.replace(/\.md$/i, '')}.md`;
}

function refused(reason: Refusal['refused'], message: string): Refusal {
  return { refused: reason, message };
}
