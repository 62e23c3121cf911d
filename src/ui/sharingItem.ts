// The second of the two status items: where sharing stands. Its text is a function of the last standing; nothing that was not
// fetched is claimed. Hidden while there is nothing to say.
import { type Disposable, env, l10n, MarkdownString, StatusBarAlignment, ThemeColor, window } from 'vscode';
import type { CommandId } from '../manifest.ts';
import type { Told } from '../notebook/share/messages.ts';
import type { SharingState } from './share/standings.ts';

/** What the item shows. */
export interface ShownSharing extends SharingState {
  readonly busy: boolean;
}

/** The item; `show` draws a state, undefined hides it. */
export interface SharingItem extends Disposable {
  show(state: ShownSharing | undefined): void;
}

/** Makes the item, hidden. */
export function sharingItem(): SharingItem {
  const item = window.createStatusBarItem('daybook.sharing', StatusBarAlignment.Left, 49);
  item.name = l10n.t('Daybook: Sharing');
  item.command = 'daybook.share.act' satisfies CommandId;
  return {
    show: (state) => {
      if (!state || isQuiet(state)) {
        item.hide();
        return;
      }
      item.text = text(state);
      item.tooltip = tooltip(state);
      item.backgroundColor =
        state.told.tone === 'paused' && !state.busy ? new ThemeColor('statusBarItem.warningBackground') : undefined;
      item.accessibilityInformation = { label: `${l10n.t('Daybook sharing')}: ${counts(state)}. ${state.told.text}` };
      item.show();
    },
    dispose: () => item.dispose(),
  };
}

/** States in which sharing is simply not available; the reason is given when somebody asks for it. */
const quietStates = new Set<Told['state']>(['restricted', 'not-a-repository', 'no-git']);

function isQuiet({ told, busy }: ShownSharing): boolean {
  return !busy && quietStates.has(told.state);
}

function text(state: ShownSharing): string {
  if (state.busy) return `$(sync~spin) ${l10n.t('sharing')}`;
  if (state.told.tone === 'paused') return `$(debug-pause) ${l10n.t('sharing waits')}`;
  const { fromTeam, yours } = state;
  const numbers = [fromTeam > 0 ? `$(cloud-download) ${fromTeam}` : '', yours > 0 ? `$(cloud-upload) ${yours}` : ''];
  // What was not reached is not claimed to be shared.
  if (state.told.tone === 'waiting')
    return [`$(debug-disconnect) ${unreached(state.told)}`, ...numbers].join(' ').trim();
  return numbers.filter(Boolean).join(' ') || settled(state.told);
}

function unreached({ state }: Told): string {
  return state === 'offline' ? l10n.t('offline') : l10n.t('sharing later');
}

/** There is nothing to send and nothing to take over, as far as is known. */
function settled({ state }: Told): string {
  if (state === 'in-review') return `$(git-pull-request) ${l10n.t('in review')}`;
  if (state === 'local-only' || state === 'kept-here') return `$(device-desktop) ${l10n.t('only here')}`;
  return `$(check) ${l10n.t('shared')}`;
}

function counts({ fromTeam, yours, checkedMs, busy }: ShownSharing): string {
  if (busy) return l10n.t('working');
  const mine = l10n.t('{0} yours to share', yours);
  if (checkedMs === undefined) return mine;
  const checkedAt = new Date(checkedMs).toLocaleTimeString(env.language, { timeStyle: 'short' });
  return [l10n.t('{0} new from the team', fromTeam), mine, l10n.t('checked {0}', checkedAt)].join(', ');
}

function tooltip(state: ShownSharing): MarkdownString {
  const markdown = new MarkdownString();
  markdown.appendText(counts(state));
  markdown.appendMarkdown('\n\n');
  markdown.appendText(state.told.text);
  markdown.appendMarkdown('\n\n');
  markdown.appendText(l10n.t('What this means is said under Daybook: Sharing…'));
  return markdown;
}
