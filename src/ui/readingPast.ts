// Reads the past while the person sees how far it is and may call it off. Comes in: what to read; goes out: the answer, undefined when
// it was called off, or a refusal that says why there is no past.
import { l10n, ProgressLocation, window } from 'vscode';
import type { Refusal } from '../core/edits/edit.ts';
import type { PastOptions } from '../notebook/history/readLine.ts';
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
