// Reads the past: while the person sees how far it is and may call it off, or behind what is shown already. Comes in: what to read; goes
// out: the answer, undefined when it was called off or there is none, or a refusal that says why there is no past.
import { l10n, ProgressLocation, window } from 'vscode';
import type { Refusal } from '../core/edits/edit.ts';
import type { History } from '../notebook/history/history.ts';
import type { PastOptions } from '../notebook/history/readLine.ts';
import type { Log } from '../notebook/ports.ts';
import type { OpenNotebook } from '../notebook/registry.ts';
import { Stop } from '../notebook/share/stop.ts';

/** Runs the reading. What was read is wrapped, so that any value can be answered. */
export async function readingPast<T>(
  work: (options: PastOptions) => Promise<T>,
  noPast: string,
): Promise<{ readonly read: T } | Refusal | undefined> {
  const options = { location: ProgressLocation.Notification, title: l10n.t('Reading the history'), cancellable: true };
  try {
    return await window.withProgress(options, async (progress, token) => {
      const abort = new AbortController();
      token.onCancellationRequested(() => abort.abort());
      let told = 0;
      const onProgress = (count: number): void => {
        if (count < told + 1000 && count >= told) return;
        told = count;
        progress.report({ message: String(count) });
      };
      return { read: await work({ signal: abort.signal, onProgress }) };
    });
  } catch (error) {
    if (!(error instanceof Stop)) throw error;
    const { state } = error.told;
    if (state === 'cancelled') return undefined;
    return { refused: 'not-supported', message: state === 'not-a-repository' ? noPast : error.message };
  }
}

/** Where nobody tells of commits (the repository begins above the notebook) they are looked for after so many ms. */
const againMs = 300_000;

/** Whether there may be more to read than when something was read: by the clock of both times, and by the notebook's moves at that time. */
export function isOutdated(
  read: { readonly atMs: number; readonly moves: number },
  open: OpenNotebook,
  nowMs: number,
): boolean {
  return read.moves !== open.moves || nowMs - read.atMs >= againMs;
}

/** Reads behind something that is shown: nobody waits. Undefined without a past; a failure goes to the log as `what`. */
export async function readBehind<T>(
  open: OpenNotebook,
  log: Log,
  what: string,
  read: (history: History) => Promise<T>,
): Promise<T | undefined> {
  try {
    const history = await open.history();
    if (!history) return undefined;
    const options = { location: ProgressLocation.Window, title: l10n.t('Reading the history') };
    return await window.withProgress(options, () => read(history));
  } catch (error) {
    if (!(error instanceof Stop)) log.error(`${what} was not read`, error);
    return undefined;
  }
}
