// "Capture": one line from anywhere becomes a task. Comes in: what a person types or pastes, read with every key; goes out: an edit of
// one note, or a new one. Escape changes nothing. Several pasted lines are several tasks.
import { env, l10n, type QuickPick, window } from 'vscode';
import { pastedLines } from '../../core/capture/pastedLines.ts';
import { readCapture } from '../../core/capture/readCapture.ts';
import { addCaptured, captureFile, type TargetContext } from '../../core/capture/target.ts';
import { isRefusal, type Refusal } from '../../core/edits/edit.ts';
import type { Notebooks, OpenNotebook } from '../../notebook/registry.ts';
import { teamTemplate } from '../newNotes.ts';
import { pickNotebook } from '../pickNotebook.ts';
import { type CaptureRow, captureRows } from './captureRows.ts';

/** Asks for a line and puts it where the person wants it. */
export async function capture(notebooks: Notebooks): Promise<Refusal | void> {
  const open = await pickNotebook(notebooks);
  if (!open) return;
  const active = window.activeTextEditor && notebooks.at(window.activeTextEditor.document.uri.toString());
  const isNote = active?.open === open && open.notebook.paths().isNote(active.path);
  const context = (): TargetContext => {
    const { notebook } = open;
    return { index: notebook.index(), ...notebook.context(), ...(isNote ? { current: active.path } : {}) };
  };
  const row = await askLine(context);
  if (!row) return;
  const refusal = await writeCaptured(open, row, context());
  if (refusal) return refusal;
  window.setStatusBarMessage(`$(check) ${l10n.t('Captured in {0}', row.target.path)}`, 5000);
}

/** The chosen place with its lines; undefined when it was called off. */
function askLine(context: () => TargetContext): Promise<CaptureRow | undefined> {
  const pick = window.createQuickPick<CaptureRow>();
  pick.title = l10n.t('Capture');
  pick.placeholder = l10n.t('What is to be done? For example: call acme fri @me +mail !high');
  // What was typed stays when somebody looks something up elsewhere.
  pick.ignoreFocusOut = true;
  let clipboard = '';
  let before = '';
  let looking: Promise<void> = Promise.resolve();
  const show = (): void => offer(pick, pastedLines(pick.value, clipboard), context());
  const look = async (): Promise<void> => {
    clipboard = await env.clipboard.readText();
    // Fast typing looks like pasting; drawn anew, the rows would forget which one was chosen meanwhile.
    if (pastedLines(pick.value, clipboard).length > 1) show();
  };
  return new Promise((resolve) => {
    pick.onDidChangeValue((value) => {
      // One key adds one sign; more at once was pasted, and the input has joined its lines.
      if (value.length > before.length + 1) looking = look();
      before = value;
      show();
    });
    pick.onDidAccept(async () => {
      await looking;
      const [row] = pick.activeItems;
      if (!row || row.captured.length === 0) return;
      resolve(row);
      pick.hide();
    });
    pick.onDidHide(() => {
      resolve(undefined);
      pick.dispose();
    });
    show();
    pick.show();
  });
}

function offer(pick: QuickPick<CaptureRow>, lines: readonly string[], context: TargetContext): void {
  const captured = lines.flatMap((line) => readCapture(line, context) ?? []);
  const rows = captureRows(captured, context);
  pick.items = rows;
  // VS Code would sort a row in front whose label is like what was typed.
  pick.activeItems = rows.slice(0, 1);
}

/** Puts lines where they go, in a note that is made when it is not there. */
export async function writeCaptured(
  open: OpenNotebook,
  row: Pick<CaptureRow, 'target' | 'captured'>,
  context: TargetContext,
): Promise<Refusal | undefined> {
  const { notebook } = open;
  const { target, captured } = row;
  const intent = addCaptured(captured, target, context);
  if (!target.exists) {
    const kind = target.is === 'day' ? notebook.config.kinds.get('day') : undefined;
    const template = kind && (await teamTemplate(open, kind.id, kind.template));
    const file = captureFile(captured, target, context, template);
    if (isRefusal(file)) return file;
    const made = await notebook.create(file);
    // Somebody made it in this very moment, or it is there and no note: the lines are added to it.
    if (!isRefusal(made) || made.refused !== 'exists') return isRefusal(made) ? made : undefined;
  }
  const outcome = await notebook.edit(target.path, intent);
  return isRefusal(outcome) ? outcome : undefined;
}
