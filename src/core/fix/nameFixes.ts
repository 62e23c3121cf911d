// Fixes of names and links that lead nowhere: the nearest name that is known, or a note for what is missing. Comes in: a problem
// of `validateNames`; goes out: named changes of one line, or one new note. Never makes a note over an existing one.
import type { NewFile } from '../edits/edit.ts';
import { isRefusal } from '../edits/edit.ts';
import { say } from '../language.ts';
import { joined, notesByFile, projectPaths, resolveWiki, rowsById } from '../navigate/lookup.ts';
import { namesOfPeople } from '../navigate/validateNames.ts';
import { folderOf, nameOf } from '../notePath.ts';
import { nearestWord } from '../record/nearest.ts';
import { newRecord } from '../record/newRecord.ts';
import { relativePath } from '../record/noteLink.ts';
import { safeName } from '../record/safeName.ts';
import { decodedUri, type Span } from '../text.ts';
import { type Fix, type FixContext, type FixMaker, replacing, shown } from './fix.ts';

/** Most notes that are offered for an ambiguous link. */
const mostNotes = 8;

/** An unknown `@person`. */
export const fixUnknownPerson: FixMaker = ({ span }, context) => {
  // A field names its person without the sign.
  const sign = context.text.charAt(span.start) === '@' ? 1 : 0;
  const place = { start: span.start + sign, end: span.end };
  const name = context.text.slice(place.start, place.end);
  return [...personFixes(place, context), ...newPersonFix(name, context)];
};

/** The nearest name of the roster in the place of one that nobody has. */
export function personFixes({ start, end }: Span, { text, index }: FixContext): Fix[] {
  const sign = text.charAt(start) === '@' ? 1 : 0;
  const place = { start: start + sign, end };
  const near = nearestWord(text.slice(place.start, end), namesOfPeople(index));
  return near === undefined ? [] : [replacing(say('Change to {0}', near), place, near, true)];
}

/** A note for a person of that name. */
export function newPersonFix(name: string, context: FixContext): Fix[] {
  return newNoteFix('person', name, context);
}

/** An unknown project: the nearest one, or a note that makes it one. */
export const fixUnknownProject: FixMaker = ({ span }, context) => {
  const { text, index } = context;
  const place = { start: span.start + (text.charAt(span.start) === '+' ? 1 : 0), end: span.end };
  const name = text.slice(place.start, place.end);
  const near = nearestWord(name, projectPaths(index).keys());
  const nearest = near === undefined ? [] : [replacing(say('Change to {0}', near), place, near, true)];
  return [...nearest, ...newNoteFix('project', name, context)];
};

/** An id nobody has: the nearest one, or the reference goes. */
export const fixUnknownId: FixMaker = ({ span }, { text, index, note }) => {
  const own = note?.tasks.flatMap(({ id }) => id ?? []) ?? [];
  const near = nearestWord(text.slice(span.start, span.end), [...own, ...rowsById(index).keys()]);
  return near === undefined ? [] : [replacing(say('Change to {0}', near), span, near)];
};

/** A link to a note that is not there: where a note of that file name is now, one of nearly that name, or the note itself. */
export const fixBrokenLink: FixMaker = ({ span }, context) => {
  const { text, path, index } = context;
  const target = text.slice(span.start, span.end);
  const file = decodedUri(target.slice(target.lastIndexOf('/') + 1));
  const moved = notesByFile(index).get(bare(file)) ?? [];
  const near = moved.length > 0 ? moved : nearNotes(file, context);
  const fixes = near
    .slice(0, mostNotes)
    .map((to) => replacing(say('Link to {0}', to), span, relativePath(path, to), moved.length === 1));
  return [...fixes, ...newFileFix(joined(folderOf(path), decodedUri(target)), file)];
};

/** A wiki link to nothing: the nearest name, or a note of that name beside this one. */
export const fixBrokenWiki: FixMaker = ({ span }, context) => {
  const { text, path, index } = context;
  const name = text.slice(span.start, span.end);
  const near = nearestWord(name, notesByFile(index).keys());
  const found = near === undefined ? undefined : resolveWiki(index, path, near);
  const word = found?.is === 'found' ? nameOf(found.path) : undefined;
  const nearest = word === undefined ? [] : [replacing(say('Link to {0}', word), span, word, true)];
  const folder = name.includes('/') ? '' : folderOf(path);
  return [...nearest, ...newFileFix(joined(folder, `${name.replace(/\.md$/i, '')}.md`), `${name}.md`)];
};

/** A wiki link that several notes could be meant by: each with its folder. */
export const fixAmbiguousWiki: FixMaker = ({ span }, { text, path, index }) => {
  const target = resolveWiki(index, path, text.slice(span.start, span.end));
  if (target.is !== 'several') return [];
  return target.paths
    .slice(0, mostNotes)
    .map((to) => replacing(say('Link to {0}', to), span, to.replace(/\.md$/i, '')));
};

/** A new record whose file is called by the name, so that the name means it. */
function newNoteFix(kindId: string, name: string, { index, today, now }: FixContext): Fix[] {
  const { config } = index;
  const kind = config.kinds.get(kindId);
  if (!kind || safeName(name) === '') return [];
  const made = newRecord(kindId, { title: titleFor(name) }, { config, today, now, index });
  if (isRefusal(made)) return [];
  const folder = kind.folder === '' ? '' : `${kind.folder}/`;
  const file: NewFile = { ...made, path: `${folder}${name}.md` };
  if (!isPlainName(name) || index.noteRow(file.path) !== undefined) return [];
  return [
    {
      title: say('Create the {0} “{1}”', kind.label.toLowerCase(), shown(name)),
      edits: [],
      sure: false,
      creates: file,
    },
  ];
}

function newFileFix(path: string | undefined, file: string): Fix[] {
  if (path === undefined || !path.split('/').every((part) => isPlainName(part.replace(/\.md$/i, '')))) return [];
  const title = titleFor(file.replace(/\.md$/i, ''));
  const text = `# ${title}\n\n`;
  return [{ title: say('Create {0}', path), edits: [], sure: false, creates: { path, text, cursor: text.length } }];
}

function nearNotes(file: string, { index }: FixContext): readonly string[] {
  const files = notesByFile(index);
  const near = nearestWord(bare(file), files.keys());
  return near === undefined ? [] : (files.get(near) ?? []);
}

/** A name that every file system takes as it is. */
function isPlainName(name: string): boolean {
  return name !== '' && name.length <= 100 && /^[\p{L}\p{N}_][\p{L}\p{N}_. -]*$/u.test(name) && !/[. ]$/.test(name);
}

function titleFor(name: string): string {
  const words = name
    .slice(name.lastIndexOf('/') + 1)
    .replace(/[-_]+/g, ' ')
    .trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function bare(file: string): string {
  return file.replace(/\.md$/i, '').toLowerCase();
}
