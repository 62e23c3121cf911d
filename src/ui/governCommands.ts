// The commands by which rules, risks, changes and evidence are kept. Only wiring: what is done is loaded when it is first wanted. Comes
// in: notebooks; goes out: rows for the command table.
import { commands, l10n } from 'vscode';
import { governGroups } from '../core/outline/governNodes.ts';
import type { GovernCommandId } from '../manifest.ts';
import type { CommandHandler } from './commandTable.ts';
import { answersOf } from './item/answers.ts';
import type { TargetSources } from './item/targets.ts';
import { createRecord } from './newNotes.ts';

const reviews = () => import('./item/reviewActions.ts');

/** A handler for each of them. */
export function governCommandTable({ notebooks, views }: TargetSources): Record<GovernCommandId, CommandHandler> {
  const walk =
    (query: string): CommandHandler =>
    async (given) =>
      (await reviews()).walkReviews(notebooks, query, answersOf(given));
  const show =
    (group: string, none: string): CommandHandler =>
    async () => {
      await commands.executeCommand('daybook.library.focus');
      const isShown = await views.reveal('daybook.library', group);
      return isShown ? undefined : { refused: 'unchanged', message: none };
    };
  return {
    'daybook.audit.save': async (given) => (await import('./auditPack.ts')).saveAuditPack(notebooks, answersOf(given)),
    'daybook.change.calendar': show(governGroups.changes, l10n.t('There are no changes in these notes yet.')),
    'daybook.compliance.coverage': show(
      governGroups.coverage,
      l10n.t('No control or policy names a framework yet (`framework:` and `clause:`).'),
    ),
    'daybook.check.log': async (given) =>
      (await import('./item/governActions.ts')).logAnyCheck(notebooks, answersOf(given)),
    'daybook.document.review': walk('documents-to-review'),
    'daybook.risk.review': walk('risks-to-review'),
    'daybook.technology.new': (given) => createRecord(notebooks, 'technology', answersOf(given)),
  };
}
