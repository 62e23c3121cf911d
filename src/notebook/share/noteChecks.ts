// What keeps a single file, or a whole batch, from being shared without a person's yes. Comes in: bytes before and after,
// counts. Goes out: a hold, or undefined. Pure.
import { findSecrets } from './secrets.ts';

/** Why a file is held back. */
export type HoldCode =
  | 'conflict-markers'
  | 'unmerged'
  | 'secret'
  | 'staged'
  | 'half-staged'
  | 'link'
  | 'not-text'
  | 'too-large'
  | 'shrunk'
  | 'mass-delete'
  | 'unmounted'
  | 'unreadable'
  | 'twin'
  | 'in-cloud';

/** A hold with what its sentence needs. */
export interface Hold {
  readonly code: HoldCode;
  readonly line?: number;
  readonly what?: string;
  readonly count?: number;
  readonly total?: number;
}

/** A file larger than this is not shared by Daybook. */
export const maxSharedBytes = 5 * 1024 * 1024;

/** A byte-order mark is a part of the note, and stays where it is. */
const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** The text of UTF-8 bytes, or undefined if they are something else. */
export function textOf(bytes: Uint8Array): string | undefined {
  try {
    return bytes.includes(0) ? undefined : strict.decode(bytes);
  } catch {
    return undefined;
  }
}

/** Line (from 1) at which a full set of merge-conflict markers begins, in order and at line starts; a lone `=======` is a heading. */
export function conflictLine(text: string): number | undefined {
  let opened: number | undefined;
  let hasMiddle = false;
  const lines = text.split('\n');
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] ?? '';
    if (/^\uFEFF?<{7}(?:\s|$)/.test(line)) {
      opened = at + 1;
      hasMiddle = false;
    } else if (opened !== undefined && /^={7}\s*$/.test(line)) hasMiddle = true;
    else if (opened !== undefined && hasMiddle && /^>{7}(?:\s|$)/.test(line)) return opened;
  }
  return undefined;
}

/** What holds back one note whose bytes were `before` (absent: new) and are `after`. The gravest reason only. */
export function holdOfNote(before: Uint8Array | undefined, after: Uint8Array): Hold | undefined {
  if (after.length > maxSharedBytes) return { code: 'too-large' };
  const text = textOf(after);
  if (text === undefined) return { code: 'not-text' };
  const line = conflictLine(text);
  if (line !== undefined) return { code: 'conflict-markers', line };
  const secret = findSecrets(before === undefined ? '' : (textOf(before) ?? ''), text)[0];
  if (secret !== undefined) return { code: 'secret', line: secret.line, what: secret.what };
  return before !== undefined && isShrunk(before.length, after.length) ? { code: 'shrunk' } : undefined;
}

/** More than half of a note of some size is gone: torn by a crash as often as meant. */
function isShrunk(before: number, after: number): boolean {
  return before >= 512 && after * 2 < before;
}

/** More than 5 notes, or 3 and more that are over a tenth of all, disappear at once. */
export function isMassDelete(deleted: number, total: number): boolean {
  return deleted > 5 || (deleted >= 3 && deleted * 10 > total);
}

/** Whether a person may share it all the same, entry by entry. */
export function isOverridable(code: HoldCode): boolean {
  return code === 'secret' || code === 'staged' || code === 'shrunk' || code === 'mass-delete';
}
