// Where VS Code enters Daybook: makes each object once, in order, and hands them over. No logic of its own. Whatever needs a
// library is behind an import that waits until it is wanted; this file costs a few milliseconds.
import { commands, type ExtensionContext, l10n, window } from 'vscode';
import type { DaybookApi } from './start.ts';
import { extendMarkdownIt } from './ui/preview/previewEntry.ts';

/** Starts Daybook. Returns at once; notebooks are looked for behind it, and a failure to start is shown. */
export function activate(context: ExtensionContext): DaybookApi {
  const started = import('./start.ts').then(({ start }) => start(context));
  started.catch(async (error: unknown) => {
    const words = error instanceof Error ? error.message : String(error);
    const again = l10n.t('Reload Window');
    const chosen = await window.showErrorMessage(l10n.t('Daybook could not start: {0}', words), again);
    if (chosen === again) await commands.executeCommand('workbench.action.reloadWindow');
  });
  return {
    idle: async () => (await started).idle(),
    counts: async () => (await started).counts(),
    errors: async () => (await started).errors(),
    extendMarkdownIt: (md) => extendMarkdownIt(md, async () => (await started).preview()),
  };
}
