// Where VS Code's Markdown preview enters: hands the instance on and is done. The drawing behind it is loaded when the first
// preview asks, and a note that was drawn before it was there is drawn once more. Small: it is loaded at activation.
import type { MarkdownIt } from './markdownIt.ts';
import type { Preview } from './preview.ts';

/** Extends an instance at once, and with what it draws as soon as that is loaded. A failure to load leaves it as it is. */
export function extendMarkdownIt(md: MarkdownIt, preview: () => Promise<Preview>): MarkdownIt {
  let isTooLate = false;
  md.core.ruler.push('daybook_early', () => {
    isTooLate = true;
  });
  preview().then(
    async ({ install, refresh }) => {
      install(md);
      if (isTooLate) await refresh();
    },
    // Whoever loads it reports why it could not be.
    () => undefined,
  );
  return md;
}
