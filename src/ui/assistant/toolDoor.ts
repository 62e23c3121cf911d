// Opens the door for assistants of this window once: when the window is trusted and a shared notebook is there. Comes in: open notebooks;
// goes out: registered tools, which close with the window. Loads nothing before.
import { type Disposable, lm, workspace } from 'vscode';
import { isPrivate, type Notebooks } from '../../notebook/registry.ts';

/** Watches for the first moment at which tools may be there. */
export function toolDoor(notebooks: Notebooks): Disposable {
  let tools: Promise<Disposable> | undefined;
  const look = (): void => {
    const isThere = notebooks.state === 'ready' && notebooks.all().some((open) => !isPrivate(open));
    // Editors made from VS Code may have no language models.
    if (tools || !workspace.isTrusted || !isThere || typeof lm?.registerTool !== 'function') return;
    tools = import('./windowTools.ts').then(({ registerTools }) => registerTools(notebooks));
  };
  const watch = notebooks.onDidChange(look);
  return {
    dispose: () => {
      watch.dispose();
      void tools?.then((each) => each.dispose());
    },
  };
}
