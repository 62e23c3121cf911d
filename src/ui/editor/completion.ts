// Registers the completion of notes. Comes in: the open notebooks; goes out: a registration. What is proposed is made by the file
// behind the import, loaded when a note first asks.
import { type Disposable, languages } from 'vscode';
import type { Notebooks } from '../../notebook/registry.ts';
import { noteAt } from './noteAt.ts';

/**
 * Signs, digits and the new line of a header. Letters would change nothing: VS Code leaves words to its own suggestions, which
 * Markdown has switched off; once a list is open every letter asks again.
 */
const triggers: readonly string[] = [...'@+#^!:[(-. /0123456789\n'];

/** Registers the completion for the notes of open notebooks; other files are left to others. */
export function registerCompletion(notebooks: Notebooks): Disposable {
  return languages.registerCompletionItemProvider(
    { language: 'markdown' },
    {
      async provideCompletionItems(document, position, token, context) {
        const note = noteAt(notebooks, document);
        if (!note) return undefined;
        const { completionItems } = await import('./completionItems.ts');
        return completionItems(note, document, position, token, context);
      },
    },
    ...triggers,
  );
}
