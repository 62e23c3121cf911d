// The texts of a notebook's files, one after the other, for questions that no index answers. Comes in: paths; goes out: texts as the
// editors have them. A few are read at a time, and whoever asked may call it off.
import type { CancellationToken } from 'vscode';
import { configPath } from '../../core/notePath.ts';
import type { OpenNotebook } from '../../notebook/registry.ts';

/** How many files are read at once. */
const atOnce = 16;

/** Calls `look` with every note and `daybook.yml`, in the order of paths; ends early when called off. */
export async function eachText(
  { notebook }: OpenNotebook,
  token: Pick<CancellationToken, 'isCancellationRequested'>,
  look: (path: string, text: string) => void,
): Promise<void> {
  const paths = [configPath, ...notebook.reader().paths()];
  for (let from = 0; from < paths.length && !token.isCancellationRequested; from += atOnce) {
    const some = paths.slice(from, from + atOnce);
    const texts = await Promise.all(some.map((path) => notebook.read(path)));
    some.forEach((path, at) => {
      const text = texts[at];
      if (text !== undefined) look(path, text);
    });
  }
}
