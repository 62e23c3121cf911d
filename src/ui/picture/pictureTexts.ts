// The fixed texts of the frame around every picture, translated on the host and handed over with the page. The keys are the
// contract; a picture adds its own.
import type { Localizer } from '../kpi/kpiNumbers.ts';

/** Texts by key; `{0}` is filled in on the page. */
export function pictureTexts(l10n: Localizer) {
  return {
    notebook: l10n.t('Notebook'),
    query: l10n.t('Query'),
    search: l10n.t('Search'),
    showTable: l10n.t('Show as Table'),
    showPicture: l10n.t('Show as Picture'),
    print: l10n.t('Print'),
    undo: l10n.t('Undo Last Change'),
    keys: l10n.t('Keys'),
    rowHint: l10n.t('Enter opens the note, arrow keys move.'),
    previous: l10n.t('Previous Page'),
    next: l10n.t('Next Page'),
    page: l10n.t('Page {0} of {1}'),
    updated: l10n.t('Updated: {0}'),
    loading: l10n.t('Reading notes…'),
    missing: l10n.t('There is no notebook in this window.'),
    working: l10n.t('One moment, the last change is still being written.'),
  };
}

/** The keys of the frame's texts. */
export type PictureText = keyof ReturnType<typeof pictureTexts>;
