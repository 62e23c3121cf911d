// Sharing after a pause, without a question: only what is safe and saved, only where everything is set up. Comes in: a
// repository; goes out: what came of it, or nothing when a person has to be asked first. Shows nothing, asks nothing.
import { describeChanges } from '../../notebook/share/describeChanges.ts';
import type { Outcome } from '../../notebook/share/outcome.ts';
import type { Repository } from '../../notebook/share/repository.ts';

/** Commits and shares the safe changes but those of `unsaved` paths; undefined when sharing is not set up or not possible now. */
export async function shareQuietly(
  repository: Repository,
  isUnsaved: (root: string, path: string) => boolean,
): Promise<Outcome | undefined> {
  const { told, root = '' } = await repository.guard();
  if (told.state !== 'ready') return undefined;
  const { entries, keeps, naming } = await repository.shareable();
  const safe = entries.filter((entry) => entry.safe && !isUnsaved(root, entry.path));
  if (safe.length === 0) return repository.share();
  return repository.commitAndShare({
    paths: safe.map(({ path }) => path),
    message: describeChanges(safe, keeps, naming),
  });
}
