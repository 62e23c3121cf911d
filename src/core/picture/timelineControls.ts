// The drop-downs of the timeline. Comes in: what was chosen; goes out: controls with their words. A word that is no choice counts as the
// first one.
import { say } from '../language.ts';
import type { PictureControl, PictureOptions } from './picture.ts';
import { zoomOf } from './timelineScale.ts';

/** Zoom, grouping, and whether tasks are shown. */
export function timelineControls(options: PictureOptions): PictureControl[] {
  return [
    {
      id: 'zoom',
      label: say('Zoom'),
      options: [
        { id: 'day', label: say('Days') },
        { id: 'week', label: say('Weeks') },
        { id: 'month', label: say('Months') },
        { id: 'quarter', label: say('Quarters') },
        { id: 'year', label: say('Years') },
      ],
      chosen: zoomOf(options['zoom']),
    },
    {
      id: 'group',
      label: say('Group by'),
      options: [
        { id: 'project', label: say('Project') },
        { id: 'owner', label: say('Person') },
      ],
      chosen: options['group'] === 'owner' ? 'owner' : 'project',
    },
    {
      id: 'tasks',
      label: say('Tasks'),
      options: [
        { id: 'none', label: say('None') },
        { id: 'open', label: say('Open') },
        { id: 'all', label: say('All') },
      ],
      chosen: ['open', 'all'].find((each) => each === options['tasks']) ?? 'none',
    },
  ];
}
