// Says that a place where a notebook may be cannot be looked into, with the one thing to do about it. Comes in: the place and what
// its file system said; goes out: a line in the log, a message, another look. Never repeats itself: whoever calls sees to that.
import { l10n, type Uri, window } from 'vscode';
import type { Log } from '../notebook/ports.ts';

/** Logs and says it; `again` looks once more. */
export async function sayUnreachable(
  { root, error }: { readonly root: Uri; readonly error: unknown },
  again: () => void,
  log: Log,
): Promise<void> {
  const reason = error instanceof Error ? error.message : String(error);
  log.warn(`a place for a notebook cannot be reached: ${reason}`);
  const tryAgain = l10n.t('Try Again');
  const where = root.scheme === 'file' ? root.fsPath : root.toString(true);
  const chosen = await window.showWarningMessage(l10n.t('{0} cannot be reached: {1}', where, reason), tryAgain);
  if (chosen === tryAgain) again();
}
