// The one list that is confirmed before notes are shared, and the message that goes with them. Comes in: entries of the share
// list; goes out: what was ticked and the message, or nothing when the person left. Writes nothing, runs nothing.
import { commands, type Disposable, l10n, type QuickPickItem, QuickPickItemKind, ThemeIcon, window } from 'vscode';
import type { CommandId } from '../../manifest.ts';
import { describeChanges, type ToldChange, tellChanges } from '../../notebook/share/describeChanges.ts';
import type { ShareList } from '../../notebook/share/repository.ts';
import type { ShareEntry } from '../../notebook/share/shareList.ts';
import { explainState, meaning } from './sharingActions.ts';
import { versionUri } from './versionTexts.ts';

/** What a person wants shared. */
export interface ShareChoice {
  readonly entries: readonly ShareEntry[];
  readonly message: string;
}

interface EntryItem extends QuickPickItem {
  readonly entry?: ShareEntry;
}

const diffIcon = new ThemeIcon('diff');

const icons = {
  new: 'diff-added',
  changed: 'diff-modified',
  renamed: 'diff-renamed',
  deleted: 'diff-removed',
} as const;

/** Shows the list; Enter takes what is ticked with the message made from it, the pencil lets the message be changed first. */
export async function askWhatToShare(list: ShareList): Promise<ShareChoice | undefined> {
  const { keeps, naming } = list;
  const chosen = await showList(list);
  if (chosen === undefined) return undefined;
  const made = describeChanges(chosen.entries, keeps, naming);
  const message = chosen.edits ? await askMessage(made) : made;
  return message === undefined ? undefined : { entries: chosen.entries, message };
}

/** The first line can be written anew; the list below it stays. */
async function askMessage(made: string): Promise<string | undefined> {
  const [subject = '', ...rest] = made.split('\n');
  const written = await window.showInputBox({
    title: l10n.t('Message for the Team'),
    prompt: l10n.t('It stays in the history beside the notes. Enter shares.'),
    value: subject,
    ignoreFocusOut: true,
  });
  if (written === undefined) return undefined;
  return [written.trim() === '' ? subject : written.trim(), ...rest].join('\n');
}

interface Ticked {
  readonly entries: readonly ShareEntry[];
  readonly edits: boolean;
}

function showList(list: ShareList): Promise<Ticked | undefined> {
  const { entries } = list;
  const safe = entries.filter((entry) => entry.safe);
  const pick = window.createQuickPick<EntryItem>();
  const pencil = { iconPath: new ThemeIcon('edit'), tooltip: l10n.t('Change the Message') };
  pick.title = l10n.t('Commit Notes: Enter shares what is ticked');
  pick.placeholder = safe.length === 1 ? l10n.t('1 change is ready') : l10n.t('{0} changes are ready', safe.length);
  pick.canSelectMany = true;
  pick.matchOnDescription = true;
  pick.ignoreFocusOut = true;
  const more = { iconPath: new ThemeIcon('ellipsis'), tooltip: l10n.t('More about Sharing') };
  pick.buttons = [pencil, more];
  pick.items = itemsOf(list);
  pick.selectedItems = pick.items.filter(({ entry }) => entry?.safe);
  return new Promise((resolve) => {
    const ticked = (edits: boolean): Ticked => ({
      entries: pick.selectedItems.flatMap(({ entry }) => (entry === undefined ? [] : [entry])),
      edits,
    });
    const parts: Disposable[] = [
      pick.onDidAccept(() => finish(ticked(false))),
      pick.onDidTriggerButton((button) => {
        finish(button === pencil ? ticked(true) : undefined);
        if (button === more) void commands.executeCommand('daybook.share.more' satisfies CommandId);
      }),
      // The list stays open beside the page.
      pick.onDidTriggerItemButton(({ item: { entry }, button }) => {
        if (entry && button.iconPath === diffIcon) void showChanges(entry);
        else if (entry?.hold) void explainState(entry.hold.code);
      }),
      pick.onDidHide(() => finish(undefined)),
    ];
    const finish = (answer: Ticked | undefined): void => {
      for (const part of parts) part.dispose();
      pick.dispose();
      resolve(answer);
    };
    pick.show();
  });
}

/** What is safe, most telling first, then what is held back, of which nothing is told: it may have to stay unsaid. */
function itemsOf({ entries, keeps, naming }: ShareList): EntryItem[] {
  const safe = new Map(entries.filter((entry) => entry.safe).map((entry) => [entry.path, entry]));
  const held = entries.filter((entry) => !entry.safe);
  const told = tellChanges([...safe.values()], keeps, naming);
  return [
    ...told.flatMap((change) => {
      const entry = safe.get(change.path);
      return entry === undefined ? [] : [itemOf(entry, change)];
    }),
    ...(held.length > 0 ? [{ label: l10n.t('Held back'), kind: QuickPickItemKind.Separator }] : []),
    ...held.map((entry) => itemOf(entry)),
  ];
}

function itemOf(entry: ShareEntry, told?: ToldChange): EntryItem {
  const question = { iconPath: new ThemeIcon('question'), tooltip: meaning() };
  const name = told?.name || entry.path.slice(entry.path.lastIndexOf('/') + 1);
  return {
    label: `$(${icons[entry.change]}) ${name}`,
    description: [told?.words, entry.path].filter(Boolean).join(' · '),
    // A safe file needs no second line; why one is held does.
    ...(entry.safe ? {} : { detail: `$(circle-slash) ${entry.reason}` }),
    buttons: [
      ...(isComparable(entry) ? [{ iconPath: diffIcon, tooltip: l10n.t('Show Changes') }] : []),
      ...(entry.safe ? [] : [question]),
    ],
    entry,
  };
}

function isComparable({ before, after }: ShareEntry): boolean {
  return before !== undefined || after !== undefined;
}

let comparisons = 0;

/** Shows the file as it was and as it would be shared, behind the list, which stays open. */
async function showChanges({ path, before = '', after = '' }: ShareEntry): Promise<void> {
  comparisons += 1;
  const [then, now] = [['before', before] as const, ['after', after] as const].map(([side, text]) =>
    versionUri(path, `${side} ${comparisons}`, text),
  );
  const title = l10n.t('{0}: what would be shared', path);
  await commands.executeCommand('vscode.diff', then, now, title, { preserveFocus: true });
}
