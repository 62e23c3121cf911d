// "More Actions...": every command that the palette hides now although it can be run, with a sentence what it is for, grouped by
// part of the day. Comes in: what package.json says of commands and where we stand; goes out: the command that was chosen, run.
// No list of commands of its own: a row of package.json with `part` and `about` is in it whenever its palette rule is not met.
import { commands, l10n, type QuickPickItem, QuickPickItemKind, window } from 'vscode';
import { contextKeys } from './contextKeys.ts';
import { type CommandManifest, type CommandRow, hiddenCommands, partsOfDay } from './hiddenCommands.ts';

/** Asks which, and runs it as the palette would. */
export async function chooseMore(manifest: CommandManifest): Promise<void> {
  const placeHolder = l10n.t('What the palette does not show now; type to search');
  const items = moreItems(hiddenCommands(manifest, contextKeys()));
  const options = { title: l10n.t('More Actions'), placeHolder, matchOnDetail: true };
  const chosen = await window.showQuickPick(items, options);
  if (chosen?.id) await commands.executeCommand(chosen.id);
}

function moreItems(rows: readonly CommandRow[]): (QuickPickItem & { id?: string })[] {
  const words = labels();
  return partsOfDay.flatMap((part) => {
    const items = rows
      .filter((row) => row.part === part)
      .map(({ command, title, icon = '', about = '' }) => ({ id: command, label: `${icon} ${title}`, detail: about }));
    return items.length === 0 ? [] : [{ label: words[part], kind: QuickPickItemKind.Separator }, ...items];
  });
}

function labels(): Readonly<Record<(typeof partsOfDay)[number], string>> {
  return {
    morning: l10n.t('Morning'),
    meetings: l10n.t('Meetings'),
    triage: l10n.t('Issues and incidents'),
    followUp: l10n.t('Follow-ups'),
    work: l10n.t('Tasks, projects and dates'),
    team: l10n.t('People'),
    govern: l10n.t('Risks, rules and vendors'),
    feedback: l10n.t('Feedback, goals and plans'),
    report: l10n.t('Reports and figures'),
    evening: l10n.t('End of the day'),
    share: l10n.t('Sharing'),
    notebook: l10n.t('Notebook'),
  };
}
