// The first of the two status items: how many issues are critical and open, over all notebooks. Hidden at zero, a spinner
// until everything is read. Its text is a function of the counts; it keeps none of its own.
import { type Disposable, l10n, MarkdownString, StatusBarAlignment, ThemeColor, window } from 'vscode';
import type { CommandId } from '../manifest.ts';

/** What the item shows. `first` are at most six lines in the order of the views, e.g. "Mail queue stuck, 3 h". */
export interface CriticalState {
  readonly loading: boolean;
  readonly count: number;
  readonly pastTarget: boolean;
  readonly first: readonly string[];
  /** Whose they are, in words; everybody's when absent. */
  readonly whose?: string;
}

/** The item; `show` draws a state. */
export interface CriticalItem extends Disposable {
  show(state: CriticalState): void;
}

/** Makes the item, hidden. `enabled` is asked at each drawing (a setting). */
export function criticalItem(enabled: () => boolean): CriticalItem {
  const item = window.createStatusBarItem('daybook.critical', StatusBarAlignment.Left, 50);
  item.name = l10n.t('Daybook: Critical Issues');
  item.command = 'daybook.critical.show' satisfies CommandId;
  const show = (state: CriticalState): void => {
    if (!enabled() || (!state.loading && state.count === 0)) {
      item.hide();
      return;
    }
    item.text = state.loading ? '$(loading~spin) Daybook' : `$(flame) ${l10n.t('{0} critical', state.count)}`;
    item.backgroundColor = state.pastTarget ? new ThemeColor('statusBarItem.warningBackground') : undefined;
    item.tooltip = state.loading ? l10n.t('Reading the notes…') : tooltip(state);
    item.accessibilityInformation = { label: spoken(state) };
    item.show();
  };
  return { show, dispose: () => item.dispose() };
}

function spoken({ loading, count, pastTarget, whose }: CriticalState): string {
  if (loading) return l10n.t('Daybook is reading the notes');
  const text = count === 1 ? l10n.t('1 critical issue is open') : l10n.t('{0} critical issues are open', count);
  return [
    text,
    ...(whose === undefined ? [] : [whose]),
    ...(pastTarget ? [l10n.t('past their target time')] : []),
  ].join(', ');
}

function tooltip({ first, count, pastTarget, whose }: CriticalState): MarkdownString {
  const text = new MarkdownString();
  text.appendText(
    count === 1
      ? l10n.t('1 critical issue is open')
      : l10n.t('{0} critical issues are open, what presses most first', count),
  );
  if (whose !== undefined) text.appendText(` · ${whose}`);
  if (pastTarget) text.appendText(` (${l10n.t('past their target time')})`);
  for (const line of first) {
    text.appendMarkdown('\n\n');
    text.appendText(line);
  }
  return text;
}
