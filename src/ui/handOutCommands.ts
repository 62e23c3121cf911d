// The commands by which a note is handed to others. Only wiring: what is done is loaded when it is first wanted. Comes in: notebooks; goes
// out: rows for the command table.
import type { HandOutCommandId } from '../manifest.ts';
import type { Notebooks } from '../notebook/registry.ts';
import type { CommandHandler } from './commandTable.ts';
import { answersOf } from './item/answers.ts';

/** A handler for each of them. */
export function handOutCommandTable(notebooks: Notebooks): Record<HandOutCommandId, CommandHandler> {
  return {
    'daybook.note.exportHtml': async (...args) =>
      (await import('./report/exportHtml.ts')).exportHtml(notebooks, args, answersOf(...args)),
  };
}
