// Whether a panel was closed while something was awaited: touching it then throws. Small: it is loaded at activation.
import type { WebviewPanel } from 'vscode';

/** Listens from now on; the answer is asked for after each wait. */
export function closedLater(panel: WebviewPanel): () => boolean {
  let closed = false;
  panel.onDidDispose(() => {
    closed = true;
  });
  return () => closed;
}
