// The table of pictures: one row each, from which panel, page texts and allowed actions are made. Comes in: nothing; goes out: the
// table. A new picture is its core function, its messages, its drawing, and a row here.

import type { IndexReader } from '../../core/index/rows.ts';
import type { Steps } from '../../core/index/steps.ts';
import { boardQuery, boardSteps } from '../../core/picture/board.ts';
import type { Picture, PictureInput, PictureOptions } from '../../core/picture/picture.ts';
import type { ItemCommandId } from '../../manifest.ts';
import type { Localizer } from '../kpi/kpiNumbers.ts';
import { boardTexts } from './boardTexts.ts';
import type { PictureId } from './pictureMessages.ts';

/** What makes a picture this picture. */
export interface PictureKind {
  readonly title: (l10n: Localizer) => string;
  /** Fixed texts of its page, beside those of the frame. */
  readonly texts: (l10n: Localizer) => Readonly<Record<string, string>>;
  /** The query while nobody typed another one. */
  readonly query: (index: IndexReader, options: PictureOptions) => string;
  /** What its page may do to rows: names of actions and the commands they are. */
  readonly actions: Readonly<Record<string, ItemCommandId>>;
  readonly make: (input: PictureInput) => Steps<Picture<unknown>>;
}

/** Every picture by its name. */
export const pictureTable: Readonly<Record<PictureId, PictureKind>> = {
  board: {
    title: (l10n) => l10n.t('Board'),
    texts: boardTexts,
    query: (index, options) => boardQuery(index, options['board']),
    actions: {
      assign: 'daybook.item.assign',
      more: 'daybook.item.more',
      setDue: 'daybook.item.setDue',
      setField: 'daybook.item.setField',
      setPriority: 'daybook.item.setPriority',
      setProject: 'daybook.item.setProject',
      setState: 'daybook.item.setState',
      tick: 'daybook.task.toggle',
    },
    make: boardSteps,
  },
};
