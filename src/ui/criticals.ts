// Open criticals of all notebooks, by the one named query that status bar, views, KPI and stand-up note share. Comes in: open
// notebooks; goes out: what the status item shows. Private notebooks never count.
import { l10n } from 'vscode';
import { readAmount, timeUnitMs } from '../core/kpi/unit.ts';
import { clockOf } from '../core/outline/clockWords.ts';
import { issuePlace } from '../core/outline/issueOrder.ts';
import { ageWords } from '../core/outline/rowWords.ts';
import { ownRows, type Whose } from '../core/outline/whose.ts';
import { criticalRows } from '../core/query/criticalTest.ts';
import type { NotebookConfig } from '../core/record/kind.ts';
import { isPrivate, type Notebooks, type OpenNotebook } from '../notebook/registry.ts';
import type { CriticalState } from './criticalItem.ts';
import { outlineContext } from './tree/treeContext.ts';
import { whoseWords } from './tree/whoseInput.ts';

const shownAtMost = 6;

/** The KPI whose target says how long a critical may stay open in notebooks that promise no time of their own. */
const targetKpi = 'time-to-resolve';

/** The state of the status item now: the criticals of everybody, or of those whose day Today shows. */
export function criticalState(notebooks: Notebooks, whose?: Whose): CriticalState {
  if (notebooks.state === 'loading') return { loading: true, count: 0, pastTarget: false, first: [] };
  const found = notebooks.all().flatMap((open) => criticalsOf(open, whose));
  found.sort((a, b) => a.place - b.place);
  return {
    loading: false,
    count: found.length,
    pastTarget: found.some(({ isLate }) => isLate()),
    first: found.slice(0, shownAtMost).map(({ line }) => line()),
    ...(whose !== undefined && { whose: whoseWords(notebooks, whose) }),
  };
}

/** A critical by its place in the order of the views; what is said of it is made for the few that are shown. */
interface Critical {
  readonly place: number;
  isLate(): boolean;
  line(): string;
}

function criticalsOf(open: OpenNotebook, whose: Whose | undefined): Critical[] {
  const { notebook } = open;
  if (notebook.state !== 'ready' || isPrivate(open)) return [];
  const reader = notebook.reader();
  const context = { ...outlineContext(open), ...(whose !== undefined && { whose }) };
  const isOwn = ownRows(reader, context) ?? (() => true);
  const promised = notebook.config.sla.get('critical')?.resolve !== undefined;
  const limitMs = targetMs(notebook.config);
  const rows = criticalRows(reader, context).filter(isOwn);
  const placeOf = issuePlace(reader, context);
  return rows.map((row) => ({
    place: placeOf(row),
    isLate: () =>
      promised ? clockOf(reader, row, context).late : Date.parse(context.now) - reader.number(row, 'opened') > limitMs,
    line: () => {
      const opened = String(reader.get(row, 'opened') ?? '');
      const title = String(reader.get(row, 'title') ?? '');
      const age = opened && ageWords(opened, context);
      const line = age ? l10n.t('{0}, open {1}', title, age) : title;
      const { short } = clockOf(reader, row, context);
      return short === undefined ? line : l10n.t('{0}, {1}', line, short);
    },
  }));
}

/** How long a critical may be open, in ms; for ever without a target. Nights and weekends count, as in that KPI. */
function targetMs({ kpis }: NotebookConfig): number {
  const target = kpis.find(({ id }) => id === targetKpi)?.target ?? '';
  const amount = readAmount(target.replace(/^[<=\s]+/, ''));
  const unitMs = amount && timeUnitMs(amount.unit);
  return amount && unitMs !== undefined ? amount.value * unitMs : Number.POSITIVE_INFINITY;
}
