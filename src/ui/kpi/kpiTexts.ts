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
    tiles: l10n.t('KPIs, arrow keys to choose'),
    definition: l10n.t('How it is computed'),
    showTable: l10n.t('Show as Table'),
    showChart: l10n.t('Show as Chart'),
    notes: l10n.t('Notes behind this number'),
    noNotes: l10n.t('There are no notes behind this number.'),
    rowHint: l10n.t('Enter opens the note, arrow keys move.'),
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
