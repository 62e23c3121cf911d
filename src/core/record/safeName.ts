// The one function that makes names of files and folders from words people type. Which folders may exist is said in ../notePath.ts.
// Comes in: any text. Goes out: one path segment that is safe on Linux, macOS, Windows and GitHub, or a whole relative path.
// Never lets a separator, a leading or trailing dot, a Windows device name or an invisible character through.
import { DEVICE, isSafeFolder, MOST_BYTES, utf8Length } from '../notePath.ts';
import { withoutEnd } from '../text.ts';

const MOST_PATH = 240;
// Words are letters, digits and their marks of any script; characters without a shape of their own are not words.
const NOT_A_WORD = /(?:[^\p{L}\p{N}\p{M}]|(?=[\p{L}\p{N}\p{M}])\p{Default_Ignorable_Code_Point})+/gu;

/**
 * A path segment from any text: NFC, lower case, words joined by `-`, at most `bytes` bytes of UTF-8 (1-120), never empty
 * (`untitled`), never a device name (`con` becomes `con-note`). The result goes through unchanged when given again.
 */
export function safeName(text: string, bytes: number = MOST_BYTES): string {
  const words = text.normalize('NFC').toLowerCase().normalize('NFC').replace(NOT_A_WORD, '-');
  const slug = trimmed(cut(trimmed(words), bytes));
  if (slug === '') return cut('untitled', bytes);
  return DEVICE.test(slug) ? `${slug}-note` : slug;
}

/**
 * The path of a note: a configured folder (POSIX, `''` for the notebook's root), a stem and `.md`. The stem is made safe;
 * a number from 2 on becomes a suffix (`-2`). `undefined` when the folder leaves the notebook, hides in a dotted folder or
 * cannot exist on Windows, or when the path would be longer than 240 characters.
 */
export function safePath(folder: string, stem: string, number = 1): string | undefined {
  if (!isSafeFolder(folder)) return undefined;
  const suffix = number > 1 ? `-${number}` : '';
  const name = `${safeName(stem, MOST_BYTES - 3 - suffix.length)}${suffix}.md`;
  const path = folder === '' ? name : `${folder}/${name}`;
  return path.length <= MOST_PATH ? path : undefined;
}

function trimmed(words: string): string {
  return withoutEnd(words.replace(/^-+/, ''), '-');
}

function cut(text: string, bytes: number): string {
  let [end, size] = [0, 0];
  for (const character of text) {
    size += utf8Length(character);
    if (size > bytes) break;
    end += character.length;
  }
  return text.slice(0, end);
}
