// Panels that hold nothing of ours, for `npm run bench:window`: what an empty webview takes, and one that draws what its host sends, is the
// floor beside which our own are measured.
import { commands, Disposable, Uri, ViewColumn, window, workspace } from 'vscode';

const nonce = 'bench';
const policy = `default-src 'none'; script-src 'nonce-${nonce}'`;
const script = `const api = acquireVsCodeApi();
addEventListener('message', () => { document.body.innerHTML = '<p class="bench-sent">Sent</p>'; });
api.postMessage('ready');`;

/** Registers their commands, and one that shows the preview of a note of the first folder. */
export function floorPanels(): Disposable {
  return Disposable.from(
    commands.registerCommand('bench.empty', () => openPanel('<p class="bench-empty">Empty</p>')),
    commands.registerCommand('bench.sent', () => openPanel(`<script nonce="${nonce}">${script}</script>`)),
    commands.registerCommand('bench.preview', ({ note }: { readonly note: string }) => {
      const [folder] = workspace.workspaceFolders ?? [];
      return folder && commands.executeCommand('markdown.showPreview', Uri.joinPath(folder.uri, note));
    }),
  );
}

function openPanel(body: string): void {
  const { webview } = window.createWebviewPanel('bench', 'Bench', ViewColumn.Active, { enableScripts: true });
  webview.onDidReceiveMessage(() => webview.postMessage('line'));
  const head = `<meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${policy}">`;
  webview.html = `<!DOCTYPE html><html lang="en"><head>${head}</head><body>${body}</body></html>`;
}
