// How the rows of each view can be grouped and sorted: a table from which menus, outlines and what is remembered are derived.
// Comes in: the name of a view and what a person chose. Goes out: axes and sort keys; a choice that no view knows (any more)
// counts as the view's own way.
import type { SortKey } from '../query/query.ts';
import { type Axis, type AxisName, axes } from './axes.ts';
import type { OutlineWord } from './outlineWords.ts';

/** One way to sort; a view's own order has no keys. */
export interface Sorting {
  readonly id: string;
  readonly word: OutlineWord;
  readonly keys: readonly SortKey[];
}

/** What a view can be arranged by; the first of each is what it does by itself. */
export interface Arrangement {
  /** What the view's own groups are called. */
  readonly own: OutlineWord;
  /** The axis that the own groups are, where they are one. */
  readonly ownAxis?: AxisName;
  readonly groups: readonly AxisName[];
  readonly ownSort: OutlineWord;
  readonly sorts: readonly Sorting[];
}

const byDue: Sorting = { id: 'due', word: 'sort.due', keys: [{ field: 'due', descending: false }] };
const byTitle: Sorting = { id: 'title', word: 'sort.title', keys: [{ field: 'title', descending: false }] };
const newest: Sorting = { id: 'newest', word: 'sort.newest', keys: [{ field: 'age', descending: false }] };
const oldest: Sorting = { id: 'oldest', word: 'sort.oldest', keys: [{ field: 'age', descending: true }] };
const byUrgency: Sorting = { id: 'urgency', word: 'sort.urgency', keys: [{ field: 'urgency', descending: false }] };

/** The table. Views that are not in it are shown in one way only. */
export const arrangements = {
  today: {
    own: 'axis.section',
    groups: ['owner', 'project'],
    ownSort: 'sort.pressing',
    sorts: [byDue, byUrgency, byTitle],
  },
  projects: { own: 'axis.project', groups: [], ownSort: 'sort.health', sorts: [byDue, byTitle] },
  issues: {
    own: 'axis.severity',
    ownAxis: 'severity',
    groups: ['age', 'owner', 'project', 'state', 'due'],
    ownSort: 'sort.clock',
    sorts: [oldest, newest, byDue, byTitle],
  },
  followUps: {
    own: 'axis.wait',
    groups: ['owner', 'project', 'age', 'due'],
    ownSort: 'sort.asked',
    sorts: [byDue, byTitle],
  },
  library: { own: 'axis.kind', groups: ['state', 'owner'], ownSort: 'sort.kind', sorts: [byTitle, newest] },
} as const satisfies Readonly<Record<string, Arrangement>>;

/** A view that can be arranged. */
export type ArrangedView = keyof typeof arrangements;

/** The axis a view is to be grouped by; undefined for its own groups. */
export function chosenAxis(view: ArrangedView, group: string | undefined): Axis | undefined {
  const { groups, ownAxis }: Arrangement = arrangements[view];
  const name = groups.find((each) => each === group) ?? ownAxis;
  return name && axes[name];
}

/** The keys a view is to be sorted by; undefined for its own order. */
export function chosenSort(view: ArrangedView, sort: string | undefined): readonly SortKey[] | undefined {
  const { sorts }: Arrangement = arrangements[view];
  return sorts.find(({ id }) => id === sort)?.keys;
}
