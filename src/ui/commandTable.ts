// Daybook's commands as one table with one policy for errors: log with stack, one sentence, one action.
// A command missing in the table does not compile. Cancelling is silent; a refusal is a sentence, not an error.
import { commands, l10n, window } from 'vscode';
import { isRefusal, type Refusal } from '../core/edits/edit.ts';
import type { CommandId } from '../manifest.ts';
import type { Log } from '../notebook/ports.ts';

/** What a command does; a refusal it returns is shown to the person. */
export type CommandHandler = (...args: unknown[]) => Promise<Refusal | void> | Refusal | void;

/** One handler a command. */
export type CommandTable = { readonly [Id in CommandId]: CommandHandler };

/**
 * Does what a person asked for and shows what came of it, unless all went well; never throws, and waits for no message to be closed.
 * `name` is for the log; a refusal that `shows` declines is left to the caller to tell. Answers the refusal, as which a failure counts.
 */
export async function runReported(
  name: string,
  work: () => Promise<Refusal | void>,
  log: Log,
  shows: (refusal: Refusal) => boolean = () => true,
): Promise<Refusal | undefined> {
  try {
    const answer = await work();
    if (!answer || !isRefusal(answer)) return undefined;
    if (shows(answer)) showRefusal(answer, log);
    return answer;
  } catch (error) {
    log.error(`${name} failed`, error);
    const reason = error instanceof Error ? error.message : String(error);
    const message = l10n.t('Daybook could not finish this: {0}', reason);
    void showFailure(message);
    return { refused: 'failed', message };
  }
}

/** Says that something broke, with the way to what is known of it. */
async function showFailure(message: string): Promise<void> {
  const showLog = l10n.t('Show Log');
  const chosen = await window.showErrorMessage(message, showLog);
  if (chosen === showLog) await commands.executeCommand('daybook.log.show' satisfies CommandId);
}

/** Shows why nothing was written. Not awaited by anyone: a message that stays open must not hold a queue. */
function showRefusal(refusal: Refusal, log: Log): void {
  log.info(`refused (${refusal.refused})`);
  if (refusal.refused === 'broken-header' && refusal.path !== undefined)
    void offerHeader(refusal.message, refusal.path);
  else void window.showWarningMessage(refusal.message);
}

/** A header that cannot be read is the one thing a person has to repair first: it is one click away, with its quick fix. */
async function offerHeader(message: string, path: string): Promise<void> {
  const show = l10n.t('Show Header');
  const chosen = await window.showWarningMessage(message, show);
  if (chosen === show) await commands.executeCommand('daybook.header.show' satisfies CommandId, path);
}
