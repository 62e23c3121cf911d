// The fixed texts of the panel's page, translated on the host and handed over with the page. The keys are the contract; the
// page asks for nothing else.
import type { Localizer } from './kpiNumbers.ts';

/** Texts by key; `{0}` is filled in on the page. */
export function kpiTexts(l10n: Localizer) {
  return {
    heading: l10n.t('KPIs'),
    notebook: l10n.t('Notebook'),
    project: l10n.t('Project'),
    period: l10n.t('Period'),
    from: l10n.t('From'),
    to: l10n.t('To'),
    compare: l10n.t('Compare with'),
    by: l10n.t('Groups'),
    marks: l10n.t('Decisions and changes in these days'),
    markHint: l10n.t('The numbers stand on the line.'),
    pointHint: l10n.t('Arrow keys go from point to point, Enter shows the notes behind one.'),
    behindNow: l10n.t('Show the Notes of Now'),
    version: l10n.t('That Day’s Version'),
    versionOf: l10n.t('That Day’s Version: {0}'),
    copyTable: l10n.t('Copy as CSV'),
    copyTableOf: l10n.t('Copy as CSV: {0}'),
    copyPicture: l10n.t('Copy as Picture'),
    copyPictureOf: l10n.t('Copy as Picture: {0}'),
    tableCopied: l10n.t('The table is in the clipboard.'),
    pictureCopied: l10n.t('The picture is in the clipboard.'),
    pictureSaved: l10n.t('The clipboard takes no picture here; choose a file for it.'),
    around: l10n.t('Before and after a change'),
    change: l10n.t('Change'),
    days: l10n.t('Days before and after'),
    aroundIssues: l10n.t('Issues on its services'),
    side: l10n.t('Side'),
    opened: l10n.t('Opened'),
    issue: l10n.t('Issue'),
    tiles: l10n.t('KPIs, arrow keys to choose'),
    emptyOne: l10n.t('1 KPI has nothing to compute from yet'),
    emptyMany: l10n.t('{0} KPIs have nothing to compute from yet'),
    definition: l10n.t('How it is computed'),
    showTable: l10n.t('Show as Table'),
    showChart: l10n.t('Show as Chart'),
    notes: l10n.t('Notes behind this number'),
    noNotes: l10n.t('There are no notes behind this number.'),
    rowHint: l10n.t('Enter opens the note, Shift+Enter its version of a past day, arrow keys move.'),
    previous: l10n.t('Previous Page'),
    next: l10n.t('Next Page'),
    page: l10n.t('Page {0} of {1}'),
    brokenOne: l10n.t('1 KPI cannot be computed'),
    brokenMany: l10n.t('{0} KPIs cannot be computed'),
    broken: l10n.t('KPIs that cannot be computed'),
    updated: l10n.t('Figures updated: {0}'),
    loading: l10n.t('Computing…'),
    missing: l10n.t('There is no notebook to compute from in this window.'),
    private: l10n.t('This notebook is private: nothing of it is counted in KPIs.'),
    none: l10n.t('No KPIs are defined. Declare some under kpis: in daybook.yml.'),
  };
}

/** The keys of the page's texts. */
export type KpiText = keyof ReturnType<typeof kpiTexts>;
