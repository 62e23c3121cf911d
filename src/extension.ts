// Where VS Code enters Daybook: makes each object once, in order, and hands them over. No logic of its own. Whatever needs a
// library is behind an import that waits until it is wanted; this file costs a few milliseconds.
import { commands, type ExtensionContext, l10n, window } from 'vscode';
import { isNotebookThere } from './host/innerNotebooks.ts';
import { commandIds } from './manifest.ts';
import type { DaybookApi, Started } from './start.ts';
import { sleepUntilWanted } from './ui/asleep.ts';
import { extendMarkdownIt } from './ui/preview/previewEntry.ts';

/**
 * Starts Daybook once a notebook is there or something of it is wanted: opening any Markdown file brings us here. Returns at once; a
 * failure to start is shown. Commands are there from the first moment, since one of them may be what started us; they wait for the rest.
 */
export function activate(context: ExtensionContext): DaybookApi {
  const sleep = sleepUntilWanted(() => isNotebookThere(context.workspaceState));
  const started = sleep.over.then(inPieces).then(({ start }) => start(context));
  started.catch(async (error: unknown) => {
    const words = error instanceof Error ? error.message : String(error);
    const again = l10n.t('Reload Window');
    const chosen = await window.showErrorMessage(l10n.t('Daybook could not start: {0}', words), again);
    if (chosen === again) await commands.executeCommand('workbench.action.reloadWindow');
  });
  // Without a turn in between once everything is there: a command reads the cursor where it is when the key is pressed.
  let ready: Started | undefined;
  started.then(
    (made) => {
      ready = made;
    },
    () => undefined,
  );
  const awake = (): Promise<Started> => {
    sleep.end();
    return started;
  };
  for (const id of commandIds) {
    const run = (...args: unknown[]) => ready?.run(id, args) ?? awake().then((made) => made.run(id, args));
    context.subscriptions.push(commands.registerCommand(id, run));
  }
  return {
    idle: async () => (await awake()).idle(),
    counts: async () => (await awake()).counts(),
    errors: async () => (await awake()).errors(),
    ...(process.env['DAYBOOK_TEST'] && {
      isAsleep: () => !sleep.isOver(),
      shown: async (what: string) => (await (await awake()).shown?.(what)) ?? [],
    }),
    extendMarkdownIt: (md) => extendMarkdownIt(md, ready?.readyPreview(), async () => (await started).preview()),
  };
}

/**
 * What starting needs, each piece building on those before it: evaluated in one go they would hold up every other extension for
 * several times as long.
 */
const pieces: readonly (() => Promise<unknown>)[] = [
  () => import('./core/index/noteIndex.ts'),
  () => import('./host/notebooks.ts'),
];

async function inPieces(): Promise<typeof import('./start.ts')> {
  for (const piece of pieces) {
    await othersTurn();
    await piece();
  }
  await othersTurn();
  return import('./start.ts');
}

function othersTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
