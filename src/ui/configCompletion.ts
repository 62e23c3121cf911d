// Completion in `daybook.yml`: keys and values with a sentence each, from the table of keys in core. Comes in: the text as it is
// being typed; goes out: items of the editor. Knows no key itself and reads no file.
import {
  CompletionItem,
  CompletionItemKind,
  CompletionTriggerKind,
  type Disposable,
  languages,
  MarkdownString,
  Range,
} from 'vscode';
import { type ConfigSuggestion, completeConfig } from '../core/record/configCompletion.ts';

/** Characters behind which the editor asks by itself: a value, a list item. */
const triggers = [' ', ':', '-'] as const;

/** Registers the completion for every `daybook.yml`, of an open notebook or not. */
export function registerConfigCompletion(): Disposable {
  return languages.registerCompletionItemProvider(
    { pattern: '**/daybook.yml' },
    {
      provideCompletionItems(document, position, _token, { triggerKind }) {
        const before = document.lineAt(position).text.slice(0, position.character);
        // On a line that is still empty the next key may be Enter, which would take the first suggestion: only who asks gets them there.
        if (triggerKind === CompletionTriggerKind.TriggerCharacter && before.trim() === '') return [];
        const offset = document.offsetAt(position);
        const text = document.getText();
        // What is replaced is the word as typed so far; behind the cursor nothing is taken away.
        const typed = /[\p{L}\p{N}_][\p{L}\p{N}_.-]*$/u.exec(before);
        const range = new Range(position.translate(0, -(typed?.[0].length ?? 0)), position);
        return completeConfig(text, offset).map((suggestion, at) => itemOf(suggestion, at, range));
      },
    },
    ...triggers,
  );
}

function itemOf({ label, doc, insert }: ConfigSuggestion, at: number, range: Range): CompletionItem {
  const isKey = insert.endsWith(': ');
  const item = new CompletionItem(label, isKey ? CompletionItemKind.Property : CompletionItemKind.Value);
  // Sentences come from the notebook, too (docs of a team's own kinds): shown as text, never as links or commands.
  if (doc) item.documentation = new MarkdownString().appendText(doc);
  item.insertText = insert;
  item.range = range;
  // In the order of the table, which goes from the usual to the rare.
  item.sortText = String(at).padStart(4, '0');
  if (isKey) item.command = { command: 'editor.action.triggerSuggest', title: '' };
  return item;
}
