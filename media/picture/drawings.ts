// The drawings of pictures, each loaded when its picture is shown. A new one is a file beside this one and a row here.
import type { PictureId } from '../../src/ui/picture/pictureMessages.ts';
import type { Drawing } from './page.ts';

/** The drawing of each picture. */
export const drawings: Readonly<Record<PictureId, () => Promise<Drawing>>> = {
  board: () => import('./board.ts'),
  radar: () => import('./techRadar.ts'),
  risks: () => import('./riskMatrix.ts'),
  workload: () => import('./workload.ts'),
  calendar: () => import('./calendar.ts'),
  timeline: () => import('./timeline.ts'),
};
