// How a link is written after notes moved: in the way it was written before. Comes in: the link, where it stands, where it leads,
// and where paths are afterwards. Goes out: the new target, or nothing when the old one still leads there.
import { slugOfPath } from '../index/links.ts';
import { folderOf } from '../notePath.ts';
import { relativePath } from '../record/noteLink.ts';
import { joined } from './lookup.ts';
import type { NameUse } from './nameUse.ts';

/**
 * The target as it has to be written, without a heading; undefined when nothing changes. `target` is the note that is meant, or
 * undefined for other files: those are followed by path alone.
 */
export function movedLink(
  { by, name, span }: NameUse,
  text: string,
  path: string,
  target: string | undefined,
  pathOf: (old: string) => string,
): string | undefined {
  const written = text.slice(span.start, span.end);
  const self = pathOf(path);
  if (by !== 'inline') return target === undefined ? undefined : movedName(written, path, self, target, pathOf(target));
  if (written.startsWith('/')) {
    const moved = target === undefined ? undefined : pathOf(target);
    return moved === undefined || moved === target ? undefined : `/${encodedPath(withoutEnd(moved, name))}`;
  }
  const aim = target ?? joined(folderOf(path), name);
  if (aim === undefined || aim === '' || (self === path && pathOf(aim) === aim)) return undefined;
  // Two notes that move together keep their link.
  if (joined(folderOf(self), name) === withoutEnd(pathOf(aim), name)) return undefined;
  const link = relativePath(self, withoutEnd(pathOf(aim), name));
  return written.startsWith('./') && !link.startsWith('../') ? `./${link}` : link;
}

/** A wiki link or a slug: by file name, by path from the root or from here, or by the folder of a main note. */
function movedName(written: string, path: string, self: string, target: string, moved: string): string | undefined {
  if (target === moved && path === self) return undefined;
  const lead = /^\.?\//.exec(written)?.[0] ?? '';
  const end = /\.md$/i.test(written) ? '.md' : '';
  const bare = written.slice(lead.length, written.length - end.length).toLowerCase();
  const [old, now] = [withoutMd(target), withoutMd(moved)];
  const name = (each: string): string => each.slice(each.lastIndexOf('/') + 1);
  let link: string | undefined;
  if (bare === name(old).toLowerCase() && !bare.includes('/')) link = name(now);
  else if (bare === slugOfPath(target).toLowerCase()) link = slugOfPath(moved);
  else if (bare === old.toLowerCase()) link = now;
  // From here, or by the last parts of its path: the whole path is understood everywhere.
  else if (bare.includes('/')) link = old === now && joined(folderOf(self), `${bare}.md`) === target ? undefined : now;
  const result = link === undefined ? written : lead + link + end;
  return result === written ? undefined : result;
}

/** A link that left `.md` out goes on leaving it out. */
function withoutEnd(path: string, written: string): string {
  return /\.[a-z0-9]+$/i.test(written) ? path : withoutMd(path);
}

function withoutMd(path: string): string {
  return path.replace(/\.md$/i, '');
}

function encodedPath(path: string): string {
  return relativePath('', path);
}
