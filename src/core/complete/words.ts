// People, projects and tags to propose, by use and nearness: what the note at the cursor speaks of comes first, then what the
// notebook speaks of most. Comes in: a request and what was typed; goes out: entries in order. Inserts nothing.
import { slugOfPath } from '../index/links.ts';
import type { NoteIndex } from '../index/noteIndex.ts';
import { isOpenRow } from '../index/openRow.ts';
import type { Row } from '../index/rows.ts';
import { perVersion } from '../index/versionMemo.ts';
import type { WordUse } from '../index/wordUse.ts';
import { headerEntry } from '../note/frontMatter.ts';
import type { Note } from '../note/note.ts';
import type { Person } from '../record/kind.ts';
import { type CompletionRequest, fitting } from './completion.ts';

/** A project that can be named. */
export interface NamedProject {
  readonly slug: string;
  readonly title: string;
  readonly isOpen: boolean;
}

/** One use in the note at hand weighs as much as so many elsewhere. */
const nearWeight = 1000;

const useOf: (index: NoteIndex) => WordUse = perVersion((index: NoteIndex) => index.wordUse());

const projectsOf: (index: NoteIndex) => readonly NamedProject[] = perVersion((index: NoteIndex) => {
  const projects = new Map<string, NamedProject>();
  for (const row of index.rowsAmong({ kinds: new Set(['project']) })) {
    if (index.kind(row) !== 'project') continue;
    const slug = slugOfPath(index.path(row));
    if (!projects.has(slug)) projects.set(slug, { slug, title: titleOf(index, row), isOpen: isOpenRow(index, row) });
  }
  return [...projects.values()];
});

/** The people of the roster whom the typed beginning fits, those of the note and the busiest first. */
export function peopleToPropose(typed: string, request: CompletionRequest, note: Note | undefined): Person[] {
  const { index } = request;
  const weights = new Map<string, number>();
  const add = (name: string, weight: number) => {
    const id = index.personId(name);
    if (id !== undefined) weights.set(id, (weights.get(id) ?? 0) + weight);
  };
  for (const [name, count] of useOf(index).people) add(name, count);
  for (const name of peopleIn(note)) add(name, nearWeight);
  const wordsOf = ({ id, name, handles }: Person) => [id, name, ...handles];
  return fitting(typed, index.roster().people, wordsOf, ({ id }) => weights.get(id) ?? 0);
}

/** The projects that fit: that of the note, those it names, open ones, the busiest. */
export function projectsToPropose(typed: string, request: CompletionRequest, note: Note | undefined): NamedProject[] {
  const { index, path } = request;
  const { projects } = useOf(index);
  const near = countsOf(note?.tasks.flatMap((task) => task.projects.map(({ name }) => name)) ?? []);
  const row = index.noteRow(path);
  const own = row === undefined ? undefined : index.get(row, 'project');
  const weightOf = ({ slug, isOpen }: NamedProject) =>
    (near.get(slug) ?? 0) * nearWeight +
    (projects.get(slug) ?? 0) +
    (slug === own ? nearWeight / 2 : 0) +
    (isOpen ? 0 : -1e6);
  return fitting(typed, projectsOf(index), ({ slug, title }) => [slug, title], weightOf);
}

/** The tags that fit, those of the note and the most used first. */
export function tagsToPropose(typed: string, request: CompletionRequest, note: Note | undefined): string[] {
  const { tags } = useOf(request.index);
  const near = countsOf(note?.tasks.flatMap((task) => task.tags.map(({ name }) => name)) ?? []);
  // The word at the cursor is in the index already, as the one tag that nobody has to be told of.
  const known = [...tags].flatMap(([tag, count]) => (tag === typed && count <= 1 ? [] : tag));
  return fitting(
    typed,
    known,
    (tag) => [tag],
    (tag) => (near.get(tag) ?? 0) * nearWeight + (tags.get(tag) ?? 0),
  );
}

function peopleIn(note: Note | undefined): string[] {
  const tasks = note?.tasks.flatMap(({ people }) => people.map(({ name }) => name)) ?? [];
  const attendees = headerEntry(note?.header, 'attendees')?.values.map(({ text }) => text) ?? [];
  return [...tasks, ...attendees];
}

function countsOf(names: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}

function titleOf(index: NoteIndex, row: Row): string {
  return String(index.get(row, 'title') ?? '');
}
