// "More Actions...": every command that can be run, those of the palette, too, and a new record of each kind, with a sentence what it is
// for, grouped by part of the day. Comes in: what package.json says of commands, kinds, and where we stand; goes out: the command that was
// chosen, run. No list of commands of its own: a row of package.json with a `part` is in it whenever it is enabled.
import { commands, l10n } from 'vscode';
import type { Kind } from '../core/record/kind.ts';
import type { Notebooks } from '../notebook/registry.ts';
import { contextKeys } from './contextKeys.ts';
import { type Choice, choose } from './item/choose.ts';
import { type CommandManifest, type CommandRow, fittingRows, offeredCommands, partsOfDay } from './offeredCommands.ts';

/** A command with what it is run with. */
interface Action extends CommandRow {
  readonly group: string;
  readonly argument?: unknown;
}

/** Asks which, and runs it as the palette would. */
export async function chooseMore(manifest: CommandManifest, notebooks: Notebooks): Promise<void> {
  const actions = actionsOf(offeredCommands(manifest, contextKeys()), kindsOf(notebooks));
  const placeholder = l10n.t('All that Daybook can do; type to search');
  const offer = (typed: string): Choice<Action>[] =>
    (typed === '' ? actions : fittingRows(actions, typed)).map(choiceOf);
  const chosen = await choose({ title: l10n.t('More Actions'), placeholder, offer });
  if (chosen) await commands.executeCommand(chosen.value.command, chosen.value.argument);
}

function choiceOf(action: Action): Choice<Action> {
  const { title, icon = '', about, group } = action;
  return { label: `${icon} ${title}`, ...(about !== undefined && { detail: about }), group, value: action };
}

/** Commands by part of the day, then the kinds that have no command of their own. */
function actionsOf(rows: readonly CommandRow[], kinds: readonly Kind[]): Action[] {
  const words = labels();
  const own = partsOfDay.flatMap((part) =>
    rows.filter((row) => row.part === part).map((row) => ({ ...row, group: words[part] })),
  );
  const records = kinds.map(({ id, label, icon, doc }) => ({
    command: 'daybook.record.new',
    argument: { kind: id },
    title: l10n.t('New {0}', label),
    icon: `$(${icon})`,
    about: doc,
    group: l10n.t('New records'),
  }));
  return [...own, ...records.filter(({ title }) => !own.some((row) => row.title.startsWith(title)))];
}

function kindsOf(notebooks: Notebooks): readonly Kind[] {
  const ready = notebooks.all().filter(({ notebook }) => notebook.state === 'ready');
  const kinds = new Map(ready.flatMap(({ notebook }) => [...notebook.config.kinds]));
  return [...kinds.values()].sort((a, b) => a.label.localeCompare(b.label));
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
