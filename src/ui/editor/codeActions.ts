// Quick fixes in editors. Comes in: the problems at a place; goes out: code actions with their edits. What a fix does is decided in
// core/fix; here it is named, marked as preferred, and joined by "all of this kind", an explanation and "do not show".
import {
  CodeAction,
  type CodeActionContext,
  CodeActionKind,
  CodeActionTriggerKind,
  type Command,
  l10n,
  type Range,
  type TextDocument,
  WorkspaceEdit,
} from 'vscode';
import type { NewFile } from '../../core/edits/edit.ts';
import type { AnyProblemCode } from '../../core/fix/fix.ts';
import { fixContext, fixesOf, sureEdits } from '../../core/fix/fixes.ts';
import { noteProblems } from '../../core/fix/noteProblems.ts';
import { shownSeverity } from '../../core/fix/shownSeverity.ts';
import type { Problem } from '../../core/note/note.ts';
import type { TextEdit } from '../../core/text.ts';
import type { CommandId } from '../../manifest.ts';
import type { NoteAt } from './noteAt.ts';
import { editorEdits, rangesIn } from './positions.ts';
import { needsPreview, showFirst } from './previewedEdit.ts';

/** The kind of "fix all in this note", for `editor.codeActionsOnSave`. */
export const fixAllKind = CodeActionKind.SourceFixAll.append('daybook');

/** The actions for a range of a note; `overrides` is the severity setting. */
export function codeActionsAt(
  document: TextDocument,
  range: Range,
  context: CodeActionContext,
  note: NoteAt,
  overrides: unknown,
): CodeAction[] {
  const actions: CodeAction[] = [];
  if (!context.only || context.only.contains(CodeActionKind.QuickFix))
    actions.push(...quickFixes(document, range, context, note, overrides));
  if (context.only?.contains(fixAllKind)) actions.push(...fixAll(document, context, note));
  return actions;
}

function quickFixes(
  document: TextDocument,
  range: Range,
  { diagnostics }: CodeActionContext,
  note: NoteAt,
  overrides: unknown,
): CodeAction[] {
  const { path, text, open } = note;
  const world = open.notebook.fixWorld();
  const doubtful = noteProblems(path, text, world);
  const rangeOf = rangesIn(text);
  const here = doubtful.problems.filter(
    (problem) => shownSeverity(problem, overrides) !== 'off' && rangeOf(problem.span).intersection(range),
  );
  const scope = fixContext(path, text, doubtful, world);
  const fixes = here.flatMap((problem) => {
    const found = fixesOf(problem, scope);
    const preferred = found.filter(({ sure }) => sure).length === 1;
    return found.map((fix) => {
      const action = new CodeAction(fix.title, CodeActionKind.QuickFix);
      if (fix.creates) action.command = creating(open.root, fix.creates);
      else action.edit = noteEdit(document, text, fix.edits, fix.title, false);
      action.isPreferred = preferred && fix.sure;
      action.diagnostics = diagnostics.filter(
        ({ source, code }) => source === 'Daybook' && codeOf(code) === problem.code,
      );
      return action;
    });
  });
  const compared = here.filter(({ code }) => code === ('two-versions' satisfies AnyProblemCode));
  const comparing = compared.map(({ span }) => {
    const action = new CodeAction(l10n.t('Compare and choose...'), CodeActionKind.QuickFix);
    const args = [open.root, path, rangeOf(span).start.line];
    action.command = { command: 'daybook.conflict.choose' satisfies CommandId, title: action.title, arguments: args };
    return action;
  });
  const kinds = [...new Map(here.map((problem) => [problem.code, problem])).values()];
  return [...fixes, ...comparing, ...kinds.flatMap((problem) => kindActions(document, problem, note))];
}

/** What is offered once for each kind of problem here. */
function kindActions(document: TextDocument, { code }: Problem, { open, path, text }: NoteAt): CodeAction[] {
  const all = sureEdits(path, text, open.notebook.fixWorld(), code);
  const explain = new CodeAction(l10n.t('Explain “{0}”', code), CodeActionKind.QuickFix);
  explain.command = { command: 'daybook.problem.explain' satisfies CommandId, title: explain.title, arguments: [code] };
  const hide = new CodeAction(l10n.t('Do not show “{0}” any more', code), CodeActionKind.QuickFix);
  hide.command = { command: 'daybook.problem.hide' satisfies CommandId, title: hide.title, arguments: [code] };
  if (all.length < 2) return [explain, hide];
  const together = new CodeAction(
    l10n.t('Fix all “{0}” in this note ({1})', code, all.length),
    CodeActionKind.QuickFix,
  );
  together.edit = noteEdit(document, text, all, together.title, true);
  return [together, explain, hide];
}

function fixAll(
  document: TextDocument,
  { triggerKind }: CodeActionContext,
  { open, path, text }: NoteAt,
): CodeAction[] {
  const edits = sureEdits(path, text, open.notebook.fixWorld());
  if (edits.length === 0) return [];
  const action = new CodeAction(l10n.t('Fix all Daybook problems in this note'), fixAllKind);
  // Whoever has it done on saving does not want to be asked each time.
  action.edit = noteEdit(document, text, edits, action.title, triggerKind === CodeActionTriggerKind.Invoke);
  return [action];
}

function noteEdit(
  { uri }: TextDocument,
  text: string,
  edits: readonly TextEdit[],
  label: string,
  previews: boolean,
): WorkspaceEdit {
  const edit = new WorkspaceEdit();
  if (previews && needsPreview(edits.length, 1)) showFirst(edit, uri);
  for (const each of editorEdits(text, edits))
    edit.replace(uri, each.range, each.newText, { label, needsConfirmation: false });
  return edit;
}

/** A note is made by its notebook, which writes nothing over an existing file and can undo it. */
function creating(root: string, file: NewFile): Command {
  return { command: 'daybook.note.create' satisfies CommandId, title: '', arguments: [root, file] };
}

/** A diagnostic's code, with or without a link. */
export function codeOf(code: string | number | { value: string | number } | undefined): string {
  return String(typeof code === 'object' ? code.value : code);
}
