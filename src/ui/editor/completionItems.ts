// Completion in the notes of notebooks, as VS Code shows it. Comes in: a document and a cursor; goes out: items made from the
// proposals of core, in their order. Decides nothing: what fits where is core's; days are shown as the reader writes them.
import {
  type CancellationToken,
  type CompletionContext,
  CompletionItem,
  CompletionItemKind,
  CompletionList,
  CompletionTriggerKind,
  MarkdownString,
  type Position,
  Range,
  SnippetString,
  type TextDocument,
  TextEdit,
} from 'vscode';
import { complete } from '../../core/complete/complete.ts';
import type { Completion, CompletionKind, CompletionRequest } from '../../core/complete/completion.ts';
import { linkedNote, linkSteps } from '../../core/complete/links.ts';
import type { ReferencePlace } from '../../core/edits/reference.ts';
import type { Span } from '../../core/text.ts';
import type { CommandId } from '../../manifest.ts';
import { inSlices } from '../../notebook/slices.ts';
import { localDay } from '../localDay.ts';
import { newId } from '../newId.ts';
import type { NoteAt } from './noteAt.ts';

const kinds: Readonly<Record<CompletionKind, CompletionItemKind>> = {
  key: CompletionItemKind.Property,
  value: CompletionItemKind.EnumMember,
  person: CompletionItemKind.User,
  project: CompletionItemKind.Module,
  tag: CompletionItemKind.Keyword,
  day: CompletionItemKind.Event,
  stamp: CompletionItemKind.Event,
  id: CompletionItemKind.Reference,
  note: CompletionItemKind.File,
  heading: CompletionItemKind.Reference,
  snippet: CompletionItemKind.Snippet,
};

/** What can be inserted at a place of a note. */
export async function completionItems(
  { open, path, text }: NoteAt,
  document: TextDocument,
  position: Position,
  token: CancellationToken,
  { triggerKind }: CompletionContext,
): Promise<CompletionList | undefined> {
  const { notebook } = open;
  const request: CompletionRequest = {
    path,
    text,
    offset: document.offsetAt(position),
    index: notebook.index(),
    ...notebook.context(),
    invoked: triggerKind === CompletionTriggerKind.Invoke,
    newId,
  };
  await inSlices(
    () => linkSteps(request),
    () => request.index.version,
  );
  const other = linkedNote(request);
  const linked = other === undefined ? undefined : await notebook.read(other);
  if (token.isCancellationRequested) return undefined;
  const proposals = complete(linked === undefined ? request : { ...request, linked });
  // Asked again with every key: what was typed is read anew, not only compared with the labels.
  return new CompletionList(
    proposals.map((proposal, at) => itemOf(proposal, at, document, position, open.root, path)),
    proposals.length > 0,
  );
}

function itemOf(
  proposal: Completion,
  at: number,
  document: TextDocument,
  position: Position,
  root: string,
  path: string,
): CompletionItem {
  const { label, detail, doc, day, insert, span } = proposal;
  const description = day === undefined ? detail : localDay(day);
  const item = new CompletionItem(description ? { label, description } : label, kinds[proposal.kind]);
  item.insertText = proposal.template ? new SnippetString(insert) : insert;
  item.range = rangeOf(span, document);
  item.filterText = document.getText(item.range.with({ end: position }));
  item.sortText = String(at).padStart(4, '0');
  // Sentences and titles come from the notebook, too: shown as text, never as links or commands.
  if (doc) item.documentation = new MarkdownString().appendText(doc);
  if (proposal.also)
    item.additionalTextEdits = proposal.also.map((each) => TextEdit.replace(rangeOf(each.span, document), each.text));
  if (proposal.refers) {
    // What was typed stays until both notes are written: the reference would name nothing without the id.
    const typed = document.getText(item.range);
    item.insertText = typed;
    const place: ReferencePlace = { span, typed, insert };
    item.command = {
      command: 'daybook.task.refer' satisfies CommandId,
      title: '',
      arguments: [root, path, place, proposal.refers],
    };
  }
  if (proposal.again) item.command = { command: 'editor.action.triggerSuggest', title: '' };
  return item;
}

function rangeOf({ start, end }: Span, document: TextDocument): Range {
  return new Range(document.positionAt(start), document.positionAt(end));
}
