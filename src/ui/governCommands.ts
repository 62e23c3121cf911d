// The commands by which rules, risks, changes and evidence are kept. Only wiring: what is done is loaded when it is first wanted. Comes
// in: notebooks; goes out: rows for the command table.
import type { GovernCommandId } from '../manifest.ts';
import type { Notebooks } from '../notebook/registry.ts';
import type { CommandHandler } from './commandTable.ts';
import { answersOf } from './item/answers.ts';
import { createRecord } from './newNotes.ts';

const reviews = () => import('./item/reviewActions.ts');

/** A handler for each of them. */
export function governCommandTable(notebooks: Notebooks): Record<GovernCommandId, CommandHandler> {
  const walk =
    (query: string): CommandHandler =>
    async (given) =>
      (await reviews()).walkReviews(notebooks, query, answersOf(given));
  return {
    'daybook.check.log': async (given) =>
      (await import('./item/governActions.ts')).logAnyCheck(notebooks, answersOf(given)),
    'daybook.document.review': walk('documents-to-review'),
    'daybook.risk.review': walk('risks-to-review'),
    'daybook.technology.new': (given) => createRecord(notebooks, 'technology', answersOf(given)),
  };
}
