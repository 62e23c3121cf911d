// The fixed words of the preview in the reader's language. Comes in: the translator; goes out: words for core/preview.
import type { PreviewTexts } from '../../core/preview/page.ts';
import type { Localizer } from '../kpi/kpiNumbers.ts';

/** All fixed words that outlines do not have. */
export function previewTexts(l10n: Localizer): PreviewTexts {
  const names = fieldNames(l10n);
  return {
    reading: l10n.t('Reading the notes…'),
    failed: l10n.t('The notes of this notebook could not be read.'),
    fault: l10n.t('This block cannot be shown'),
    tooSlow: l10n.t('Not shown: the blocks above have used up the time that one preview may take.'),
    stopped: l10n.t('There may be more: looking for rows took too long.'),
    nothing: l10n.t('Nothing matches.'),
    yes: l10n.t('yes'),
    no: l10n.t('no'),
    rowCount: l10n.t('Rows'),
    rows: (count) => (count === 1 ? l10n.t('1 row') : l10n.t('{0} rows', count)),
    rowsOf: (shown, count) => l10n.t('{0} of {1} rows', shown, count),
    without: (field) => l10n.t('Without {0}', field.toLowerCase()),
    entries: (count) => l10n.t('{0} more', count),
    field: (id) => names.get(id),
  };
}

function fieldNames(l10n: Localizer): ReadonlyMap<string, string> {
  return new Map([
    ['title', l10n.t('Title')],
    ['kind', l10n.t('Kind')],
    ['state', l10n.t('State')],
    ['status', l10n.t('State')],
    ['severity', l10n.t('Severity')],
    ['priority', l10n.t('Priority')],
    ['health', l10n.t('Health')],
    ['owner', l10n.t('Owner')],
    ['project', l10n.t('Project')],
    ['due', l10n.t('Due')],
    ['tags', l10n.t('Tags')],
    ['heading', l10n.t('Heading')],
    ['path', l10n.t('Path')],
  ]);
}
