// The fixed texts of the pages of timeline and calendar. The keys are the contract; the pages ask for nothing else.
import type { Localizer } from '../kpi/kpiNumbers.ts';

/** Texts by key; `{0}` is filled in on the page. */
export function timeTexts(l10n: Localizer) {
  return {
    timeHint: l10n.t(
      'Arrow keys go from one to the next, Enter opens the note. With the Alt or Ctrl key held, left and right move the date by a day, up and down by a week; Enter then shows what follows, Escape leaves it.',
    ),
    earlier: l10n.t('Earlier'),
    later: l10n.t('Later'),
    now: l10n.t('Today'),
    quarter: l10n.t('Q{0}'),
    first: l10n.t('where the date first stood'),
    critical: l10n.t('critical path'),
    after: l10n.t('comes after'),
    late: l10n.t('late'),
    off: l10n.t('no working day'),
    nothing: l10n.t('Nothing in this time.'),
    proposed: l10n.t('{0} to {1}? Enter goes on, Escape leaves it.'),
    fixed: l10n.t('This cannot be moved here.'),
    left: l10n.t('It stays where it is.'),
    moved: l10n.t('{0}: moved to {1}'),
    impact: l10n.t('Schedule Impact: {0} to {1}'),
    what: l10n.t('What'),
    kind: l10n.t('Kind'),
    from: l10n.t('Now'),
    to: l10n.t('Then'),
    workdays: l10n.t('Working days'),
    remark: l10n.t('Remarks'),
    owner: l10n.t('Owner'),
    people: l10n.t('People: {0}'),
    andMore: l10n.t('and {0} more'),
    reason: l10n.t('Why? The reason is kept with the new dates.'),
    apply: l10n.t('Move {0} Dates'),
    applyOne: l10n.t('Move the Date'),
    pick: l10n.t('Choose What Moves…'),
    cancel: l10n.t('Cancel'),
    dayMore: l10n.t('{0} more'),
  };
}

/** The keys of these texts. */
export type TimeText = keyof ReturnType<typeof timeTexts>;
