// What panels of pictures need of the rest: shown notebooks, commands on items, ways to open rows. Comes in: what the composition root
// made; goes out: services. A page acts through the same commands as trees do.
import type { Uri } from 'vscode';
import type { Refusal } from '../core/edits/edit.ts';
import type { CommandId } from '../manifest.ts';
import type { Log } from '../notebook/ports.ts';
import { type CommandTable, runReported } from './commandTable.ts';
import { itemCommandTable } from './itemCommands.ts';
import { openRow } from './items.ts';
import type { ShownNotebooks } from './people/shownNotebooks.ts';
import type { PictureServices } from './picture/pictureContent.ts';
import { undoLast } from './undoLast.ts';
import type { Views } from './views.ts';

/** Services of the panels. */
export function pictureServices(shown: ShownNotebooks, views: Views, extensionUri: Uri, log: Log): PictureServices {
  const table: Partial<CommandTable> = {
    ...itemCommandTable({ notebooks: shown, views }),
    'daybook.change.undo': () => undoLast(shown),
  };
  const run = async (id: CommandId, args: readonly unknown[]): Promise<string | undefined> => {
    let refused: Refusal | undefined;
    const work = async (): Promise<Refusal | void> => {
      const answer = (await table[id]?.(...args)) ?? undefined;
      refused = answer;
      // Only a header that cannot be read has something to click on.
      return answer?.refused === 'broken-header' ? answer : undefined;
    };
    await runReported(id, work, log);
    return refused?.message;
  };
  return {
    extensionUri,
    log,
    notebooks: shown,
    run,
    open: (root, key, beside) => openRow(shown, root, key, { beside }),
  };
}
