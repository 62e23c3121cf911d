// Puts a new content into a file that nobody else is writing. Comes in: a path and what becomes of its bytes; goes out: nothing, or a
// stop with the file as it was. What another program writes at the very moment is set aside, never lost.
import { keepText } from './kept.ts';
import type { Place } from './place.ts';
import { stop } from './stop.ts';

/** Replaces the file by what `make` makes of its bytes (undefined: there is none). Anything but a file in its place stops it. */
export async function replaceFile(
  place: Place,
  path: string,
  make: (present: Uint8Array | undefined) => Uint8Array | Promise<Uint8Array>,
): Promise<void> {
  const look = await place.worktree.look(path);
  if (look.kind !== 'file' && look.kind !== 'missing') stop('in-the-way', { path });
  const bytes = await make(await place.worktree.read(path));
  const result = await place.worktree.replace(path, look.stamp, { kind: 'file', bytes, executable: look.executable });
  if (result.kind === 'failed') stop('disk-problem', { words: result.words });
  if (result.kind === 'changed') stop('changed-meanwhile', { path });
  if (result.kind === 'late') await keepText(place, path, result.bytes);
}
