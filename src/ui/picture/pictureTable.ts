// The table of pictures: one row each, from which panel, page texts and allowed actions are made. Comes in: nothing; goes out: the
// table. A new picture is its core function, its messages, its drawing, and a row here.

import type { IndexReader } from '../../core/index/rows.ts';
import type { Steps } from '../../core/index/steps.ts';
import { boardQuery, boardSteps } from '../../core/picture/board.ts';
import { calendarSteps } from '../../core/picture/calendar.ts';
import type { InputWithPast } from '../../core/picture/period.ts';
import type { Picture, PictureOptions } from '../../core/picture/picture.ts';
import { radarQuery, radarSteps } from '../../core/picture/radarPicture.ts';
import { riskQuery, riskSteps } from '../../core/picture/riskPicture.ts';
import { timelineSteps } from '../../core/picture/timeline.ts';
import { workQuery, workSteps } from '../../core/picture/workPicture.ts';
import type { ItemCommandId } from '../../manifest.ts';
import type { Localizer } from '../kpi/kpiNumbers.ts';
import { boardTexts } from './boardTexts.ts';
import type { PictureId } from './pictureMessages.ts';
import { radarTexts, riskTexts, workTexts } from './spotTexts.ts';
import { timeTexts } from './timeTexts.ts';

/** What makes a picture this picture. */
export interface PictureKind {
  readonly title: (l10n: Localizer) => string;
  /** Fixed texts of its page, beside those of the frame. */
  readonly texts: (l10n: Localizer) => Readonly<Record<string, string>>;
  /** The query while nobody typed another one. */
  readonly query: (index: IndexReader, options: PictureOptions) => string;
  /** The choices that answers of its command may name. */
  readonly answers: readonly string[];
  /** What its page may do to rows: names of actions and the commands they are. */
  readonly actions: Readonly<Record<string, ItemCommandId>>;
  /** The kind whose rows are compared with how they were, when a period is chosen. */
  readonly past?: string;
  /** It shows where dates stood in the past. */
  readonly wantsDates?: true;
  readonly make: (input: InputWithPast) => Steps<Picture<unknown>>;
}

/** Every picture by its name. */
export const pictureTable: Readonly<Record<PictureId, PictureKind>> = {
  board: {
    title: (l10n) => l10n.t('Board'),
    texts: boardTexts,
    query: (index, options) => boardQuery(index, options['board']),
    answers: ['board', 'by', 'lanes'],
    actions: {
      assign: 'daybook.item.assign',
      more: 'daybook.item.more',
      resolve: 'daybook.item.resolve',
      setDue: 'daybook.item.setDue',
      setField: 'daybook.item.setField',
      setPriority: 'daybook.item.setPriority',
      setProject: 'daybook.item.setProject',
      setState: 'daybook.item.setState',
      tick: 'daybook.task.toggle',
      wait: 'daybook.item.waitFor',
    },
    make: boardSteps,
  },
  radar: {
    title: (l10n) => l10n.t('Technology Radar'),
    texts: radarTexts,
    query: () => radarQuery,
    answers: ['since', 'quadrant', 'owner'],
    actions: { more: 'daybook.item.more', setField: 'daybook.item.setField' },
    past: 'technology',
    make: radarSteps,
  },
  risks: {
    title: (l10n) => l10n.t('Risk Matrix'),
    texts: riskTexts,
    query: () => riskQuery,
    answers: ['position', 'since', 'project', 'owner', 'treatment'],
    actions: { more: 'daybook.item.more', setField: 'daybook.item.setField' },
    past: 'risk',
    make: riskSteps,
  },
  workload: {
    title: (l10n) => l10n.t('Workload'),
    texts: workTexts,
    query: () => workQuery,
    answers: ['weeks', 'team', 'project', 'confidential'],
    actions: { more: 'daybook.item.more', setField: 'daybook.item.setField' },
    make: workSteps,
  },
  calendar: {
    title: (l10n) => l10n.t('Calendar'),
    texts: timeTexts,
    query: () => '-type:note',
    answers: ['mode', 'show'],
    actions: {
      impact: 'daybook.item.impact',
      more: 'daybook.item.more',
      setDue: 'daybook.item.setDue',
      setField: 'daybook.item.setField',
    },
    make: calendarSteps,
  },
  timeline: {
    title: (l10n) => l10n.t('Timeline'),
    texts: timeTexts,
    query: () => 'type:project,milestone,change,task',
    answers: ['zoom', 'group', 'tasks'],
    actions: { impact: 'daybook.item.impact', more: 'daybook.item.more' },
    wantsDates: true,
    make: timelineSteps,
  },
};
