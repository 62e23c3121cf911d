// The period over which a picture shows what moved. Comes in: a choice and today; goes out: the day it begins, and the drop-down.
import { addDays, type Day } from '../day.ts';
import { type Sayable, say, toSay } from '../language.ts';
import type { PictureControl, PictureInput, PictureOptions } from './picture.ts';
import type { EarlierFields } from './scale.ts';

/** What a picture is made from that can show movement: how rows were when the period began, once that was read. */
export type InputWithPast = PictureInput & { readonly earlier?: EarlierFields };

const periods: readonly { readonly id: string; readonly days: number; readonly label: Sayable }[] = [
  { id: '4w', days: 28, label: toSay('Last 4 weeks') },
  { id: '3m', days: 91, label: toSay('Last 3 months') },
  { id: '1y', days: 365, label: toSay('Last 12 months') },
];

/** The day the chosen period begins; undefined when none is chosen. */
export function periodStart({ since = '' }: PictureOptions, today: Day): Day | undefined {
  const period = periods.find(({ id }) => id === since);
  return period && addDays(today, -period.days);
}

/** The drop-down of periods. */
export function periodControl({ since = '' }: PictureOptions): PictureControl {
  const options = [
    { id: '', label: say('No movement') },
    ...periods.map(({ id, label }) => ({ id, label: say(label) })),
  ];
  return {
    id: 'since',
    label: say('Moved since'),
    options,
    chosen: options.some(({ id }) => id === since) ? since : '',
  };
}

/** A sentence about a period that was chosen while the past is not known; nothing else. */
export function pastWords({ options, context, earlier }: InputWithPast): string {
  const start = periodStart(options, context.today);
  if (start === undefined) return '';
  return earlier ? say('Compared with {0}.', start) : say('The history was not read yet, or there is none.');
}
