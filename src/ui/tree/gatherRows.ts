// Gathers what views, badge, status bar and links are made from before they ask for it, a few milliseconds at a time: on a large
// notebook, and with code that never ran before, the pass over all rows would hold up the window. Comes in: open notebooks and
// what is to be gathered; goes out: nothing, the index's memory of answers has it then. Draws nothing.
import type { IndexReader } from '../../core/index/rows.ts';
import type { Steps } from '../../core/index/steps.ts';
import { followUps } from '../../core/outline/followUpsOutline.ts';
import { gatherIssues } from '../../core/outline/issuesOutline.ts';
import { reviewRows } from '../../core/outline/libraryOutline.ts';
import { projectRows } from '../../core/outline/projectRows.ts';
import { rehearsal } from '../../core/outline/rehearsal.ts';
import type { OutlineContext } from '../../core/outline/rowWords.ts';
import { gatherTeam } from '../../core/outline/teamOutline.ts';
import { gatherToday } from '../../core/outline/todayOutline.ts';
import type { ViewId } from '../../manifest.ts';
import type { Notebooks } from '../../notebook/registry.ts';
import { inSlices } from '../../notebook/slices.ts';
import { outlineContext } from './treeContext.ts';
import type { MoreContext } from './viewRoots.ts';

/** What is gathered for a view, in this order. */
export const gatheredFor: Readonly<Record<ViewId, readonly Gathering[]>> = {
  'daybook.today': [rehearsal, gatherToday],
  'daybook.projects': [rehearsal, projectRows.steps],
  'daybook.issues': [rehearsal, gatherIssues],
  'daybook.followUps': [rehearsal, followUps.steps],
  'daybook.team': [rehearsal, gatherTeam],
  'daybook.library': [rehearsal, reviewRows.steps],
};

type Gathering = (index: IndexReader, context: OutlineContext) => Steps<unknown>;

/** Gathers in every notebook that is read. */
export async function gatherRows(
  notebooks: Notebooks,
  gatherings: readonly Gathering[],
  more?: MoreContext,
): Promise<void> {
  for (const open of notebooks.all()) {
    const { notebook } = open;
    for (const gathering of gatherings) {
      if (notebook.state !== 'ready') break;
      await inSlices(
        () => gathering(notebook.reader(), { ...outlineContext(open), ...more?.(open) }),
        () => notebook.reader().version,
      );
    }
  }
}

/** Makes the names that links are looked up by, in every notebook that is read; kept up to date, they are made once. */
export async function gatherNames(notebooks: Notebooks): Promise<void> {
  for (const { notebook } of notebooks.all()) {
    if (notebook.state !== 'ready') continue;
    await inSlices(
      () => notebook.index().nameSteps(),
      () => notebook.index().version,
    );
  }
}
