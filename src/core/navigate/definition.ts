// Where a name leads: the note or line that it stands for. Comes in: what is named at an offset, the index, the text of
// `daybook.yml`. Goes out: places by path. Links to headings are left to VS Code's own Markdown support, but in headers.

import type { NoteIndex } from '../index/noteIndex.ts';
import { readNote } from '../note/readNote.ts';
import { configPath } from '../notePath.ts';
import type { Span } from '../text.ts';
import { personPlace } from './configNames.ts';
import { type LinkTarget, projectPath, resolveInline, resolveWiki, rowsById } from './lookup.ts';
import type { NameUse } from './nameUse.ts';

/** A place in a notebook: a line, a heading that is still to be looked for, or a span. Without any of them: the note's start. */
export interface Place {
  readonly path: string;
  readonly line?: number;
  readonly heading?: string;
  readonly span?: Span;
}

/** Most places that a tag leads to. */
const mostPlaces = 500;

/** What is named at an offset, the smallest where one lies in another; its edges count. */
export function nameAt(uses: readonly NameUse[], offset: number): NameUse | undefined {
  const here = uses.filter(({ whole }) => whole.start <= offset && offset <= whole.end);
  return here.sort((a, b) => a.whole.end - a.whole.start - (b.whole.end - b.whole.start))[0];
}

/** The note that a use of kind `note` leads to. A value of a header without brackets is a slug, or a title. */
export function noteTarget(path: string, use: NameUse, index: NoteIndex): LinkTarget {
  return use.by === 'inline' ? resolveInline(index, path, use.name) : resolveWiki(index, path, use.name);
}

/** Where a use leads; none for a name that nobody has. `configText` is the text of `daybook.yml`, for people declared there. */
export function definitionOf(path: string, use: NameUse, index: NoteIndex, configText: string | undefined): Place[] {
  switch (use.kind) {
    case 'person':
      return personPlaces(use.name, index, configText);
    case 'project': {
      const found = projectPath(index, use.name);
      return found === undefined ? [] : [{ path: found }];
    }
    case 'id':
      return idPlaces(use.name, index);
    case 'tag':
      return tagPlaces(use.name, index);
    default: {
      return use.by === 'inline' && !use.inHeader && use.heading !== undefined
        ? []
        : notePlaces(path, use, index, configText);
    }
  }
}

function personPlaces(name: string, index: NoteIndex, configText: string | undefined): Place[] {
  const person = index.roster().resolve(name);
  if (!person) return [];
  if (person.path !== undefined) return [{ path: person.path }];
  const span = configText === undefined ? undefined : personPlace(configText, person.id);
  return span ? [{ path: configPath, span }] : [];
}

function idPlaces(id: string, index: NoteIndex): Place[] {
  const rows = rowsById(index).get(id.toLowerCase()) ?? [];
  return rows.map((row) => {
    const { path, line } = index.item(row);
    return { path, line };
  });
}

/** A tag is defined nowhere: it leads to whatever carries it. */
function tagPlaces(tag: string, index: NoteIndex): Place[] {
  const wanted = tag.toLowerCase();
  const places: Place[] = [];
  for (const row of index.rows()) {
    const tags = index.get(row, 'tags');
    const list: readonly unknown[] = Array.isArray(tags) ? tags : [tags];
    if (!list.some((each) => typeof each === 'string' && each.replace(/^#/, '').toLowerCase() === wanted)) continue;
    const { path, line } = index.item(row);
    places.push({ path, line });
    if (places.length === mostPlaces) break;
  }
  return places;
}

function notePlaces(path: string, use: NameUse, index: NoteIndex, configText: string | undefined): Place[] {
  const target = noteTarget(path, use, index);
  const heading = use.heading === undefined ? {} : { heading: use.heading };
  if (target.is === 'found') {
    const { path: to } = target;
    const block = use.heading?.startsWith('^') ? idPlaces(use.heading.slice(1), index) : [];
    return [block.find((place) => place.path === to) ?? { path: to, ...heading }];
  }
  if (target.is === 'several') return target.paths.map((each) => ({ path: each, ...heading }));
  return personPlaces(use.name, index, configText);
}

/** The line of a heading by its words or its anchor (`#next-steps`); 0 when there is none like it. */
export function headingLine(path: string, text: string, heading: string): number {
  const wanted = anchor(heading);
  return readNote(path, text).headings.find((each) => anchor(each.text) === wanted)?.line ?? 0;
}

function anchor(heading: string): string {
  return heading
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .replace(/\s/g, '-');
}
