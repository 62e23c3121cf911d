// "Sharing...": everything about sharing as one list, for what is needed rarely and has no place in the palette. Comes in: what
// the status says; goes out: a command, or the page of that state.
import { commands, l10n, type QuickPickItem, window } from 'vscode';
import type { CommandId } from '../../manifest.ts';
import type { Told } from '../../notebook/share/messages.ts';
import { explainState, meaning } from './sharingActions.ts';

interface ErrandItem extends QuickPickItem {
  /** Absent: what the state means. */
  readonly id?: CommandId;
}

/** Asks what to do, and does it; `standing` is where sharing stands, `open` how many things stand in two versions. */
export async function chooseErrand(standing: Told | undefined, open: number): Promise<void> {
  const title = l10n.t('Sharing');
  const placeHolder = standing?.text ?? l10n.t('What would you like to do?');
  const meant: readonly ErrandItem[] = standing ? [{ label: `$(question) ${meaning()}`, detail: standing.text }] : [];
  const items = [...errands(open), ...meant];
  const chosen = await window.showQuickPick(items, { title, placeHolder, matchOnDetail: true });
  if (chosen?.id) await commands.executeCommand(chosen.id);
  else if (chosen && standing) await explainState(standing.state);
}

function row(id: CommandId, icon: string, label: string, detail: string): ErrandItem {
  return { id, label: `$(${icon}) ${label}`, detail };
}

function errands(open: number): readonly ErrandItem[] {
  const choosing = row(
    'daybook.conflict.choose',
    'git-compare',
    l10n.t('Choose a Version ({0})', open),
    l10n.t('Shows what you and a colleague set differently; keeps one version, or both.'),
  );
  return [
    ...(open > 0 ? [choosing] : []),
    row('daybook.notes.commit', 'cloud-upload', l10n.t('Commit Notes'), l10n.t('Shows what changed and shares it.')),
    row(
      'daybook.notes.sync',
      'sync',
      l10n.t('Sync Notes'),
      l10n.t('Shares what is safe without a list, and takes over what the team has shared.'),
    ),
    row(
      'daybook.notes.fetch',
      'cloud-download',
      l10n.t('Check for New Notes'),
      l10n.t('Asks what the team has shared; changes no file.'),
    ),
    row(
      'daybook.share.review',
      'git-pull-request',
      l10n.t('Share for Review'),
      l10n.t('Sends changes to a branch of their own, for somebody to look at first.'),
    ),
    row(
      'daybook.note.restore',
      'history',
      l10n.t('Restore Earlier Version'),
      l10n.t('Compares a note with its versions, deleted notes too, and brings one back.'),
    ),
    row(
      'daybook.share.undo',
      'discard',
      l10n.t('Undo Last Share'),
      l10n.t('Brings the earlier text back for everyone, as a new change.'),
    ),
    row(
      'daybook.share.chooseRemote',
      'server',
      l10n.t('Choose Where to Share'),
      l10n.t('Names the team’s repository, or keeps the notes on this computer.'),
    ),
    row(
      'daybook.share.invite',
      'mail',
      l10n.t('Invite Colleague'),
      l10n.t('A letter with what to install, where the notes are and how to begin.'),
    ),
    row(
      'daybook.share.mergeDriver',
      'git-merge',
      l10n.t('Merge Notes in Terminals, Too'),
      l10n.t('Lets git merge notes task by task; shows first what it writes.'),
    ),
  ];
}
