// Registers Daybook's commands from one table with one policy for errors: log with stack, one sentence, one action.
// A command missing in the table does not compile. Cancelling is silent; a refusal is a sentence, not an error.
import { commands, type Disposable, l10n, window } from 'vscode';
import { isRefusal, type Refusal } from '../core/edits/edit.ts';
import { type CommandId, commandIds } from '../manifest.ts';
import type { Log } from '../notebook/ports.ts';

/** What a command does; a refusal it returns is shown to the person. */
export type CommandHandler = (...args: unknown[]) => Promise<Refusal | void> | Refusal | void;

/** One handler a command. */
export type CommandTable = { readonly [Id in CommandId]: CommandHandler };

/** Registers every row; the result unregisters them. */
export function registerCommands(table: CommandTable, log: Log): Disposable[] {
  return commandIds.map((id) =>
    commands.registerCommand(id, (...args: unknown[]) => runCommand(id, table[id], args, log)),
  );
}

async function runCommand(id: CommandId, handler: CommandHandler, args: unknown[], log: Log): Promise<void> {
  try {
    const answer = await handler(...args);
    if (answer && isRefusal(answer)) showRefusal(answer, log);
  } catch (error) {
    log.error(`${id} failed`, error);
    const showLog = l10n.t('Show Log');
    const reason = error instanceof Error ? error.message : String(error);
    const chosen = await window.showErrorMessage(l10n.t('Daybook could not finish this: {0}', reason), showLog);
    if (chosen === showLog) await commands.executeCommand('daybook.log.show' satisfies CommandId);
  }
}

/** Shows why nothing was written. Not awaited by anyone: a message that stays open must not hold a queue. */
export function showRefusal(refusal: Refusal, log: Log): void {
  log.info(`refused (${refusal.refused})`);
  void window.showWarningMessage(refusal.message);
}
