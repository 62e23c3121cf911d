// The drawings of pictures, in one script with their page: each file more would be another way to the host and back. A new one is a file
// beside this one and a row here.
import type { PictureId } from '../../src/ui/picture/pictureMessages.ts';
import * as board from './board.ts';
import * as calendar from './calendar.ts';
import type { Drawing } from './page.ts';
import * as risks from './riskMatrix.ts';
import * as radar from './techRadar.ts';
import * as timeline from './timeline.ts';
import * as workload from './workload.ts';

/** The drawing of each picture. */
export const drawings: Readonly<Record<PictureId, Drawing>> = { board, radar, risks, workload, calendar, timeline };
