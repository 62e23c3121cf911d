// Slugs of records and projects, from paths and from the links that headers name them by. Comes in: a path or a value as
// written; goes out: a slug. Whether a note of that name exists is not known here.
import { decodedUri } from '../text.ts';

const mainNames: ReadonlySet<string> = new Set(['project', 'index', 'readme', '_index', 'kep.yaml']);

/**
 * The slug of the record at a path: its file name without `.md`, or its folder's name for the main note of a folder
 * (`projects/mail/project.md` is `mail`).
 */
export function slugOfPath(path: string): string {
  const parts = path.split('/');
  const name = (parts.at(-1) ?? '').replace(/\.(md|markdown)$/i, '');
  return mainNames.has(name.toLowerCase()) && parts.length > 1 ? (parts.at(-2) ?? name) : name;
}

/** The folder whose notes belong to the project at a path, or undefined when it is a single file beside others. */
export function folderOfProject(path: string): string | undefined {
  const folder = path.slice(0, Math.max(0, path.lastIndexOf('/')));
  const name = path.slice(folder === '' ? 0 : folder.length + 1).replace(/\.(md|markdown)$/i, '');
  const isMain = mainNames.has(name.toLowerCase()) || folder.slice(folder.lastIndexOf('/') + 1) === name;
  if (isMain) return folder === '' ? undefined : folder;
  return folder === '' ? name : `${folder}/${name}`;
}

/**
 * The slug that a header value names: `mail`, `[[mail]]`, `[[projects/mail|Mail]]`, `[Mail](../projects/mail.md)`,
 * `projects/mail/project.md`, `+mail`. Text that is none of these comes back as it is, without blanks around it.
 */
export function slugOfValue(value: string): string {
  const text = value.trim();
  const wiki = /^!?\[\[([^\]|#]+)/.exec(text);
  if (wiki) return slugOfPath((wiki[1] ?? '').trim());
  const inline = /^\[[^\]]*\]\(<?([^)>\s#]+)/.exec(text);
  if (inline) return slugOfPath(decodedUri(inline[1] ?? ''));
  if (/^\+[\p{L}\d]/u.test(text)) return text.slice(1);
  return /\.(md|markdown)$/i.test(text) || (text.includes('/') && !/\s/.test(text)) ? slugOfPath(text) : text;
}
