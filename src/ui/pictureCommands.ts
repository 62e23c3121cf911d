// The commands that show pictures. Only wiring. Comes in: their panels; goes out: rows for the command table.
import type { PictureCommandId } from '../manifest.ts';
import type { CommandHandler } from './commandTable.ts';
import { openBoard, openPicture, openTimeline } from './picture/openPicture.ts';
import type { Pictures } from './picture/pictures.ts';

/** A handler for each of them. */
export function pictureCommandTable(
  pictures: Pictures,
  kpiPanel: { open(): void },
): Record<PictureCommandId, CommandHandler> {
  return {
    'daybook.board.open': (...args) => openBoard(pictures, args),
    'daybook.calendar.open': (...args) => openPicture(pictures, 'calendar', args),
    'daybook.kpi.open': () => kpiPanel.open(),
    'daybook.matrix.open': (...args) => openPicture(pictures, 'risks', args),
    'daybook.radar.open': (...args) => openPicture(pictures, 'radar', args),
    'daybook.timeline.open': (...args) => openTimeline(pictures, args),
    'daybook.workload.open': (...args) => openPicture(pictures, 'workload', args),
  };
}
