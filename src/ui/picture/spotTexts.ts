// The fixed texts of pictures whose rows stand in spots: cells of a matrix, sectors of a radar, weeks of people. The keys are the contract;
// the pages ask for nothing else.
import type { Localizer } from '../kpi/kpiNumbers.ts';

/** Texts by key; `{0}` is filled in on the page. */
export function spotTexts(l10n: Localizer) {
  return {
    spotHint: l10n.t(
      'Arrow keys go from field to field, Enter goes into one, Escape out of it. In a field, up and down go from row to row, Enter opens one, Space takes it up to be put down in another field; with the Alt or Ctrl key held, arrow keys move it at once.',
    ),
    moved: l10n.t('{0}: moved to {1}'),
    taken: l10n.t('{0} is taken up. Arrow keys choose a field, Enter puts it down, Escape leaves it where it was.'),
    left: l10n.t('{0} stays where it is.'),
    edge: l10n.t('There is no further field on this side.'),
    more: l10n.t('Show {0} more'),
    moreInTable: l10n.t('{0} more are in the table'),
    oneMoreInTable: l10n.t('1 more is in the table'),
  };
}

/** The keys of these texts. */
export type SpotText = keyof ReturnType<typeof spotTexts>;

/** Texts of the risk matrix. */
export function riskTexts(l10n: Localizer) {
  return {
    ...spotTexts(l10n),
    matrix: l10n.t('Risk matrix'),
    likelihood: l10n.t('Likelihood'),
    impact: l10n.t('Impact'),
    axes: l10n.t('Likelihood up, impact to the right'),
    unrated: l10n.t('Not rated'),
    movedArrow: l10n.t('moved in this period'),
    treatedArrow: l10n.t('to where treatment leads'),
    late: l10n.t('The sign stands for a late review.'),
  };
}

/** Texts of the technology radar. */
export function radarTexts(l10n: Localizer) {
  return {
    ...spotTexts(l10n),
    legend: l10n.t('Technologies by quadrant and ring'),
    nowhere: l10n.t('Without a place'),
    same: l10n.t('as before'),
    new: l10n.t('new'),
    in: l10n.t('moved in'),
    out: l10n.t('moved out'),
    open: l10n.t('dashed: no verdict yet'),
    decision: l10n.t('Decision: {0}'),
    none: l10n.t('none'),
  };
}

/** Texts of the workload. */
export function workTexts(l10n: Localizer) {
  return {
    ...spotTexts(l10n),
    load: l10n.t('Planned work of people by weeks'),
    person: l10n.t('Person'),
    thisWeek: l10n.t('this week'),
    over: l10n.t('too much'),
    full: l10n.t('full'),
    late: l10n.t('Show late tasks of {0}'),
    choose: l10n.t('Choose a week of a person to see its tasks.'),
    noTasks: l10n.t('No tasks.'),
    nobody: l10n.t('Work is given to a person; nobody cannot get it.'),
    undated: l10n.t('A task is moved to a week, not to what is late.'),
    doneAlready: l10n.t('It is done already.'),
    morePeople: l10n.t('{0} more people are in the table'),
    onePersonMore: l10n.t('1 more person is in the table'),
  };
}
