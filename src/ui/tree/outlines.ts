// Which outline each view shows. A table of its own, as whatever looks at all nodes of all views asks it; knows no VS Code.
import { followUpsOutline } from '../../core/outline/followUpsOutline.ts';
import { issuesOutline } from '../../core/outline/issuesOutline.ts';
import { libraryOutline } from '../../core/outline/libraryOutline.ts';
import { projectsOutline } from '../../core/outline/projectsOutline.ts';
import { teamOutline } from '../../core/outline/teamOutline.ts';
import { todayOutline } from '../../core/outline/todayOutline.ts';
import type { ViewId } from '../../manifest.ts';
import type { Outline } from './viewRoots.ts';

export const outlines = {
  'daybook.today': todayOutline,
  'daybook.projects': projectsOutline,
  'daybook.issues': issuesOutline,
  'daybook.followUps': followUpsOutline,
  'daybook.team': teamOutline,
  'daybook.library': libraryOutline,
} satisfies Readonly<Record<ViewId, Outline>>;
