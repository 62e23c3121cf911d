// What panels of pictures need of the rest: shown notebooks, commands on items, ways to open rows. Comes in: what the composition root
// made; goes out: services. A page acts through the same commands as trees do.
import type { Uri } from 'vscode';
import type { Refusal } from '../core/edits/edit.ts';
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
  // The page tells what was refused; only a header that cannot be read has something to click on.
  const reported = async (name: string, work: () => Promise<Refusal | void>): Promise<string | undefined> =>
    (await runReported(name, work, log, ({ refused }) => refused === 'broken-header'))?.message;
  return {
    extensionUri,
    log,
    notebooks: shown,
    run: (id, args) => reported(id, async () => table[id]?.(...args)),
    open: (root, key, beside) => reported('open', () => openRow(shown, root, key, { beside })),
  };
}
