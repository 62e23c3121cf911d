// The fixed texts of the board's page. The keys are the contract; the page asks for nothing else.
import type { Localizer } from '../kpi/kpiNumbers.ts';

/** Texts by key; `{0}` is filled in on the page. */
export function boardTexts(l10n: Localizer) {
  return {
    boardHint: l10n.t(
      'Arrow keys go from card to card, Enter opens one, Space ticks it. With Alt or Ctrl held, left and right move the card to another column, up and down to another lane. X selects, M asks for a column, F2 changes the title.',
    ),
    moreKeys: l10n.t(
      'O asks for the owner, D for the due date, P for the priority, W whom it waits for, F for any field, R resolves, a full stop lists everything else. Ctrl+Enter opens beside the board, Ctrl+A selects the column, Ctrl+Z takes the last change back. With the pointer: drag, double-click to open, click with Ctrl to select, right-click for everything else.',
    ),
    column: l10n.t('{0}, {1}'),
    showMore: l10n.t('Show {0} more'),
    showBefore: l10n.t('Show the {0} before'),
    selected: l10n.t('{0} cards selected'),
    selectedOne: l10n.t('1 card selected'),
    moved: l10n.t('{0}: moved to {1}'),
    movedMany: l10n.t('{0} cards moved to {1}'),
    lastColumn: l10n.t('There is no further column on this side.'),
    lastLane: l10n.t('There is no further lane on this side.'),
    noLanes: l10n.t('This board has no lanes.'),
  };
}

/** The keys of the board's texts. */
export type BoardText = keyof ReturnType<typeof boardTexts>;
